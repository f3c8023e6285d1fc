import { addDays, addToMonth, civil, type Day, firstDay, monthOf } from "../../kernel/day.ts";
import { earliestAfter, latestBefore } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type AnnouncementRule = Located<RuleOf<"announcement">>;

export interface AnnounceAsk {
  /** What changes: `terms`, `price`, `item-closed`, `service-ended`, `maintenance`. */
  readonly change: string;
  readonly announcedOn: Day;
  /** The first day on which the change counts. */
  readonly effectiveOn: Day;
  readonly urgent: boolean;
}

export interface Announced {
  readonly latestAnnouncement: Day;
  /** The earliest day for which an announcement of this day is early enough. */
  readonly earliest: Day;
  /**
   * Who disagrees may leave without the price of leaving early, this day being the last; or null.
   */
  readonly lastDayToLeaveFree: Day | null;
}

export type AnnounceRefusal =
  | { readonly code: "contracts.no-such-change"; readonly change: string }
  | { readonly code: "contracts.not-on-the-first"; readonly earliest: Day }
  | {
      readonly code: "contracts.announced-too-late";
      readonly latestAnnouncement: Day;
      readonly earliest: Day;
    };

/**
 * Whether a change was told early enough (EN-16, IT-23, HH-16, HH-19). Fees that rise on 2025-04-01
 * with three months' notice are announced by 2025-01-01.
 */
export function announce(
  { id, rule }: AnnouncementRule,
  ask: AnnounceAsk,
): Result<Announced, AnnounceRefusal> {
  const change = rule.changes[ask.change];
  if (!change) return no({ code: "contracts.no-such-change", change: ask.change });
  const { lead } = mustBeInForce(change.values, ask.announcedOn, `${id}/${ask.change}`);
  const { announcedOn, effectiveOn } = ask;
  const onTheFirst = change.effectiveOn === "first-of-month";
  let earliest = onTheFirst
    ? toFirst(earliestAfter(lead, announcedOn))
    : earliestAfter(lead, announcedOn);
  while (latestBefore(lead, earliest) < announcedOn) earliest = addDays(earliest, 1);
  if (onTheFirst && civil(effectiveOn).date !== 1) {
    return no({ code: "contracts.not-on-the-first", earliest });
  }
  const latestAnnouncement = latestBefore(lead, effectiveOn);
  const excused = ask.urgent && change.unlessUrgent === true;
  if (announcedOn > latestAnnouncement && !excused) {
    return no({ code: "contracts.announced-too-late", latestAnnouncement, earliest });
  }
  const lastDayToLeaveFree = change.mayLeave ? addDays(effectiveOn, -1) : null;
  return ok({ latestAnnouncement, earliest, lastDayToLeaveFree });
}

function toFirst(on: Day): Day {
  return civil(on).date === 1 ? on : firstDay(addToMonth(monthOf(on), 1));
}
