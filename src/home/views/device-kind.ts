import type { Eoj } from "../model.ts";

/** What a device is to the views; source: the appendix' classes. */
export type DeviceKind =
  | "meter"
  | "sub-meter"
  | "board"
  | "air-conditioner"
  | "light"
  | "water-heater"
  | "solar"
  | "battery"
  | "car"
  | "circuit"
  | "other";

const KINDS: ReadonlyMap<number, DeviceKind> = new Map([
  [0x0288, "meter"],
  [0x028d, "sub-meter"],
  [0x0287, "board"],
  [0x0130, "air-conditioner"],
  [0x0290, "light"],
  [0x0291, "light"],
  [0x026b, "water-heater"],
  [0x0272, "water-heater"],
  [0x0279, "solar"],
  [0x027d, "battery"],
  [0x027e, "car"],
  [0x02a1, "car"],
]);

/** 0x013001 is an air conditioner. */
export function kindOf(eoj: Eoj): DeviceKind {
  return KINDS.get(eoj >> 8) ?? "other";
}
