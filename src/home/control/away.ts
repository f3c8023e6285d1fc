import type { Eoj, Properties } from "../model.ts";
import { classOf } from "../echonet/class-table.ts";

export interface AwayDevice {
  readonly device: string;
  readonly eoj: Eoj;
  readonly state: Properties;
}

export interface Setting {
  readonly device: string;
  readonly set: Properties;
}

/**
 * Classes that may rest while nobody is at home: air conditioners and lights. Water heaters,
 * batteries and cars have work of their own to do; a fridge is nobody's to switch off.
 */
const MAY_REST: readonly number[] = [0x0130, 0x0290, 0x0291];

/** Off, for each device that may rest and is not known to be off already. */
export function restSettings(devices: readonly AwayDevice[]): readonly Setting[] {
  return devices
    .filter(
      ({ eoj, state }) => MAY_REST.includes(classOf(eoj)) && state["operationStatus"] !== false,
    )
    .map(({ device }) => ({ device, set: { operationStatus: false } }));
}
