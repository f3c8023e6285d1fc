import { classOf, deviceTypeOf } from "../echonet/class-table.ts";
import type { Eoj } from "../model.ts";

/** What a device is to views and pages; source: the appendix' classes. */
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
  | "other";

export type DeviceIcon = Exclude<DeviceKind, "sub-meter"> | "controller";

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
const CONTROLLER = 0x05ff;

/** 0x013001 is an air conditioner. */
export function kindOf(eoj: Eoj): DeviceKind {
  return KINDS.get(classOf(eoj)) ?? "other";
}

/** What a device is by its class, in the Device Description's word, for people and as a picture. */
export function deviceKind(eoj: Eoj) {
  const { name, label } = deviceTypeOf(classOf(eoj));
  return { deviceType: name, label, icon: iconOf(eoj) };
}

function iconOf(eoj: Eoj): DeviceIcon {
  if (classOf(eoj) === CONTROLLER) return "controller";
  const kind = kindOf(eoj);
  return kind === "sub-meter" ? "meter" : kind;
}

/** The resident's own name for a device, or what it is. */
export function nameOf({ name, eoj }: { readonly name: string; readonly eoj: Eoj }) {
  return name === "" ? deviceKind(eoj).label : { ja: name, en: name };
}
