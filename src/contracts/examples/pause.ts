import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { pause, type PauseRule } from "../rules/pause.ts";
import { dayOrNull, monthOrNull, refused } from "./said.ts";

const givenSchema = z.strictObject({
  item: z.string().optional(),
  noticed: dayField.optional(),
  paused: dayField,
  resumed: dayField.optional(),
  lastResumed: dayField.optional(),
});

/**
 * Worked examples of suspension at the customer's wish. given: { paused, resumed?, noticed? (long
 * before), lastResumed?, item? }; answers { accepted, resumesBy, freeFrom, freeUntil (months),
 * againFrom }. Refused: { accepted: false, refused, latestNotice | againFrom | resumesBy }.
 */
export function evaluatePause(rule: PauseRule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  const decided = pause(rule, {
    item: asked.item ?? null,
    noticedOn: asked.noticed ?? longBefore(rule),
    from: asked.paused,
    resumesOn: asked.resumed ?? null,
    lastResumedOn: asked.lastResumed ?? null,
  });
  if (!decided.ok) {
    const { code, ...facts } = decided.refusal;
    const { item: _item, ...days } = { item: null, ...facts };
    return refused({ code }, days);
  }
  const { resumesBy, free, againFrom } = decided.value;
  return {
    accepted: true,
    resumesBy: formatDay(resumesBy),
    freeFrom: monthOrNull(free?.first ?? null),
    freeUntil: monthOrNull(free?.last ?? null),
    againFrom: dayOrNull(againFrom),
  };
}

/** Where the notice is not what an example is about, it came on the first day of the terms. */
function longBefore({ id, rule }: PauseRule) {
  const [first] = rule.values;
  if (!first) throw new Error(`${id} has no entry`);
  return first.from;
}
