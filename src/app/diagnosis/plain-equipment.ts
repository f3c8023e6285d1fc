import { assumptionAt } from "../../diagnosis/assumptions.ts";
import type { BatteryEquipment, SolarEquipment } from "../../diagnosis/model.ts";
import type { Day } from "../../kernel/day.ts";
import { SELF_USE_FIRST } from "../../solar/battery/model.ts";
import { standardLossShare } from "../../solar/panel/pvwatts.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

export interface PlainRoof {
  readonly kw: number;
  readonly tiltDeg: number;
  readonly azimuthDeg: number;
}

/** Half of the capacity in an hour: Engawa's own assumption for a home battery. */
const HOURS_TO_FILL = 2;

/** New panels on one plane, as the assumptions of a day have them, certified on that day. */
export function plainSolar(catalogue: Catalogue, roof: PlainRoof, on: Day): SolarEquipment {
  return {
    present: false,
    system: {
      faces: [roof],
      inverterKw: roof.kw,
      inverterEfficiency: shareOf(catalogue, "inverter-efficiency", on),
      lossShare: standardLossShare(),
    },
    method: "perez",
    sale: { certifiedOn: on, startedIn: null, outputControl: false, buyer: "incumbent" },
    priceYen: null,
  };
}

/**
 * A new battery of a nominal size, as the assumptions of a day have it. 9.8 kWh with a window of 80
 * % gives 7.84 kWh, at 4.9 kW, 88 % there and back.
 */
export function plainBattery(catalogue: Catalogue, kwh: number, on: Day): BatteryEquipment {
  const capacityWh = kwh * 1000;
  const window = shareOf(catalogue, "battery-window", on);
  const oneWay = Math.sqrt(shareOf(catalogue, "battery-round-trip", on));
  return {
    present: false,
    battery: {
      capacityWh,
      floorShare: 1 - window,
      ceilingShare: 1,
      chargeW: capacityWh / HOURS_TO_FILL,
      dischargeW: capacityWh / HOURS_TO_FILL,
      chargeEfficiency: oneWay,
      dischargeEfficiency: oneWay,
    },
    strategy: SELF_USE_FIRST,
    priceYen: null,
  };
}

function shareOf(catalogue: Catalogue, key: string, on: Day): number {
  return Number(assumptionAt(catalogue, key, on).value) / 100;
}
