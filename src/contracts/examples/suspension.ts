import { z } from "zod";
import { dayField } from "../../terms/fields.ts";
import { stopService, type SuspensionRule } from "../rules/stop-service.ts";
import { dayOrNull, refused } from "./said.ts";

const givenSchema = z.strictObject({
  ground: z.string(),
  on: dayField,
  noticed: dayField.optional(),
  warned: dayField.optional(),
  unheeded: z.boolean().default(false),
});

/**
 * Worked examples of suspension by the operator. given: { ground, on, noticed?, warned?, unheeded?
 * }; answers { accepted, route, lastDay, until, fee }. Refused: { accepted: false, refused }.
 */
export function evaluateSuspension(rule: SuspensionRule, given: unknown): unknown {
  const { ground, on, noticed, warned, unheeded } = givenSchema.parse(given);
  const decided = stopService(rule, {
    ground,
    on,
    noticedOn: noticed ?? null,
    warnedOn: warned ?? null,
    unheeded,
  });
  if (!decided.ok) return refused(decided.refusal);
  const { route, lastDay, until, fee } = decided.value;
  return { accepted: true, route, lastDay: dayOrNull(lastDay), until, fee };
}
