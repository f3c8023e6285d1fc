import { type Day, monthOf } from "../kernel/day.ts";
import { SLOTS_A_DAY } from "../metering/series.ts";
import { type BatteryYear, emptyBatteryYear, SELF_USE_FIRST } from "../solar/battery/model.ts";
import { runBattery } from "../solar/battery/run-battery.ts";
import type { BatteryEquipment } from "./equipment.ts";
import type { BilledPeriod, EnergyMonth } from "./model.ts";
import { nearest } from "./nearest.ts";
import { sumWh } from "./sum-wh.ts";

/** A dwelling over the year that is priced: Wh per half-hour from the first day of the year on. */
export interface House {
  readonly load: Float64Array;
  readonly generation: Float64Array | null;
  readonly battery: Pick<BatteryEquipment, "battery" | "strategy"> | null;
}

/** What passes its meter: load = bought − sold + generation + discharged − charged in each slot. */
export interface Flows extends House {
  readonly bought: Float64Array;
  readonly sold: Float64Array | null;
  readonly charged: Float64Array | null;
  readonly discharged: Float64Array | null;
}

const NO_BATTERY = {
  battery: {
    capacityWh: 0,
    floorShare: 0,
    ceilingShare: 1,
    chargeW: 0,
    dischargeW: 0,
    chargeEfficiency: 1,
    dischargeEfficiency: 1,
  },
  strategy: SELF_USE_FIRST,
};

/** Runs a house through its year. With `out`, the flows of an earlier run are overwritten. */
export function runHouse(house: House, out?: BatteryYear): Flows {
  const { load, generation, battery } = house;
  if (generation === null && battery === null)
    return { ...house, bought: load, sold: null, charged: null, discharged: null };
  const zeros = generation ?? new Float64Array(load.length);
  const run = { load, generation: zeros, ...(battery ?? NO_BATTERY) };
  const { bought, sold, charged, discharged } = runBattery(
    run,
    out ?? emptyBatteryYear(load.length),
  );
  return { ...house, bought, sold, charged, discharged };
}

/** Energy of each period in whole Wh, rounded once a period. */
export function whByPeriod(
  wh: Float64Array | null,
  from: Day,
  periods: readonly BilledPeriod[],
): readonly number[] {
  return periods.map(({ period }) => {
    if (wh === null) return 0;
    const start = (period.from - from) * SLOTS_A_DAY;
    return nearest(sumWh(wh.subarray(start, (period.until - from) * SLOTS_A_DAY)));
  });
}

/**
 * The flows of each period in whole Wh. What is bought follows from the rest, so that the sum holds
 * in whole Wh as well.
 */
export function energyMonths(
  flows: Flows,
  from: Day,
  periods: readonly BilledPeriod[],
): readonly EnergyMonth[] {
  const sums = (wh: Float64Array | null) => whByPeriod(wh, from, periods);
  const [loads, sold, generated] = [sums(flows.load), sums(flows.sold), sums(flows.generation)];
  const [charged, discharged] = [sums(flows.charged), sums(flows.discharged)];
  const atOnce = whByPeriod(usedAtOnce(flows), from, periods);
  return periods.map(({ period }, index) => {
    const of = (values: readonly number[]) => values[index] ?? 0;
    const boughtWh = of(loads) + of(sold) - of(generated) - of(discharged) + of(charged);
    return {
      month: monthOf(period.from),
      loadWh: of(loads),
      boughtWh,
      soldWh: of(sold),
      generatedWh: of(generated),
      selfUsedWh: of(atOnce),
      chargedWh: of(charged),
      dischargedWh: of(discharged),
    };
  });
}

function usedAtOnce({ load, generation }: Flows): Float64Array | null {
  if (generation === null) return null;
  return load.map((used, slot) => Math.min(used, generation[slot] ?? 0));
}
