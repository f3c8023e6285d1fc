import { type Day, monthOf } from "../kernel/day.ts";
import { ok, type Result } from "../kernel/result.ts";
import { SLOTS_A_DAY } from "../metering/series.ts";
import type { Missing } from "../rating/energy/charge.ts";
import type { Layout } from "../rating/energy/year/day-classes.ts";
import type { UseProfile } from "../rating/energy/year/use-profile.ts";
import { feedInPrice } from "../rating/feed-in.ts";
import type { SlotPrices } from "../solar/battery/optimal-battery.ts";
import { type Metered, profileOf } from "./electricity-side.ts";
import type { Flows } from "./house.ts";
import { type PricedPlan, rateOne } from "./priced-plans.ts";

/** Added to learn what the next kWh costs: wide enough that rounding to kWh and yen fades. */
const STEP_WH = 10_000;
const STEP_KWH = 10;
/** A spot price of 10 yen, in the hundredths that profiles weigh by. */
const TEN_YEN = 1000;

/**
 * What the next kWh costs and brings in each half-hour, yen per kWh, as weights for a battery:
 * learned from the rating itself, by rating 10 kWh more in one band of every month. 29.80 + 4.18 −
 * 10.27 in the first tier is about 23.7.
 */
export function nextKwh(
  metered: Metered,
  plan: PricedPlan,
  flows: Flows,
): Result<SlotPrices, Missing> {
  const { periods, material, sale } = metered;
  const layouts = periods.map(({ period }) =>
    metered.priced.classes.layoutOf(plan.at, period.from),
  );
  const learned = learn(metered, { plan, layouts, flows });
  const buy = new Float64Array(flows.load.length);
  const sell = new Float64Array(flows.load.length);
  for (const [index, { period }] of periods.entries()) {
    const sold = sale === null ? null : feedInPrice(monthOf(period.from), sale);
    if (sold !== null && !sold.ok) return sold;
    const { n, d } = sold?.value.price.value ?? { n: 0n, d: 1n };
    const start = (period.from - material.from) * SLOTS_A_DAY;
    const end = (period.until - material.from) * SLOTS_A_DAY;
    sell.fill(Math.max(0, Number(n) / Number(d)), start, end);
    const layout = layouts[index];
    if (layout)
      fillPeriod(buy.subarray(start, end), period.from, { metered, layout, index, learned });
  }
  return ok({ buy, sell });
}

/** Yen per kWh by input of a layout, then by period. */
type Learned = readonly Float64Array[];

interface Asked {
  readonly plan: PricedPlan;
  readonly layouts: readonly Layout[];
  readonly flows: Flows;
}

function learn(metered: Metered, { plan, layouts, flows }: Asked): Learned {
  const use = profileOf(metered, flows.bought);
  const base = new Float64Array(layouts.length);
  rateOne(plan, use, base);
  const widest = Math.max(...layouts.map(({ width }) => width));
  return Array.from({ length: widest }, (_, input) => {
    const more = new Float64Array(layouts.length);
    shift(use, layouts, input, 1);
    rateOne(plan, use, more);
    shift(use, layouts, input, -1);
    return more.map((yen, index) => (yen - (base[index] ?? 0)) / STEP_KWH);
  });
}

/** Adds the step to one input of every period, or takes it away again. */
function shift(
  { energies }: UseProfile,
  layouts: readonly Layout[],
  input: number,
  sign: 1 | -1,
): void {
  for (const [index, { by, start, width }] of layouts.entries()) {
    if (input >= width) continue;
    const at = start + index * width + input;
    const step = by === "market" && input === 1 ? STEP_WH * TEN_YEN : STEP_WH;
    energies[at] = (energies[at] ?? 0) + sign * step;
  }
}

interface Filling {
  readonly metered: Metered;
  readonly layout: Layout;
  readonly index: number;
  readonly learned: Learned;
}

function fillPeriod(out: Float64Array, from: Day, filling: Filling): void {
  const { metered, layout, index, learned } = filling;
  const { classes, spot } = metered.priced;
  const prices = learned.map((byPeriod) => byPeriod[index] ?? 0);
  const bands = layout.by === "market" ? null : bandsOfClass(layout.runs[index] ?? NO_RUNS);
  for (let slot = 0; slot < out.length; slot += 1) {
    const on = (from + Math.floor(slot / SLOTS_A_DAY)) as Day;
    const ofDay = slot % SLOTS_A_DAY;
    const price =
      bands === null
        ? (prices[0] ?? 0) + ((prices[1] ?? 0) * (spot?.(on)?.[ofDay] ?? 0)) / TEN_YEN
        : (prices[bands.get(classes.classOf[on - classes.from] ?? -1)?.[ofDay] ?? 0] ?? 0);
    out[slot] = Math.max(0, price);
  }
}

const NO_RUNS = new Int32Array();

/** Band of each slot of a day, by class of day. */
function bandsOfClass(runs: Int32Array): ReadonlyMap<number, Uint8Array> {
  const bands = new Map<number, Uint8Array>();
  for (let run = 0; run < runs.length; run += 4) {
    const [kind = 0, band = 0, first = 0, end = 0] = runs.subarray(run, run + 4);
    const slots = bands.get(kind) ?? new Uint8Array(SLOTS_A_DAY);
    slots.fill(band, first, end);
    bands.set(kind, slots);
  }
  return bands;
}
