import { z } from "zod";
import { addDays, type Day } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import { yen } from "../../kernel/yen.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { lateFee, lateInterest } from "../late.ts";
import { answerOfCosts, dayField, yenField } from "./example-terms.ts";

const givenSchema = z
  .strictObject({
    amount: yenField.optional(),
    due: dayField.optional(),
    nextDue: dayField.optional(),
    dueDays: z.array(dayField).optional(),
    /** The day that the operator sets. */
    from: dayField.optional(),
    paid: dayField,
    lateFeeCharged: z.boolean().optional(),
  })
  .refine(({ due, from, dueDays }) => (due ?? from ?? dueDays) !== undefined, {
    message: "say when it was due, or from when interest runs",
    path: ["due"],
  });

/** Only what the late fee costs, on the day it arises. */
const feeSchema = z.strictObject({ fee: z.enum(["late-fee", "late"]), on: dayField });

/**
 * Worked examples of lateness. `given`: `amount`, `due` (or `from`, the day the operator sets) and
 * `paid`; for a late fee `due` and `nextDue`, or `dueDays`; `fee: late-fee` with `on` asks only
 * what it costs. Answers `days` and `interest`, `lateFee`, `withTax`.
 */
export function evaluateLate(
  located: Located<RuleOf<"late">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const taxOn = (day: Day) => taxPercentOn(catalogue, day);
  const only = feeSchema.safeParse(given);
  if (only.success) return priceOfFee(located, only.data.on, taxOn);
  const asked = givenSchema.parse(given);
  const { paid, from, lateFeeCharged, nextDue } = asked;
  const due = asked.due ?? (from === undefined ? undefined : addDays(from, -1));
  const dueDays = asked.dueDays ?? [due, nextDue].filter((day) => day !== undefined);
  const fee = lateFee(located, { dueDays, paid, asOf: paid }, taxOn);
  const interest =
    due === undefined || asked.amount === undefined
      ? null
      : lateInterest(located, {
          amount: yen(asked.amount),
          due,
          paid,
          ...(from === undefined ? {} : { from }),
          bearsLateFee: lateFeeCharged === true || fee !== null,
        });
  return {
    days: interest?.days ?? 0,
    interest: interest ? toText(interest.amount.value) : 0,
    lateFee: fee ? toText(fee.amount.value) : 0,
    ...answerOfCosts([fee, interest].filter((cost) => cost !== null)),
  };
}

function priceOfFee(located: Located<RuleOf<"late">>, on: Day, taxOn: (day: Day) => 8 | 10) {
  const missed = Array.from({ length: located.rule.lateFee?.misses ?? 0 }, () => addDays(on, -1));
  const fee = lateFee(located, { dueDays: missed, paid: null, asOf: on }, taxOn);
  return { lateFee: fee ? toText(fee.amount.value) : 0, ...answerOfCosts(fee ? [fee] : []) };
}
