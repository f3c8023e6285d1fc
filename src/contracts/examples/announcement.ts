import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { announce, type AnnouncementRule } from "../rules/announce.ts";
import { dayOrNull, refused } from "./said.ts";

const givenSchema = z.strictObject({
  change: z.string().optional(),
  announced: dayField,
  effective: dayField,
  urgent: z.boolean().default(false),
});

/**
 * Worked examples of announcements. given: { announced, effective, change? (the first of the file),
 * urgent? }; answers { inTime, latestAnnouncement, earliest, lastDayToLeaveFree, endsAs }.
 * Refused: { inTime: false, refused, latestAnnouncement, earliest }.
 */
export function evaluateAnnouncement(rule: AnnouncementRule, given: unknown): unknown {
  const { change, announced, effective, urgent } = givenSchema.parse(given);
  const what = change ?? Object.keys(rule.rule.changes)[0] ?? "";
  const decided = announce(rule, {
    change: what,
    announcedOn: announced,
    effectiveOn: effective,
    urgent,
  });
  if (!decided.ok) {
    const { code, ...facts } = decided.refusal;
    const { change: _change, ...days } = { change: null, ...facts };
    return { inTime: false, ...refused({ code }, days) };
  }
  const { latestAnnouncement, earliest, lastDayToLeaveFree } = decided.value;
  return {
    inTime: true,
    accepted: true,
    latestAnnouncement: formatDay(latestAnnouncement),
    earliest: formatDay(earliest),
    lastDayToLeaveFree: dayOrNull(lastDayToLeaveFree),
    endsAs: rule.rule.changes[what]?.endsAs ?? null,
  };
}
