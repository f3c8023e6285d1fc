import { z } from "zod";
import { addDays } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { chargedFrom } from "../charged-period.ts";
import { freeExitMonths, priceOfLeaving } from "../exit-fee.ts";
import { answerOfCosts, bareTenure, dayField, formatMonth } from "./example-terms.ts";

const givenSchema = z.strictObject({
  item: z.string().optional(),
  plan: z.string().optional(),
  started: dayField,
  /** First day of a renewed term. */
  renewed: z.union([dayField, z.array(dayField)]).optional(),
  /** Last day of service. */
  ended: dayField.optional(),
  leaves: dayField.optional(),
  reason: z.string().optional(),
  /** Services held beside it. */
  held: z.array(z.string()).optional(),
});

/**
 * Worked examples of the price of leaving. `given`: `item` (or `plan`), `started`, `renewed` (first
 * days of renewed terms), `ended` (or `leaves`, the last day), `reason`, `held`. Answers `fee`,
 * `free`, `why`, `freeMonths`, `withTax`, and for remaining months their number.
 */
export function evaluateExitFee(
  located: Located<RuleOf<"exit-fee">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const asked = givenSchema.parse(given);
  const { started, renewed = [], ended, leaves, reason, held = [] } = asked;
  const item = asked.item ?? asked.plan ?? Object.keys(located.rule.items)[0] ?? "";
  const last = ended ?? leaves;
  const renewals = (Array.isArray(renewed) ? renewed : [renewed]).toSorted((a, b) => a - b);
  const fees = rulesOf(catalogue, located.service, "monthly-fee").find(
    ({ rule }) => item in rule.items,
  );
  const charged = fees ? chargedFrom(fees.rule.begins, started) : started;
  const tenure = bareTenure(located.service, {
    startedOn: started,
    endedOn: last === undefined ? null : addDays(last, 1),
    termStarts: [charged, ...renewals],
    items: [{ item, from: started, until: null }],
  });
  const freeMonths = freeExitMonths(tenure, located.rule).map(formatMonth);
  if (last === undefined) return { freeMonths };
  const taxOn = (day: typeof last) => taxPercentOn(catalogue, day);
  const leaving = { on: last, reason: reason ?? "customer" };
  const found = priceOfLeaving(tenure, { located, catalogue, taxOn, held }, leaving);
  if (!found.ok) return { held: found.refusal.code, missing: found.refusal.missing, freeMonths };
  const price = found.value;
  if (price.free !== null)
    return { fee: 0, amount: 0, free: true, why: price.free, freeMonths, lines: [] };
  return {
    fee: toText(price.cost.amount.value),
    free: false,
    freeMonths,
    ...monthsIn(price.cost.amount.why),
    ...answerOfCosts([price.cost]),
  };
}

function monthsIn(why: object): { months?: number } {
  if (!("product" in why) || !Array.isArray(why.product)) return {};
  const counted: unknown = why.product.at(-1);
  const { count } = z.object({ count: z.int() }).parse(counted);
  return { months: count };
}
