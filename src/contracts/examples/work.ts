import { z } from "zod";
import { day } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { entryFor, workOn, type WorkRule } from "../rules/work-terms.ts";

const givenSchema = z.strictObject({
  work: z.string(),
  on: dayField.default(day("2026-04-01")),
  consent: z.enum(["given", "refused"]).optional(),
  reason: z.string().default(""),
});

/**
 * Worked examples of works. given: { work, on?, consent? (given, refused; left out: not asked),
 * reason? }; answers { known, mayEnter, ground, starts, number, free, mayNeed: how many }.
 */
export function evaluateWork(rule: WorkRule, given: unknown): unknown {
  const { work, on, consent, reason } = givenSchema.parse(given);
  const terms = workOn(rule, work, on);
  if (terms === null) return { known: false };
  const word = consent === undefined ? null : { given: consent === "given", reason };
  return {
    known: true,
    ...entryFor(terms, word),
    starts: terms.starts ?? null,
    number: terms.number ?? null,
    free: terms.charge === "none",
    mayNeed: terms.mayNeed?.length ?? 0,
  };
}
