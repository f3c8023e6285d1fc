import { z } from "zod";
import { addDays, type Day, formatDay, formatMonth } from "../../kernel/day.ts";
import { fillGaps } from "../../metering/fill-gaps.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { billingPeriods, closingDay, firstPeriodUnder } from "../billing-periods.ts";
import type { Tenure } from "../tenure.ts";

const closingSchema = z.strictObject({ bill: monthField });
const gapsSchema = z.strictObject({ missing: z.int().min(0).max(SLOTS_A_DAY) });
const periodsSchema = z.strictObject({
  started: dayField,
  readings: z.array(dayField).min(1),
  ended: dayField.optional(),
  /** A price that changes on this day: from which reading day it counts. */
  priceChanges: dayField.optional(),
});

/**
 * Worked examples of supply periods: the periods and their bills, the day the books close, or
 * whether so many half-hours missing on the first of two days are filled.
 */
export function evaluateSupplyPeriod(
  located: Located<RuleOf<"supply-period">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z.union([closingSchema, gapsSchema, periodsSchema]).parse(given);
  if ("bill" in facts) return { closing: formatDay(closingDay(located, facts.bill, catalogue)) };
  if ("missing" in facts) return { filled: isFilled(facts.missing, located.rule.gaps) };
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
    supply: { area: "tokyo", meter: "example", capacity: null, readingDays: facts.readings },
  };
}
