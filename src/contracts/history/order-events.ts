import { type Day, day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Contract, ContractEvent } from "../model.ts";
import type { HistoryRefusal } from "./refusal.ts";

/** Which part of a history is asked about: all of it, or what was known at an instant (UTC). */
export interface AsKnown {
  readonly knownAt?: string;
}

/**
 * The events that count, in the order in which they count: known in time, not retracted, by day,
 * then by when they were recorded. The last day of service closes its day: what else happened on
 * it comes before.
 */
export function eventsInOrder(
  { id, history }: Contract,
  { knownAt }: AsKnown = {},
): Result<readonly ContractEvent[], HistoryRefusal> {
  const limit = knownAt === undefined ? null : instantKey(knownAt);
  const known = history
    .map((event, position) => ({ event, position, key: instantKey(event.recordedAt) }))
    .filter(({ key }) => limit === null || key <= limit);
  const left = withoutRetracted(id, known);
  if (!left.ok) return left;
  return ok(left.value.toSorted(byOrder).map(({ event }) => event));
}

/** The day from which an event counts. A withdrawal counts from when it was sent (発信主義). */
function effectiveOn(event: ContractEvent): Day {
  return event.type === "withdrawn" ? event.sentOn : event.on;
}

interface Known {
  readonly event: ContractEvent;
  readonly position: number;
  readonly key: string;
}

/** A retraction takes out the newest event of its type and day that was recorded before it. */
function withoutRetracted(
  contract: string,
  known: readonly Known[],
): Result<readonly Known[], HistoryRefusal> {
  if (!known.some(({ event }) => event.type === "retracted")) return ok(known);
  const left: Known[] = [];
  for (const entry of known.toSorted(byRecord)) {
    const { event } = entry;
    if (event.type !== "retracted") {
      left.push(entry);
      continue;
    }
    const index = left.findLastIndex(
      (other) => other.event.type === event.fact && other.event.on === event.factOn,
    );
    if (index < 0) {
      return no({
        code: "contracts.nothing-to-retract",
        contract,
        on: event.on,
        what: event.fact,
      });
    }
    left.splice(index, 1);
  }
  return ok(left);
}

function byRecord(a: Known, b: Known): number {
  return compareText(a.key, b.key) || a.position - b.position;
}

function byOrder(a: Known, b: Known): number {
  return (
    effectiveOn(a.event) - effectiveOn(b.event) ||
    closes(a.event) - closes(b.event) ||
    byRecord(a, b)
  );
}

function closes({ type }: ContractEvent): number {
  return type === "ended" ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The latest day from which any event counts. */
export function lastEventDay({ history }: Contract): Day {
  return history.reduce((last, event) => (event.on > last ? event.on : last), FIRST_DAY);
}

const FIRST_DAY = day("1970-01-01");

/** Whether one event was recorded no later than another. */
export function knownBy(event: ContractEvent, other: ContractEvent): boolean {
  return instantKey(event.recordedAt) <= instantKey(other.recordedAt);
}

/** The latest instant at which any event was recorded; null for an empty history. */
export function lastRecordedAt({ history }: Contract): string | null {
  const [first, ...rest] = history.map(({ recordedAt }) => recordedAt);
  if (first === undefined) return null;
  return rest.reduce((last, instant) => (isBefore(last, instant) ? instant : last), first);
}

/** Whether an instant lies before another, however many digits its seconds have. */
export function isBefore(instant: string, other: string): boolean {
  return instantKey(instant) < instantKey(other);
}

/**
 * An instant a microsecond after everything that was recorded, where that shares its millisecond: a
 * clock that was set stands still, and what was decided together is known by its instant.
 */
export function momentAfter(now: string, contracts: readonly Contract[]): string {
  const all = contracts.flatMap((contract) => lastRecordedAt(contract) ?? []);
  const last = all.reduce((a, b) => (isBefore(a, b) ? b : a), "");
  if (last === "") return now;
  const [own, other] = [instantKey(now), instantKey(last)];
  const left = own.slice(0, MILLISECOND);
  if (other < own || !other.startsWith(left) || other.endsWith("999")) return now;
  const micro = String(Number.parseInt(other.slice(MILLISECOND), 10) + 1).padStart(3, "0");
  return `${left}${micro}Z`;
}

/** Digits of an instant down to the millisecond: `2024-06-03T03:00:00.000`. */
const MILLISECOND = 23;

/** ISO text of an instant with all six digits, so that text order is order in time. */
function instantKey(instant: string): string {
  const seconds = instant.slice(0, 19);
  const fraction = instant.charAt(19) === "." ? instant.slice(20, -1) : "";
  return `${seconds}.${fraction.padEnd(6, "0")}`;
}
