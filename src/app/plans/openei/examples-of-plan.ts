import {
  addToMonth,
  daysIn,
  firstDay,
  formatDay,
  formatMonth,
  type Month,
  monthOf,
  weekday,
} from "../../../kernel/day.ts";
import {
  add,
  compare,
  decimal,
  type Exact,
  multiply,
  subtract,
  toText,
  whole,
  ZERO,
} from "../../../kernel/exact.ts";
import type { ConvertedPlan, Tier } from "./plan-of-rate.ts";
import type { OpenEiRate } from "./read-rate.ts";
import { bandKey } from "./timetable.ts";

const MONTHS = 12;
const SATURDAY = 6;

/**
 * Worked examples of a converted plan, reckoned from the rate's own schedules and not by the
 * rating: a month of the year each with 1 kWh in every half-hour, and each band into its last tier.
 */
export function examplesOf(rate: OpenEiRate, plan: ConvertedPlan): readonly unknown[] {
  const first = addToMonth(monthOf(plan.from), 1);
  const months = Array.from({ length: MONTHS }, (_, at) => addToMonth(first, at));
  const ends = rate.enddate === undefined ? null : Math.floor(rate.enddate / 86_400);
  const known = months.filter((of) => ends === null || firstDay(of) <= ends);
  return [...known.map((of) => ofMonth(of, rate, plan)), ...intoLastTiers(known[0] ?? first, plan)];
}

function ofMonth(of: Month, rate: OpenEiRate, plan: ConvertedPlan): unknown {
  const kwh = new Map<string, number>();
  for (let day = firstDay(of); day < firstDay(addToMonth(of, 1)); day = (day + 1) as typeof day) {
    const isWeekend = weekday(day) === 0 || weekday(day) === SATURDAY;
    const table = isWeekend ? rate.energyweekendschedule : rate.energyweekdayschedule;
    // 1 kWh in each half-hour: two in each hour.
    for (const period of table[of % MONTHS] ?? []) {
      kwh.set(bandKey(period), (kwh.get(bandKey(period)) ?? 0) + 2);
    }
  }
  return example(
    `${formatMonth(of)}, 1 kWh in every half-hour`,
    { halfHourWh: 1000 },
    of,
    kwh,
    plan,
  );
}

function intoLastTiers(of: Month, plan: ConvertedPlan): readonly unknown[] {
  return [...plan.bands].map(([band, tiers]) => {
    const last = tiers.at(-2)?.upTo ?? "0";
    const kwh = Math.floor(Number(last)) + 50;
    const use = plan.bands.size === 1 ? { kwh } : { bands: { [band]: kwh } };
    return example(`${kwh} kWh in ${band}`, use, of, new Map([[band, kwh]]), plan);
  });
}

function example(
  name: string,
  use: object,
  of: Month,
  kwh: ReadonlyMap<string, number>,
  plan: ConvertedPlan,
): unknown {
  const parts = [...plan.bands].map(([band, tiers]) => tierSum(kwh.get(band) ?? 0, tiers));
  const energy = parts.reduce<Exact>((sum, part) => add(sum, part.value), ZERO);
  const base = baseIn(of, plan);
  const reached = add(base, energy);
  const least = plan.minimum === null ? reached : decimal(plan.minimum);
  const owed = compare(reached, least) < 0 ? subtract(least, reached) : ZERO;
  const sums = parts.flatMap(({ text }) => (text === "" ? [] : [text]));
  return {
    name,
    clause: "EN-01",
    given: {
      plan: plan.key,
      ...use,
      from: formatDay(firstDay(of)),
      until: formatDay(firstDay(addToMonth(of, 1))),
      bill: formatMonth(addToMonth(of, 1)),
    },
    expect: { base: toText(base), energy: toText(energy), minimum: toText(owed) },
    because: `${sums.join(" + ")} = ${toText(energy)}; base ${toText(base)}`,
  };
}

function baseIn(of: Month, { base }: ConvertedPlan): Exact {
  if (base === null) return ZERO;
  const amount = decimal(base.amount);
  return base.by === "day" ? multiply(amount, whole(daysIn(of))) : amount;
}

/** 121 kWh at 20 to 120 and 25 above: 120 × 20 + 1 × 25. */
function tierSum(kwh: number, tiers: readonly Tier[]): { value: Exact; text: string } {
  let value = ZERO;
  let below = ZERO;
  const texts: string[] = [];
  for (const { upTo, price } of tiers) {
    const used = whole(kwh);
    const top = upTo === undefined || compare(used, decimal(upTo)) < 0 ? used : decimal(upTo);
    const inTier = subtract(top, below);
    if (compare(inTier, ZERO) > 0) {
      value = add(value, multiply(inTier, decimal(price)));
      texts.push(`${toText(inTier)} × ${price}`);
    }
    if (upTo !== undefined) below = decimal(upTo);
  }
  return { value, text: texts.join(" + ") };
}
