import { z } from "zod";
import { toText } from "../../kernel/exact.ts";
import { yen } from "../../kernel/yen.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { limitDamages } from "../cap.ts";
import { dayField, yenField } from "./example-terms.ts";

const givenSchema = z.strictObject({
  /** Monthly fees, oldest first. */
  fees: z.array(yenField).optional(),
  /** All fees received so far. */
  received: yenField.optional(),
  days: z.int().min(1).optional(),
  feeOfDays: yenField.optional(),
  claimed: yenField,
  on: dayField.optional(),
  grossFault: z.boolean().optional(),
});

/**
 * Worked examples of caps on damages. `given`: `claimed` and `fees` by month (or `received` in all;
 * or, in the first month, `days` and `feeOfDays`), the day `on`, `grossFault`. Answers `cap`,
 * `paid`, `refused`.
 */
export function evaluateCap(located: Located<RuleOf<"cap">>, given: unknown): unknown {
  const { fees, received, days, feeOfDays, claimed, on, grossFault } = givenSchema.parse(given);
  const day = on ?? located.rule.values.at(-1)?.from;
  if (day === undefined) throw new Error(`${located.id} has no value`);
  const young = days === undefined ? {} : { days: { count: days, fee: feeOfDays ?? yen(0) } };
  const months = fees ?? (received === undefined ? [] : [received]);
  const limited = limitDamages(located, {
    claimed,
    on: day,
    fees: { months, ...young },
    grossFault: grossFault ?? false,
  });
  const { paid, refused, cap } = limited;
  return { cap: toText(cap.value), paid, refused };
}
