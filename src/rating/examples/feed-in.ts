import { z } from "zod";
import { formatMonth } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { feedInEnds, feedInPrice, type FeedInTerms, feedInYen } from "../feed-in.ts";
import { areaField, numberField, stated, thousandths } from "./energy-facts.ts";

const givenSchema = z.strictObject({
  kwh: numberField,
  month: monthField,
  certified: dayField.optional(),
  started: monthField,
  outputControl: z.boolean().default(false),
  area: areaField.default("tokyo"),
  buyer: z.string().default("incumbent"),
});

/** Worked examples of sold power: the price of a month, the yen, and when the term is over. */
export function evaluateFeedIn(rule: Located<RuleOf<"feed-in">>, given: unknown): unknown {
  const { kwh, month, certified, started, ...facts } = givenSchema.parse(given);
  const terms: FeedInTerms = { rule, certifiedOn: certified ?? null, startedIn: started, ...facts };
  const made = feedInYen({ wh: thousandths(kwh), month, readings: "example" }, terms);
  if (!made.ok) return { held: made.refusal.code, missing: made.refusal.missing };
  const priced = feedInPrice(month, terms);
  const ends = feedInEnds(terms);
  return {
    price: priced.ok ? stated(priced.value.price.value) : null,
    amount: stated(made.value.amount.value),
    phase: made.value.phase,
    range: made.value.range,
    marks: made.value.marks,
    ends: ends === null ? null : formatMonth(ends),
  };
}
