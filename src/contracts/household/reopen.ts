import type { Day } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { carryThrough } from "./carry-through.ts";
import { type Asked, decided, type NewEvent, type Refused } from "../decision.ts";
import {
  ENDED_WITH_IT,
  type Fact,
  isFor,
  isOperators,
  leavingNotices,
  restored,
  retraction,
} from "./ends-that-followed.ts";
import type { ContractEvent } from "../model.ts";
import { eventsOf, type Life } from "../history/read-history.ts";

type Ended = Fact<"ended">;

/** A notice of leaving that was given, and the last day that was recorded for it. */
export interface RunningNotice {
  readonly notice: Fact<"notice-given">;
  readonly end: Fact<"ended">;
}

/** The customer's notice under which a contract ends later than a day; null: there is none. */
export function runningNotice(life: Life, on: Day): RunningNotice | null {
  const end = endAhead(life, on);
  const notice = end && leavingNotices(life).findLast((each) => isFor(each, end));
  return end && notice ? { notice, end } : null;
}

function endAhead(life: Life, on: Day): Fact<"ended"> | null {
  const end = eventsOf(life, "ended").at(-1);
  return end && end.on > on ? end : null;
}

/**
 * The events that make notices never to have been given: the notices, the last day, the removal
 * ordered for it; what had been taken back for its sake counts again. Ends of other contracts stay
 * only where something else still brings them about; so may an end of this one. What was taken back
 * and fits no more is refused.
 */
export function reopened(asked: Asked): Result<readonly NewEvent[], Refused> {
  const events = ownUndone(asked).map((event) => ({ contract: asked.contract.id, event }));
  const undone = carryThrough(asked, decided({ events, clauses: [] }));
  return undone.ok ? ok(undone.value.events) : undone;
}

function ownUndone(asked: Asked): readonly ContractEvent[] {
  const { life, contract, on } = asked;
  const notices = leavingNotices(life);
  const running = runningNotice(life, on);
  if (!running) return notices.map((event) => retraction(asked, event));
  const { end, notice } = running;
  const ordered = eventsOf(life, "work-ordered").filter(isOf(notice.recordedAt));
  const taken = [...notices, end, ...ordered].map((event) => retraction(asked, event));
  return [...taken, ...restored(asked, contract, end, (each) => stands(asked, end, each))];
}

/** An end that this notice took back stands again, unless it was of a notice that goes with it. */
function stands({ contract, life }: Asked, { recordedAt }: ContractEvent, each: Ended): boolean {
  if (each.reason === ENDED_WITH_IT) return false;
  if (isOperators(life, each)) return true;
  const withIt = contract.history.flatMap((event) => {
    const taken = event.type === "retracted" && event.fact === "notice-given";
    return taken && event.recordedAt === recordedAt ? [event.factOn] : [];
  });
  return !contract.history.some((event) => {
    return event.type === "notice-given" && withIt.includes(event.on) && isFor(event, each);
  });
}

function isOf(instant: string) {
  return ({ recordedAt }: ContractEvent): boolean => recordedAt === instant;
}
