import { z } from "zod";
import { addDays, type Day, formatDay, formatMonth } from "../../kernel/day.ts";
import { daysOf } from "../../kernel/period.ts";
import { fillGaps } from "../../metering/fill-gaps.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { billingPeriods, closingDay, firstPeriodUnder } from "../billing-periods.ts";
import { capacityOver } from "../energy/capacity-over.ts";
import { meterParts, steadySupply } from "../supply.ts";
import type { Supply, Tenure } from "../tenure.ts";

const closingSchema = z.strictObject({ bill: monthField });
const gapsSchema = z.strictObject({ missing: z.int().min(0).max(SLOTS_A_DAY) });
const periodsSchema = z.strictObject({
  started: dayField,
  readings: z.array(dayField).min(1),
  ended: dayField.optional(),
  /** A price that changes on this day: from which reading day it counts. */
  priceChanges: dayField.optional(),
});

const changesSchema = z.strictObject({
  readings: z.array(dayField).min(2),
  /** Meter and contract current by the day from which they count. */
  supplies: z
    .array(z.strictObject({ from: dayField, meter: z.string(), amps: z.int().min(1) }))
    .min(1),
});

/**
 * Worked examples of supply periods: the periods and their bills, the day the books close, whether
 * so many half-hours missing on the first of two days are filled, or which meter's days and which
 * contract current count when they change between two readings.
 */
export function evaluateSupplyPeriod(
  located: Located<RuleOf<"supply-period">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z.union([closingSchema, gapsSchema, changesSchema, periodsSchema]).parse(given);
  if ("bill" in facts) return { closing: formatDay(closingDay(located, facts.bill, catalogue)) };
  if ("missing" in facts) return { filled: isFilled(facts.missing, located.rule.gaps) };
  if ("supplies" in facts) return countedOf(facts, located);
  const { started, readings, ended, priceChanges } = facts;
  const periods = billingPeriods(supplied({ started, readings, ended: ended ?? null }));
  const first = priceChanges === undefined ? null : firstPeriodUnder(periods, priceChanges);
  return {
    periods: periods.map(({ period, billMonth, partial }) => ({
      from: formatDay(period.from),
      lastDay: formatDay(addDays(period.until, -1)),
      bill: formatMonth(billMonth),
      partial,
    })),
    ...(first === null ? {} : { newPriceFrom: formatDay(first.period.from) }),
  };
}

function isFilled(missing: number, gaps: RuleOf<"supply-period">["gaps"]): boolean {
  const quality = new Uint8Array(2 * SLOTS_A_DAY).fill(QUALITY.measured);
  quality.fill(QUALITY.missing, 0, missing);
  return !("missing" in fillGaps(new Int32Array(quality.length), quality, gaps));
}

/** Of the period between the first two readings. */
function countedOf(
  { readings, supplies }: z.output<typeof changesSchema>,
  { rule }: Located<RuleOf<"supply-period">>,
): unknown {
  const spans = supplies.map(({ from, meter, amps }, index) => {
    return { from, until: supplies[index + 1]?.from ?? null, meter, capacity: { amps } };
  });
  const supply: Supply = { area: "tokyo", readingDays: readings, spans };
  const [from, until] = readings;
  if (from === undefined || until === undefined) throw new Error("a period has two readings");
  const capacity = capacityOver(supply, { from, until }, rule);
  const meters = meterParts(supply, { from, until });
  return {
    meters: meters.map(({ meter, period }) => ({ meter, days: daysOf(period) })),
    capacity:
      capacity !== null && "parts" in capacity
        ? capacity.parts.map((part) => ({ ...part.capacity, days: daysOf(part.period) }))
        : capacity,
  };
}

function supplied(facts: { started: Day; readings: readonly Day[]; ended: Day | null }): Tenure {
  return {
    contract: "example",
    service: "example",
    appliedOn: null,
    startedOn: facts.started,
    endedOn: facts.ended,
    termStarts: [facts.started],
    items: [{ item: "standard", from: facts.started, until: facts.ended }],
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    endReason: null,
    supply: steadySupply({
      area: "tokyo",
      meter: "example",
      capacity: null,
      readingDays: facts.readings,
      from: facts.started,
    }),
  };
}
