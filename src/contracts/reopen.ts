import type { Day } from "../kernel/day.ts";
import type { Asked, NewEvent } from "./decision.ts";
import type { Contract, ContractEvent } from "./model.ts";
import { eventsOf, type Life, readHistory } from "./read-history.ts";

type Fact<Type extends ContractEvent["type"]> = Extract<ContractEvent, { readonly type: Type }>;

/** A notice of leaving that was given, and the last day that was recorded for it. */
export interface RunningNotice {
  readonly notice: Fact<"notice-given">;
  readonly end: Fact<"ended">;
}

/** The customer's notice under which a contract ends later than a day; null: there is none. */
export function runningNotice(life: Life, on: Day): RunningNotice | null {
  const end = eventsOf(life, "ended").at(-1);
  if (!end || end.on <= on) return null;
  const notice = eventsOf(life, "notice-given").findLast(
    (each) => each.recordedAt === end.recordedAt || each.leavesOn === end.on,
  );
  return notice ? { notice, end } : null;
}

/** Steps that were taken back because the contract was to end before them. */
const PLANNED: ReadonlySet<string> = new Set<ContractEvent["type"]>([
  "started",
  "item-changed",
  "option-started",
  "suspended",
  "restored",
  "paused",
  "resumed",
]);

/**
 * The events that make a notice never to have been given: the notice, the last day, the removal
 * ordered for it, everything that was to end along with it; what had been taken back for its sake
 * counts again.
 */
export function reopened(asked: Asked, { notice, end }: RunningNotice): readonly NewEvent[] {
  const { contract, life, contracts, tied } = asked;
  const ordered = eventsOf(life, "work-ordered").filter(isOf(end.recordedAt));
  const own = [
    ...[notice, end, ...ordered].map((event) => retraction(asked, event)),
    ...restored(asked, contract, end.recordedAt).flatMap(({ event, original }) => {
      return original.type === "ended" ? [] : [event];
    }),
  ];
  const notices = new Set(
    contract.history.filter(({ type }) => type === "notice-given").map((each) => each.recordedAt),
  );
  const others = [...contracts, ...tied].filter(({ id }) => id !== contract.id);
  return [
    ...own.map((event) => ({ contract: contract.id, event })),
    ...others.flatMap((other) =>
      undoneIn(asked, other, { instant: end.recordedAt, notices }).map((event) => {
        return { contract: other.id, event };
      }),
    ),
  ];
}

interface Batch {
  readonly instant: string;
  /** Instants of all notices of the contract that is left: ends recorded then were theirs. */
  readonly notices: ReadonlySet<string>;
}

/** What a notice of another contract brought about, unless this one was left at that instant. */
function undoneIn(asked: Asked, other: Contract, { instant, notices }: Batch): ContractEvent[] {
  const read = readHistory(other);
  if (!read.ok) throw new Error(`the history of ${other.id} cannot be read`);
  const life = read.value;
  if (eventsOf(life, "notice-given").some(isOf(instant))) return [];
  const done = life.events.filter(
    (event) => isOf(instant)(event) && (event.type === "ended" || event.type === "suspended"),
  );
  if (done.length === 0) return [];
  const back = restored(asked, other, instant).filter(({ original }) => {
    return original.type !== "ended" || !notices.has(original.recordedAt);
  });
  return [...done.map((event) => retraction(asked, event)), ...back.map(({ event }) => event)];
}

function isOf(instant: string) {
  return ({ recordedAt }: ContractEvent): boolean => recordedAt === instant;
}

function retraction({ on, now }: Asked, { type, on: factOn }: ContractEvent): ContractEvent {
  return { type: "retracted", fact: type, factOn, on, recordedAt: now };
}

interface Restored {
  readonly original: ContractEvent;
  /** The same fact, known anew. */
  readonly event: ContractEvent;
}

/** What was taken back at an instant, recorded again. */
function restored({ now }: Asked, { history }: Contract, instant: string): readonly Restored[] {
  return history.flatMap((event, index) => {
    if (event.type !== "retracted" || event.recordedAt !== instant) return [];
    if (event.fact !== "ended" && !PLANNED.has(event.fact)) return [];
    const original = history
      .slice(0, index)
      .findLast(({ type, on }) => type === event.fact && on === event.factOn);
    return original ? [{ original, event: { ...original, recordedAt: now } }] : [];
  });
}
