import { createHash } from "node:crypto";
import type { DeviceIdentity } from "./model.ts";

/** The name under which a device is stored and asked for: `dv_` and 20 hex digits. */
export function deviceIdOf({ node, eoj }: DeviceIdentity): string {
  return `dv_${createHash("sha256").update(`${node}|${eoj}`).digest("hex").slice(0, 20)}`;
}
