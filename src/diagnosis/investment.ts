import { ok, type Result } from "../kernel/result.ts";
import type { Trouble } from "./electricity-side.ts";
import { type Pace, priceOf } from "./assumed.ts";
import { ALL_YEARS, CASH_YEARS, cashFlow } from "./cash-flow.ts";
import { DRAWS, FACTOR, NORMAL_DRAWS, quantilesOf } from "./draws.ts";
import { growthOf } from "./growth.ts";
import { runHouse } from "./house.ts";
import type { CashYear, Investment, Payback } from "./model.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { Option } from "./options.ts";
import { irrPercent, paybackYears } from "./payback.ts";
import type { ElectricityScene, Scene } from "./question-scene.ts";
import { scratchFor } from "./scratch.ts";
import { houseOf, type HouseMaterial, type Parts, partsOf } from "./scene.ts";
import { drawsOf, NODE, type Slope } from "./surface.ts";
import { bentHouses } from "./uncertain-use.ts";
import { nearestTenth } from "./nearest.ts";

interface Choice {
  /** The plan taken with the equipment, and the best that can be had without it. */
  readonly taken: Option;
  readonly without: Option;
}

const HORIZONS = [10, 15, 20] as const;
const NEVER = 1e9;

/**
 * What new equipment brings against the best that can be had without it (EN-02): so a change of
 * plan, which costs nothing, never pays for panels. Null where nothing new has a price.
 */
export function investmentOf(scene: Scene, choice: Choice): Result<Investment | null, Trouble> {
  const { question, prepared, electricity } = scene;
  const { assumed } = prepared;
  const { solar, battery } = question.equipment;
  const isNew = solar?.present === false || battery?.present === false;
  if (electricity === null || !isNew) return ok(null);
  const priceYen = priceOf(question.equipment, assumed);
  const growth = growthOf(prepared.scenario.scenario.growthPercent, CASH_YEARS);
  const flowAt = (pace: Pace, years: readonly number[]) =>
    cashFlow(scene, { ...choice, priceYen, growth, pace, years });
  const flow = flowAt(assumed.pace, ALL_YEARS);
  const slow = flowAt(assumed.slow, AGED_YEARS);
  const fast = flowAt(assumed.fast, AGED_YEARS);
  if (!flow.ok) return flow;
  if (!slow.ok) return slow;
  if (!fast.ok) return fast;
  const first = firstGains(scene, electricity, choice);
  if (!first.ok) return first;
  const gains = gainsOf(flow.value);
  const paces = {
    middle: gains,
    slow: driftOf(gains, slow.value),
    fast: driftOf(gains, fast.value),
  };
  return ok({
    priceYen,
    cashFlow: flow.value.slice(0, question.years),
    paybackYears: paybackOf(priceYen, paces, first.value),
    irrPercent: irrPercent(priceYen, gains.slice(0, question.years)),
    totals: HORIZONS.map((years) => {
      return { years, yen: flow.value[years - 1]?.balanceYen ?? 0 };
    }),
  });
}

/** Years in which the slow and the fast pace are simulated: ageing drifts evenly between them. */
const AGED_YEARS = [9, CASH_YEARS - 1] as const;

/** By how much each year's gain lies off the middle, straight between the simulated years. */
function driftOf(middle: readonly number[], aged: readonly CashYear[]): readonly number[] {
  const off = AGED_YEARS.map((year, index) => (aged[index]?.gainYen ?? 0) - (middle[year] ?? 0));
  const [early, late] = AGED_YEARS;
  const [first = 0, last = 0] = off;
  return middle.map((_, year) =>
    year <= early
      ? (first * year) / early
      : first + ((last - first) * (year - early)) / (late - early),
  );
}

function gainsOf(flow: readonly CashYear[]): readonly number[] {
  return flow.map(({ gainYen }) => gainYen);
}

/** The gain of the first year by draw, less its middle. */
function firstGains(
  scene: Scene,
  { metered, spread }: ElectricityScene,
  { taken, without }: Choice,
): Result<Float64Array, Trouble> {
  const { before, after } = partsOf(scene.question.equipment);
  const gainOf = (material: HouseMaterial): Result<number, Trouble> => {
    const paid = netUnder(scene, material, { parts: after, option: taken });
    if (!paid.ok) return paid;
    const other = netUnder(scene, material, { parts: before, option: without });
    return other.ok ? ok(other.value - paid.value) : other;
  };
  const middle = gainOf(metered.material);
  if (!middle.ok) return middle;
  const slopes: Slope[] = [];
  for (const { factor, ...bent } of bentHouses(metered.material, spread)) {
    const low = gainOf(bent.low);
    if (!low.ok) return low;
    const high = gainOf(bent.high);
    if (!high.ok) return high;
    slopes.push({ factor, low: low.value - middle.value, high: high.value - middle.value });
  }
  return ok(drawsOf(0, slopes));
}

function netUnder(
  scene: Scene,
  material: HouseMaterial,
  { parts, option }: { readonly parts: Parts; readonly option: Option },
): Result<number, Trouble> {
  const house = houseOf(material, parts);
  if (!house.ok) return house;
  const cost = optionCost(
    scene,
    option,
    runHouse(house.value, scratchFor(material.load.length).flows),
  );
  return cost.ok ? ok(netOf(cost.value)) : cost;
}

interface Paces {
  readonly middle: readonly number[];
  /** Off the middle. */
  readonly slow: readonly number[];
  readonly fast: readonly number[];
}

/**
 * Payback under each draw: every year's gain moves by as much as the first year's does, and with
 * the pace of ageing between the slow and the fast flow.
 */
function paybackOf(priceYen: number, paces: Paces, first: Float64Array): Payback {
  const years = new Float64Array(DRAWS);
  const gains = new Float64Array(paces.middle.length);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const z = NORMAL_DRAWS[FACTOR.ageing * DRAWS + draw] ?? 0;
    for (let year = 0; year < gains.length; year += 1) {
      const drift = (z > 0 ? paces.fast[year] : paces.slow[year]) ?? 0;
      const aged = (drift * Math.abs(z)) / NODE;
      gains[year] = (paces.middle[year] ?? 0) + aged + (first[draw] ?? 0);
    }
    years[draw] = paybackYears(priceYen, gains) ?? NEVER;
  }
  const { p10, p50, p90 } = quantilesOf(years);
  return {
    years: paybackYears(priceYen, paces.middle),
    p10: known(p10),
    p50: known(p50),
    p90: known(p90),
  };
}

function known(years: number): number | null {
  return years > CASH_YEARS ? null : nearestTenth(years);
}
