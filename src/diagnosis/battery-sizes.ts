import type { Exact } from "../kernel/exact.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import type { Battery } from "../solar/battery/model.ts";
import { batteryPrice } from "./assumed.ts";
import { ageingHouse, CASH_YEARS } from "./cash-flow.ts";
import { profileOf } from "./electricity-side.ts";
import { growthOf, grown } from "./growth.ts";
import { type Flows, runHouse, whByPeriod } from "./house.ts";
import type { BatterySize } from "./model.ts";
import { billsUnder } from "./option-cost.ts";
import { paybackYears } from "./payback.ts";
import { rateAll } from "./priced-plans.ts";
import type { ElectricityScene, Scene } from "./question-scene.ts";
import type { Ranked } from "./ranking.ts";
import type { Earnings } from "./sale.ts";
import { scratchFor } from "./scratch.ts";
import { yearsOf } from "./side.ts";
import { nearest } from "./nearest.ts";

/** Years simulated for each size: ageing goes evenly, so others lie on the straight line. */
const NODES = [0, 9, CASH_YEARS - 1] as const;

interface Sized {
  readonly address: string;
  /** At each of the nodes: bills before growth, and Wh sold by period. */
  readonly bills: readonly number[];
  readonly soldWh: readonly (readonly number[])[];
}

/**
 * What a battery of each size brings in the first year and when it is paid back (EN-02): against no
 * battery, each with the cheapest verified plan. Power scales with size; prices are those of the
 * question per kWh, else of the table.
 */
export function batterySizes(
  scene: Scene,
  ranked: readonly Ranked[],
): Result<readonly BatterySize[], Missing> {
  const { electricity, question, prepared } = scene;
  const { assumed } = prepared;
  const model = question.equipment.battery;
  if (electricity === null || model === null) return ok([]);
  const { after } = electricity.stages;
  const slots = after.load.length;
  const bare = { load: after.load, generation: after.generation, battery: null };
  const of = (flows: Flows) => sized(scene, electricity, { flows, ranked });
  const without = of(runHouse(bare, scratchFor(slots).flows));
  const growth = growthOf(prepared.scenario.scenario.growthPercent, CASH_YEARS);
  const sizes: BatterySize[] = [];
  for (const capacityWh of question.batterySizesWh) {
    const battery = { ...model, battery: resized(model.battery, capacityWh) };
    const own = of(runHouse({ ...bare, battery }, scratchFor(slots).flows));
    const priceYen =
      model.priceYen === null || model.battery.capacityWh === 0
        ? batteryPrice(capacityWh, assumed)
        : nearest((model.priceYen * capacityWh) / model.battery.capacityWh);
    const pair = { without, own };
    const gains = gainsOf(pair, growth, electricity.metered.earnings);
    if (!gains.ok) return gains;
    const [first = 0] = gains.value;
    sizes.push({
      capacityWh,
      priceYen,
      gainYen: first,
      plan: own.address,
      paybackYears: paybackYears(priceYen, gains.value),
    });
  }
  return ok(sizes);
}

/** The same battery with another capacity: its power grows with it. */
function resized(battery: Battery, capacityWh: number): Battery {
  const times = battery.capacityWh > 0 ? capacityWh / battery.capacityWh : 1;
  const { chargeW, dischargeW } = battery;
  return { ...battery, capacityWh, chargeW: chargeW * times, dischargeW: dischargeW * times };
}

interface Running {
  readonly flows: Flows;
  readonly ranked: readonly Ranked[];
}

/** The cheapest verified plan for a house, and that plan while the house ages. */
function sized(scene: Scene, { metered }: ElectricityScene, { flows, ranked }: Running): Sized {
  const years = yearsOf(
    rateAll(metered.priced, profileOf(metered, flows.bought)),
    metered.periods.length,
  );
  const best = cheapestOf(ranked, years);
  const aged = ageingHouse(flows, scene.prepared.assumed.pace);
  const bills: number[] = [];
  const soldWh: (readonly number[])[] = [];
  for (const year of NODES) {
    const { house } = aged(year);
    const own = house === null ? flows : runHouse(house, scratchFor(flows.load.length).flows);
    const { electricityYen, gasYen } = billsUnder(scene, best.option, own);
    bills.push(electricityYen + gasYen);
    soldWh.push(whByPeriod(own.sold, metered.material.from, metered.periods));
  }
  return { address: best.ranked.address, bills, soldWh };
}

/** Among what is verified; what the gas of an option costs does not depend on the battery. */
function cheapestOf(ranked: readonly Ranked[], years: Float64Array): Ranked {
  const netOfOne = ({ option, ranked: { electricity, yearYen } }: Ranked) =>
    yearYen - (electricity?.yearYen ?? 0) + (years[option.electricity] ?? 0);
  const verified = ranked.filter((one) => one.verified);
  const [first, ...others] = verified.length > 0 ? verified : ranked;
  if (first === undefined) throw new Error("nothing was ranked");
  return others.reduce((best, one) => (netOfOne(one) < netOfOne(best) ? one : best), first);
}

/** Gains of each year, grown: without the battery less with it. */
function gainsOf(
  pair: { readonly without: Sized; readonly own: Sized },
  growth: readonly Exact[],
  earnings: Earnings | null,
): Result<readonly number[], Missing> {
  const gains: number[] = [];
  for (const [year, factor] of growth.entries()) {
    const [without, own] = [pair.without, pair.own].map((of) => soldIn(of, year, earnings));
    if (!without?.ok) return without ?? ok(gains);
    if (!own?.ok) return own ?? ok(gains);
    const bills = (of: Sized) => grown(between(of.bills, year), factor);
    gains.push(bills(pair.without) - bills(pair.own) + own.value - without.value);
  }
  return ok(gains);
}

function soldIn(of: Sized, year: number, earnings: Earnings | null): Result<number, Missing> {
  if (earnings === null) return ok(0);
  const periods = of.soldWh[0] ?? [];
  const byPeriod = periods.map((_, period) =>
    between(
      of.soldWh.map((node) => node[period] ?? 0),
      year,
    ),
  );
  const earned = earnings(byPeriod, year);
  return earned.ok ? ok(earned.value.reduce((sum, yen) => sum + yen, 0)) : earned;
}

/** The whole number of a year on the straight line between its nodes. */
function between(amounts: readonly number[], year: number): number {
  const next = NODES.findIndex((node) => node >= year);
  const [from, to] = [NODES[next - 1] ?? 0, NODES[next] ?? 0];
  const [low, high] = [amounts[next - 1] ?? amounts[next] ?? 0, amounts[next] ?? 0];
  const share = to > from ? (year - from) / (to - from) : 1;
  return nearest(low + (high - low) * share);
}
