import { addDays, addToMonth, type Day, lastDay, monthOf } from "../../kernel/day.ts";
import { earliestAfter, latestBefore, type Lead } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type NoticeRule = Located<RuleOf<"notice">>;
type Act = RuleOf<"notice">["acts"][string];

export interface NoticeAsk {
  /** What is wanted: `leave`, `change`, `pause`, `move`, `name`. */
  readonly act: string;
  /** The day on which the notice arrives. */
  readonly noticedOn: Day;
  /** The day that is wished; null: none was named. */
  readonly wishedOn: Day | null;
  /** When work that it needs can be done, or was; null: none is needed, or it fits. */
  readonly workOn: Day | null;
}

export interface NoticeEffect {
  /** The last day of service, or the day from which the change counts. */
  readonly effectiveOn: Day;
  /** Said early enough for the day that was wished. */
  readonly inTime: boolean;
  /** The latest day to say so for the day wished; null when none was named. */
  readonly latestNotice: Day | null;
  /** The earliest day that a notice of this day reaches. */
  readonly earliest: Day;
}

export type NoticeRefusal =
  | { readonly code: "contracts.no-such-act"; readonly act: string }
  | { readonly code: "contracts.day-not-named"; readonly act: string };

/**
 * When a notice takes effect (MM-23, HM-06, HH-06, EN-14, IT-11, IT-29). Fibre is left at a month's
 * end with 10 days: said 2025-03-21 for 2025-03-31, that day; said 2025-03-22, 2025-04-30.
 */
export function noticeEffect(
  { id, rule }: NoticeRule,
  ask: NoticeAsk,
): Result<NoticeEffect, NoticeRefusal> {
  const act = rule.acts[ask.act];
  if (!act) return no({ code: "contracts.no-such-act", act: ask.act });
  const { lead } = mustBeInForce(act.values, ask.noticedOn, `${id}/${ask.act}`);
  const earliest = earliestEffective(act, lead, ask.noticedOn);
  const wished = ask.wishedOn === null ? null : effectiveDay(act, ask.wishedOn);
  if (wished === null) {
    if (act.undated === undefined) return no({ code: "contracts.day-not-named", act: ask.act });
    const effectiveOn = afterWork(act, earliestAfter(lead, ask.noticedOn), ask.workOn);
    return ok({ effectiveOn, inTime: false, latestNotice: null, earliest });
  }
  const latestNotice = latestBefore(lead, wished);
  const inTime = ask.noticedOn <= latestNotice;
  const agreed = inTime ? wished : lateDay(act, { lead, wished, earliest, arrived: ask.noticedOn });
  return ok({ effectiveOn: afterWork(act, agreed, ask.workOn), inTime, latestNotice, earliest });
}

/** The first day for which a notice of this day is early enough. */
function earliestEffective(act: Act, lead: Lead, noticedOn: Day): Day {
  let candidate = effectiveDay(act, earliestAfter(lead, noticedOn));
  while (latestBefore(lead, candidate) < noticedOn) candidate = nextEffective(act, candidate);
  return candidate;
}

function effectiveDay({ effective }: Act, on: Day): Day {
  return effective === "month-end" ? lastDay(monthOf(on)) : on;
}

function nextEffective({ effective }: Act, on: Day): Day {
  return effective === "month-end" ? lastDay(addToMonth(monthOf(on), 1)) : addDays(on, 1);
}

interface Late {
  readonly lead: Lead;
  readonly wished: Day;
  readonly earliest: Day;
  readonly arrived: Day;
}

function lateDay(act: Act, { lead, wished, earliest, arrived }: Late): Day {
  if (arrived > wished && act.afterwards === "day-of-arrival") return arrived;
  switch (act.tooLate) {
    case "wished-day":
      // Nothing takes effect before it was said.
      return arrived > wished ? effectiveDay(act, arrived) : wished;
    case "next-effective-day":
      return earliest;
    case "lead-after-arrival":
      return earliestAfter(lead, arrived);
  }
}

/**
 * Work that cannot be done in time moves the day; a removal may move it to the end of its month.
 */
function afterWork({ work }: Act, agreed: Day, workOn: Day | null): Day {
  if (workOn === null || work === undefined) return agreed;
  const after = work === "when-possible" ? workOn : lastDay(monthOf(workOn));
  return after > agreed ? after : agreed;
}
