import type { Eoj } from "../model.ts";
import { classOf } from "../echonet/class-table.ts";

/** What the operator found out of a kind of device after checking it (MM-03, Art. 3-3). */
export interface DeviceRule {
  readonly verdict: "allow" | "deny";
  /** Null: every maker, product, class. */
  readonly maker: number | null;
  readonly product: string | null;
  readonly deviceClass: number | null;
}

export interface DeviceFacts {
  readonly eoj: Eoj;
  readonly maker: number | null;
  readonly product: string | null;
}

/**
 * Whether a device is left out of the service. The most specific rule that fits decides (product
 * before class before maker); of two equally specific ones, the one that denies; none: served.
 * Deny maker 0x00000B, allow its product X: an X is served, another of the maker is not.
 */
export function isExcluded(rules: readonly DeviceRule[], device: DeviceFacts): boolean {
  let deciding: DeviceRule | null = null;
  for (const rule of rules) {
    if (!fits(rule, device)) continue;
    const before = deciding === null ? -1 : weightOf(deciding);
    const weight = weightOf(rule);
    if (weight > before || (weight === before && rule.verdict === "deny")) deciding = rule;
  }
  return deciding?.verdict === "deny";
}

export function fits({ maker, product, deviceClass }: DeviceRule, device: DeviceFacts): boolean {
  return (
    (maker === null || maker === device.maker) &&
    (product === null || product.trim() === device.product?.trim()) &&
    (deviceClass === null || deviceClass === classOf(device.eoj))
  );
}

/** A product says most; a class of every maker says more than a maker of every class. */
function weightOf({ maker, product, deviceClass }: DeviceRule): number {
  return (product === null ? 0 : 4) + (deviceClass === null ? 0 : 2) + (maker === null ? 0 : 1);
}
