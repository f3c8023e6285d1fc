import type { Day } from "../kernel/day.ts";
import type { Asked, NewEvent } from "./decision.ts";
import { ENDED_WITH_IT, whatFollowsEnd } from "./dependents.ts";
import { askedAfter, grownBy } from "./household-after.ts";
import type { Contract, ContractEvent } from "./model.ts";
import { isBefore } from "./order-events.ts";
import { eventsOf, type Life } from "./read-history.ts";
import { lifeOf } from "./told.ts";

type Ended = Fact<"ended">;
type Fact<Type extends ContractEvent["type"]> = Extract<ContractEvent, { readonly type: Type }>;

/** A notice of leaving that was given, and the last day that was recorded for it. */
export interface RunningNotice {
  readonly notice: Fact<"notice-given">;
  readonly end: Fact<"ended">;
}

const LEAVING = ["leave", "move"];

function leavingNotices(life: Life): readonly Fact<"notice-given">[] {
  return eventsOf(life, "notice-given").filter(({ act = "leave" }) => LEAVING.includes(act));
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

/** Histories taken over from elsewhere may name no day in the notice. */
function isFor({ leavesOn, recordedAt }: Fact<"notice-given">, end: ContractEvent): boolean {
  return leavesOn === null ? recordedAt === end.recordedAt : leavesOn === end.on;
}

/**
 * The events that make notices never to have been given: the notices, the last day, the removal
 * ordered for it; what had been taken back for its sake counts again. Ends of other contracts stay
 * only where something else still brings them about; so may an end of this one.
 */
export function reopened(asked: Asked): readonly NewEvent[] {
  const own = onContract(asked.contract.id, ownUndone(asked));
  const open = undoneElsewhere(asked);
  const events = [...own, ...open.flatMap((each) => each.events)];
  const undone = new Set(open.map((each) => each.contract));
  const again = followingAgain(askedAfter(asked, events), (end) => {
    return endsWith(asked, end) ? new Set([...undone, asked.contract.id]) : undone;
  });
  const same = open.filter(({ end, contract }) => isSaidAgain(contract, end, again));
  const isSame = ({ contract }: NewEvent): boolean =>
    same.some((each) => each.contract === contract);
  return [...events, ...again].filter((each) => !isSame(each));
}

function onContract(contract: string, events: readonly ContractEvent[]): readonly NewEvent[] {
  return events.map((event) => ({ contract, event }));
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

interface Undone {
  readonly contract: string;
  readonly end: ContractEvent;
  readonly events: readonly NewEvent[];
}

/** Ends and stops ahead that nobody gave notice of: they follow from ends of other contracts. */
function undoneElsewhere(asked: Asked): readonly Undone[] {
  const { contract, contracts, tied, on } = asked;
  // A reason that frees both from the price of leaving early goes over to what follows.
  const reason = runningNotice(asked.life, on)?.end.reason;
  const others = [...contracts, ...tied].filter(({ id }) => id !== contract.id);
  return others.flatMap((other) => {
    const life = lifeOf(other);
    const stop = eventsOf(life, "suspended").find((event) => event.on > on);
    const ended = endAhead(life, on);
    const end = ended ?? stop;
    if (!end || isNoticed(life, end)) return [];
    if (ended && ended.reason !== ENDED_WITH_IT && ended.reason !== reason) return [];
    const back = restored(asked, other, end, (each) => isNoticed(life, each));
    const events = [retraction(asked, end), ...back];
    return [{ contract: other.id, end, events: onContract(other.id, events) }];
  });
}

/** Whether a last day is that of a notice of either side which still counts. */
function isNoticed(life: Life, end: ContractEvent): boolean {
  return leavingNotices(life).some((notice) => isFor(notice, end)) || isOperators(life, end);
}

function isOperators(life: Life, end: ContractEvent): boolean {
  return eventsOf(life, "end-noticed").some(({ endsOn }) => endsOn === end.on);
}

/**
 * Whether this contract would have ended with another: its notice took such an end back, or the
 * other end was fixed only after it.
 */
function endsWith({ contract, life, on }: Asked, other: ContractEvent): boolean {
  const since = runningNotice(life, on)?.notice.recordedAt;
  if (since === undefined) return false;
  const tookBack = contract.history.some((event) => {
    return event.type === "retracted" && event.fact === "ended" && event.recordedAt === since;
  });
  return tookBack || isBefore(since, other.recordedAt);
}

/** What follows from the ends that stay, for contracts that may end with each. */
function followingAgain(
  asked: Asked,
  mayEnd: (end: ContractEvent) => ReadonlySet<string>,
): readonly NewEvent[] {
  let household = asked;
  const events: NewEvent[] = [];
  for (const { id } of [...asked.contracts, ...asked.tied]) {
    const contract = [...household.contracts, ...household.tied].find((each) => each.id === id);
    const end = contract && endAhead(lifeOf(contract), asked.on);
    if (!end) continue;
    const concerned = mayEnd(end);
    const all = whatFollowsEnd(household, id, end.on, end.reason).events;
    const followed = all.filter((each) => concerned.has(each.contract));
    events.push(...followed);
    household = grownBy(household, followed);
  }
  return events;
}

function isSaidAgain(contract: string, end: ContractEvent, again: readonly NewEvent[]): boolean {
  return again.some((each) => {
    const { type, on } = each.event;
    return each.contract === contract && type === end.type && on === end.on;
  });
}

function isOf(instant: string) {
  return ({ recordedAt }: ContractEvent): boolean => recordedAt === instant;
}

function retraction({ on, now }: Asked, { type, on: factOn }: ContractEvent): ContractEvent {
  return { type: "retracted", fact: type, factOn, on, recordedAt: now };
}

/** Steps that are taken back because a contract is to end before them. */
const PLANNED: ReadonlySet<string> = new Set<ContractEvent["type"]>([
  "started",
  "item-changed",
  "option-started",
  "suspended",
  "restored",
  "paused",
  "resumed",
]);

/** What was taken back in the moment in which an end was recorded, recorded again. */
function restored(
  { now }: Asked,
  contract: Contract,
  { recordedAt }: ContractEvent,
  stillEnds: (end: Ended) => boolean,
): readonly ContractEvent[] {
  const { history } = contract;
  return history.flatMap((event, index) => {
    if (event.type !== "retracted" || event.recordedAt !== recordedAt) return [];
    const original = history
      .slice(0, index)
      .findLast(({ type, on }) => type === event.fact && on === event.factOn);
    if (!original) return [];
    const ends = original.type === "ended" && stillEnds(original);
    return ends || PLANNED.has(original.type) ? [{ ...original, recordedAt: now }] : [];
  });
}
