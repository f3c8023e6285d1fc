import type { Exact } from "../kernel/exact.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { agedBattery, capacityShareAfter, fullCycles } from "../solar/battery/ageing.ts";
import type { Pace } from "./assumed.ts";
import { grown } from "./growth.ts";
import { type Flows, type House, runHouse } from "./house.ts";
import type { CashYear } from "./model.ts";
import { type OptionCost, optionCost } from "./option-cost.ts";
import type { Option } from "./options.ts";
import type { Scene } from "./question-scene.ts";
import { scratchFor } from "./scratch.ts";
import { sumWh } from "./sum-wh.ts";
import { nearest } from "./nearest.ts";

export const CASH_YEARS = 20;

export interface CashQuestion {
  /** The plan with the equipment, and the best without it. */
  readonly taken: Option;
  readonly without: Option;
  readonly priceYen: number;
  /** What growth makes of the first year's prices, by year. */
  readonly growth: readonly Exact[];
  readonly pace: Pace;
  /** The years to simulate, from 0; the balance counts those alone. */
  readonly years: readonly number[];
}

export const ALL_YEARS: readonly number[] = Array.from({ length: CASH_YEARS }, (_, year) => year);

/** A year of a house that ages, before growth. */
interface AgedYear extends Pick<CashYear, "generatedWh" | "boughtWh" | "soldWh" | "batteryWh"> {
  readonly cost: OptionCost;
}

/**
 * Twenty years with the new equipment against the best without it (EN-02), each simulated anew with
 * what panels and battery then still do. Bills grow by the scenario, rounded once a year to the
 * yen; what is sold follows the months of its certificate and does not grow.
 */
export function cashFlow(scene: Scene, asked: CashQuestion): Result<readonly CashYear[], Missing> {
  const stages = scene.electricity?.stages;
  if (stages === undefined) return ok([]);
  const rows: CashYear[] = [];
  let balanceYen = -asked.priceYen;
  const after = agedYears(scene, { ...asked, option: asked.taken, flows: stages.after });
  const before = agedYears(scene, { ...asked, option: asked.without, flows: stages.before });
  for (const year of asked.years) {
    const own = after(year);
    if (!own.ok) return own;
    const other = before(year);
    if (!other.ok) return other;
    const factor = asked.growth[year];
    if (factor === undefined) break;
    const { cost, ...energy } = own.value;
    const bills = (of: OptionCost) => grown(of.electricityYen + of.gasYen, factor);
    const withoutYen = bills(other.value.cost) - other.value.cost.soldYen;
    const gainYen = withoutYen - bills(cost) + cost.soldYen;
    balanceYen += gainYen;
    rows.push({
      year: year + 1,
      withoutYen,
      boughtYen: bills(cost),
      soldYen: cost.soldYen,
      gainYen,
      balanceYen,
      ...energy,
    });
  }
  return ok(rows);
}

interface Ageing {
  readonly option: Option;
  readonly flows: Flows;
  readonly pace: Pace;
}

/** A house year by year: simulated anew where anything in it ages, else rated once. */
function agedYears(
  scene: Scene,
  { option, flows, pace }: Ageing,
): (year: number) => Result<AgedYear, Missing> {
  const aged = ageingHouse(flows, pace);
  return (year) => {
    const { house, batteryWh } = aged(year);
    const own = house === null ? flows : runHouse(house, scratchFor(flows.load.length).flows);
    const cost = optionCost(scene, option, own, year);
    if (!cost.ok) return cost;
    return ok({
      cost: cost.value,
      generatedWh: nearest(sumWh(own.generation)),
      boughtWh: nearest(sumWh(own.bought)),
      soldWh: nearest(sumWh(own.sold)),
      batteryWh: nearest(batteryWh),
    });
  };
}

/** The house in its k-th year from 0; null where it is as it was. */
export function ageingHouse(
  flows: Flows,
  pace: Pace,
): (year: number) => { readonly house: House | null; readonly batteryWh: number } {
  const { load, generation, battery, charged } = flows;
  const cycles = battery && charged ? fullCycles({ charged }, battery.battery) : 0;
  return (year) => {
    const capacity = battery?.battery.capacityWh ?? 0;
    if (year === 0 || (generation === null && battery === null))
      return { house: null, batteryWh: capacity };
    const share = capacityShareAfter({ years: year, fullCyclesAYear: cycles }, pace.battery);
    const kept = (1 - pace.solarShare) ** year;
    return {
      house: {
        load,
        generation: generation === null ? null : scaledInto(generation, kept),
        battery: battery && { ...battery, battery: agedBattery(battery.battery, share) },
      },
      batteryWh: capacity * share,
    };
  };
}

/** A year's generation times what is left of it, in the scratch. */
function scaledInto(generation: Float64Array, factor: number): Float64Array {
  const { generation: out } = scratchFor(generation.length);
  for (let slot = 0; slot < out.length; slot += 1) out[slot] = (generation[slot] ?? 0) * factor;
  return out;
}
