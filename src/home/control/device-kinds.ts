import type { Eoj } from "../model.ts";

interface DeviceKind {
  /** Class in the words of the Device Description. */
  readonly deviceType: string;
  readonly label: { readonly ja: string; readonly en: string };
  readonly icon:
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
}

const KINDS: ReadonlyMap<number, DeviceKind> = new Map([
  [0x0288, kind("lvSmartElectricEnergyMeter", "meter", "スマートメーター", "Smart meter")],
  [0x0287, kind("powerDistributionBoard", "board", "分電盤", "Distribution board")],
  [0x028d, kind("smartElectricEnergySubMeter", "meter", "サブメーター", "Sub-meter")],
  [0x0130, kind("homeAirConditioner", "air-conditioner", "エアコン", "Air conditioner")],
  [0x0290, kind("generalLighting", "light", "照明", "Light")],
  [0x0291, kind("monoFunctionalLighting", "light", "照明", "Light")],
  [0x026b, kind("electricWaterHeater", "water-heater", "給湯機（電気）", "Electric water heater")],
  [0x0272, kind("instantaneousWaterHeater", "water-heater", "給湯器（ガス）", "Gas water heater")],
  [0x0279, kind("pvPowerGeneration", "solar", "太陽光発電", "Solar panels")],
  [0x027d, kind("storageBattery", "battery", "蓄電池", "Battery")],
  [0x027e, kind("evChargerDischarger", "car", "V2H充放電器", "Car charger (both ways)")],
  [0x02a1, kind("evCharger", "car", "EV充電器", "Car charger")],
  [0x05ff, kind("controller", "controller", "コントローラー", "Controller")],
]);

/** What a device is by its class; classes without a table here are named by their number. */
export function deviceKind(eoj: Eoj): DeviceKind {
  const code = classOf(eoj);
  const hex = `0x${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return KINDS.get(code) ?? kind(hex, "other", `機器（${hex}）`, `Device (${hex})`);
}

/** The resident's own name for a device, or what it is. */
export function nameOf({ name, eoj }: { readonly name: string; readonly eoj: Eoj }) {
  return name === "" ? deviceKind(eoj).label : { ja: name, en: name };
}

/** Class group and class: 0x013001 is of 0x0130. */
export function classOf(eoj: Eoj): number {
  return eoj >> 8;
}

function kind(deviceType: string, icon: DeviceKind["icon"], ja: string, en: string): DeviceKind {
  return { deviceType, icon, label: { ja, en } };
}
