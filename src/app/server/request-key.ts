import { createHash } from "node:crypto";
import type { Session } from "../../platform/index.ts";

/** The key of a request as it is kept: two people's keys never meet, whatever they send. */
export function requestKey({ userId }: Session, key: string): string {
  return createHash("sha256").update(`${userId}\n${key}`).digest("hex");
}
