import { z } from "zod";
import { isBusinessDay, onBusinessDay } from "../../kernel/business-day.ts";
import { formatDay } from "../../kernel/day.ts";
import { extraDaysOff } from "../business-days.ts";
import type { Catalogue, Located } from "../catalogue.ts";
import { dayField } from "../fields.ts";
import { DAY_OFF_PURPOSES } from "../kinds/business-days.ts";
import type { RuleOf } from "../kinds/index.ts";

const givenSchema = z.strictObject({
  service: z.string(),
  purpose: z.enum(DAY_OFF_PURPOSES),
  on: dayField,
});

/**
 * Worked examples of business days: is the day one, and which are the nearest after and before it
 * (itself, if so).
 */
export function evaluateBusinessDays(
  _located: Located<RuleOf<"business-days">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { service, purpose, on } = givenSchema.parse(given);
  const extra = extraDaysOff(catalogue, service, { purpose, on });
  return {
    businessDay: isBusinessDay(on, extra),
    next: formatDay(onBusinessDay(on, "next", extra)),
    previous: formatDay(onBusinessDay(on, "previous", extra)),
  };
}
