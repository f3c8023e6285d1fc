import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { type Located, rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../household/close-life.ts";
import { warningsFor } from "../rules/deadline-check.ts";
import {
  type Asked,
  decided,
  type Decision,
  type NewEvent,
  refuse,
  type Refused,
} from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { askedAfter } from "../household/asked.ts";
import { recorded } from "../household/household-after.ts";
import { noticeEffect } from "../rules/notice.ts";
import { eventsOf } from "../history/read-history.ts";
import { reopened, runningNotice } from "../household/reopen.ts";
import { spoken } from "../words/spoken.ts";
import { endsAnyway } from "./ends-anyway.ts";
import { clausesOnLeaving, type LastDay, notesOnLeaving } from "./leaving-notes.ts";
import { type Standing, standingOfReason } from "./leaving-reasons.ts";
import { refusedByState } from "./state-needed.ts";
import { answered, refusedUnanswered } from "./unanswered.ts";

/**
 * Leave by notice (MM-23, HM-06, HH-06, EN-14, IT-11): the notice and the last day of service, with
 * everything that ends along with it. Fibre, said 2025-03-21 for 2025-03-31: that day; said a day
 * later: 2025-04-30. A second notice takes the place of the first.
 */
export function leave(asked: Asked, action: ActionOf<"leave">): Decision {
  const shut = refusedByState(asked, "notice", ["accepted", "active", "suspended", "paused"]);
  if (shut) return shut;
  const reason = standingOfReason(asked, action.reason);
  if (!reason.ok) return reason;
  const unanswered = refusedUnanswered(asked, action);
  if (unanswered) return unanswered;
  const running = runningNotice(asked.life, asked.on);
  const isNoticed = eventsOf(asked.life, "notice-given").length > 0;
  // Work that takes longer moves the day of the notice that was given, not the notice.
  const said = running && action.workOn !== null ? running.notice.on : asked.on;
  const wishedOn = action.wishedOn ?? (said === asked.on ? null : (running?.end.on ?? null));
  const last = lastDayOf(asked, { ...action, wishedOn, noticedOn: said }, reason.value);
  if (!last.ok) return last;
  const undone = isNoticed ? reopened(asked) : ok([]);
  if (!undone.ok) return undone;
  const open = askedAfter(asked, undone.value);
  if (!open.ok) return open;
  return leaveWith(open.value, { action, last: last.value, reason: reason.value }, undone.value);
}

interface Agreed {
  readonly action: ActionOf<"leave">;
  readonly last: LastDay;
  readonly reason: Standing;
}

function leaveWith(asked: Asked, agreed: Agreed, undone: readonly NewEvent[]): Decision {
  const { catalogue, contract, life, on, now } = asked;
  const { action, last, reason } = agreed;
  const { lastDay } = last;
  const clauses = [...new Set([...clausesOnLeaving(asked), ...reason.clauses])];
  const own = closeLife(life, { lastDay, reason: action.reason, on, now });
  if (own.length === 0) return endsAnyway(asked, clauses);
  const { follows, events } = whatFollowsEnd(asked, contract.id, lastDay, action.reason);
  const warnings = warningsFor(catalogue, life.service, "leave", action.answers, on);
  return ok(
    decided({
      events: [
        ...undone,
        ...answered(asked, action),
        recorded(asked, { type: "notice-given", leavesOn: lastDay, reason: action.reason }),
        ...own.map((event) => ({ contract: contract.id, event })),
        ...removalOf(asked, action.workOn ?? lastDay),
        ...events,
      ],
      follows,
      notes: [...warnings, ...notesOnLeaving(asked, last, clauses)],
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

interface Notice {
  readonly noticedOn: Day;
  readonly wishedOn: Day | null;
  readonly workOn: Day | null;
}

function lastDayOf(asked: Asked, said: Notice, reason: Standing): Result<LastDay, Refused> {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "notice").at(0);
  const clauses = clausesOnLeaving(asked);
  if (!rule) return no(noSuchNotice(clauses));
  if (reason.atOnce) {
    const wished = said.wishedOn ?? on;
    const lastDay = wished < on ? on : wished;
    return ok({ lastDay, inTime: wished >= on, latestNotice: null, earliest: on });
  }
  const effect = noticeEffect(rule, { act: "leave", ...said });
  if (!effect.ok) {
    return no(
      effect.refusal.code === "contracts.no-such-act"
        ? noSuchNotice(clauses)
        : dayNotNamed(rule, asked),
    );
  }
  const { effectiveOn: lastDay, ...rest } = effect.value;
  if (reason.through !== null && lastDay > reason.through) {
    return no(afterTheWindow(reason.through, lastDay, reason.clauses));
  }
  return ok({ lastDay, ...rest });
}

/** Equipment that is taken away at a price has its removal ordered with the notice (HM-06). */
function removalOf(asked: Asked, plannedOn: Day): NewEvent[] {
  const { catalogue, life } = asked;
  const priced = rulesOf(catalogue, life.service, "one-off-fee").some(
    ({ rule }) => "removal" in rule.fees,
  );
  if (!priced || life.startedOn === null) return [];
  return [recorded(asked, { type: "work-ordered", work: "removal", plannedOn, facts: {} })];
}

function noSuchNotice(clauses: readonly string[]): Refused {
  return refuse({
    code: "contracts.no-such-act",
    clauses,
    reason: {
      ja: "この契約には解約の定めがありません",
      en: "These terms know no notice of leaving",
    },
  }).refusal;
}

function dayNotNamed(rule: Located<RuleOf<"notice">>, asked: Asked): Refused {
  const { on } = asked;
  const probe = noticeEffect(rule, { act: "leave", noticedOn: on, wishedOn: on, workOn: null });
  const earliest = probe.ok ? probe.value.earliest : on;
  const day = spoken(earliest);
  return refuse({
    code: "contracts.day-not-named",
    clauses: clausesOnLeaving(asked),
    reason: { ja: "解約を希望する日をお知らせください", en: "Name the day on which to leave" },
    needed: {
      ja: `本日のお申し出では、もっとも早い日は${day.ja}です`,
      en: `Said today, the earliest day is ${day.en}`,
    },
    days: { earliest },
  }).refusal;
}

function afterTheWindow(through: Day, lastDay: Day, clauses: readonly string[]): Refused {
  const [window, found] = [spoken(through), spoken(lastDay)];
  return refuse({
    code: "contracts.after-the-window",
    clauses,
    reason: {
      ja: `料金改定を理由とする解約は${window.ja}までの終了に限られます（このお申し出では${found.ja}に終わります）`,
      en: `Leaving for the revision must end by ${window.en}; this notice ends with ${found.en}`,
    },
    needed: { ja: "通常の解約としてお申し出ください", en: "Leave by an ordinary notice instead" },
    days: { lastDay: through, earliest: lastDay },
  }).refusal;
}
