import { z } from "zod";
import { day } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { checkConditions, type ConditionRule, lostAtEnd } from "../rules/check-conditions.ts";

const givenSchema = z.strictObject({
  on: dayField.default(day("2026-04-01")),
  at: z.enum(["apply", "change", "while"]).default("apply"),
  item: z.string().default(""),
  fromItem: z.string().optional(),
  options: z.array(z.string()).default([]),
  customer: z.string().default("consumer"),
  channel: z.string().default("web"),
  payment: z.string().default("card"),
  place: z.string().default("tokyo"),
  age: z.int().default(40),
  held: z.array(z.string()).default([]),
  appliedTogether: z.array(z.string()).default([]),
  sameService: z.int().default(0),
  facts: z.record(z.string(), z.string()).default({}),
  /** Works that were done at the dwelling. */
  works: z.array(z.string()).default([]),
});

/**
 * Worked examples of conditions. given: { item, held?, appliedTogether?, sameService?, customer?,
 * channel?, payment?, place?, age?, facts?, works?, options?, at? (apply, change, while),
 * fromItem?, on? }; what is left out is an adult consumer in Tokyo on the web who pays by card and
 * holds nothing. Answers { accepted, failed: [names], reasons: [codes], otherwise: [what happens],
 * lostAtEnd: [what an end takes along] }.
 */
export function evaluateCondition(rule: ConditionRule, given: unknown): unknown {
  const { fromItem, ...asked } = givenSchema.parse(given);
  const failed = checkConditions(rule, {
    ...asked,
    ...(fromItem === undefined ? {} : { fromItem }),
  });
  return {
    accepted: failed.length === 0,
    failed: failed.map(({ code }) => code.slice(rule.id.length + 1)),
    reasons: failed.map(({ code }) => code),
    otherwise: failed.map(({ otherwise }) => otherwise),
    lostAtEnd: lostAtEnd(rule, asked).map(({ what }) => what),
  };
}
