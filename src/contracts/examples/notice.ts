import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { noticeEffect, type NoticeRule } from "../rules/notice.ts";
import { dayOrNull, refused } from "./said.ts";

const givenSchema = z
  .strictObject({
    act: z.string().optional(),
    noticed: dayField.optional(),
    notified: dayField.optional(),
    arrived: dayField.optional(),
    wished: dayField.optional(),
    leaves: dayField.optional(),
    workPossible: dayField.optional(),
    removed: dayField.optional(),
  })
  .transform((given, context) => {
    const noticed = given.noticed ?? given.notified ?? given.arrived;
    if (noticed !== undefined) return { ...given, noticed };
    const message = "give the day on which the notice arrives as noticed: YYYY-MM-DD";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/**
 * Worked examples of notice. given: { act? (leave), noticed (or notified, arrived), wished? (or
 * leaves), workPossible? (or removed) }; answers { ends, inTime, latestNotice, earliest, claims }:
 * `ends` is the last day of service, or the day from which a change counts, and also stands as
 * `effectiveOn`.
 */
export function evaluateNotice(rule: NoticeRule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  const act = asked.act ?? "leave";
  const decided = noticeEffect(rule, {
    act,
    noticedOn: asked.noticed,
    wishedOn: asked.wished ?? asked.leaves ?? null,
    workOn: asked.workPossible ?? asked.removed ?? null,
  });
  if (!decided.ok) return refused(decided.refusal);
  const { effectiveOn, inTime, latestNotice, earliest } = decided.value;
  return {
    accepted: true,
    ends: formatDay(effectiveOn),
    effectiveOn: formatDay(effectiveOn),
    inTime,
    latestNotice: dayOrNull(latestNotice),
    earliest: formatDay(earliest),
    claims: rule.rule.acts[act]?.claims?.afterwards ?? null,
  };
}
