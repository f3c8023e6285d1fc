import { formatDay } from "../../kernel/day.ts";
import { DEADLINE_KINDS } from "../../terms/kinds/reminder.ts";
import type { Deadline } from "./deadline.ts";
import { lastDaysOfNumbers } from "./approval-number.ts";
import { endOfDiscontinued } from "./discontinued.ts";
import { documentsToGive } from "./documents.ts";
import { firstDaysCharged } from "./fee-begins.ts";
import type { Dated, Family, Found, Span } from "./found.ts";
import { daysToLeaveAfterAnnouncement, daysToLeaveFree } from "./leave-free.ts";
import { daysToGiveNotice } from "./notice.ts";
import { daysOfPause } from "./pause.ts";
import { endOfService, startOfService } from "./start-and-end.ts";
import { longestSuspension } from "./suspension.ts";
import { endOfTerm, renewals } from "./term.ts";
import { daysToMeetDemands } from "./told.ts";
import { endOfTrial } from "./trial.ts";
import { confirmationOfEmail, daysToWithdraw } from "./withdrawal.ts";
import { announcedDays, plannedWork } from "./work.ts";
import { tellBefore } from "./reminder.ts";

export type { Dated } from "./found.ts";

/** One file or function for each family; a new one is a line here. */
const FAMILIES: readonly Family[] = [
  startOfService,
  plannedWork,
  announcedDays,
  daysToWithdraw,
  confirmationOfEmail,
  daysToMeetDemands,
  lastDaysOfNumbers,
  endOfTrial,
  daysOfPause,
  longestSuspension,
  firstDaysCharged,
  daysToLeaveFree,
  daysToLeaveAfterAnnouncement,
  daysToGiveNotice,
  renewals,
  endOfTerm,
  endOfService,
  endOfDiscontinued,
  documentsToGive,
];

/**
 * Every day that matters in a contract between two days, nearest first (XX-04): read from history
 * and terms alone. Supply from 2024-05-10, asked for May 2027: objection by 05-16, free to leave
 * through 05-31.
 */
export function deadlinesOf(dated: Dated, span: Span): readonly Deadline[] {
  return FAMILIES.flatMap((family) => family(dated, span))
    .filter(({ on }) => on >= span.from && on <= span.through)
    .map((found) => named(dated, found))
    .toSorted((a, b) => a.on - b.on || rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function named({ catalogue, life }: Dated, found: Found): Deadline {
  const { kind, on, of, label, clauses, concerns, act = null } = found;
  const { contract, service } = life;
  const parts = [contract, kind, ...(of === undefined ? [] : [of]), formatDay(on)];
  const before = tellBefore(catalogue, service, { kind, on });
  const id = parts.join("/");
  return { id, contract, service, kind, on, label, clauses, concerns, tellBefore: before, act };
}

function rank({ kind }: Deadline): number {
  return DEADLINE_KINDS.indexOf(kind);
}
