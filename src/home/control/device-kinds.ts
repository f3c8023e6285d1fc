import { classOf, deviceTypeOf } from "../echonet/class-table.ts";
import type { Eoj } from "../model.ts";

export type DeviceIcon =
  | "meter"
  | "board"
  | "air-conditioner"
  | "light"
  | "water-heater"
  | "solar"
  | "battery"
  | "car"
  | "controller"
  | "other";

const ICONS: ReadonlyMap<number, DeviceIcon> = new Map([
  [0x0288, "meter"],
  [0x028d, "meter"],
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
  [0x05ff, "controller"],
]);

/** What a device is by its class, in the Device Description's word, for people and as a picture. */
export function deviceKind(eoj: Eoj) {
  const { name, label } = deviceTypeOf(classOf(eoj));
  return { deviceType: name, label, icon: ICONS.get(classOf(eoj)) ?? ("other" as const) };
}

/** The resident's own name for a device, or what it is. */
export function nameOf({ name, eoj }: { readonly name: string; readonly eoj: Eoj }) {
  return name === "" ? deviceKind(eoj).label : { ja: name, en: name };
}
