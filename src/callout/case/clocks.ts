import { CLOCKS, type ClockName } from "../model.ts";
import type { CaseNow, ClockNow, VisitNow } from "./case-now.ts";
import { secondsBetween } from "./on-site.ts";

/** Within how many seconds each step is done, for one urgency; data of the terms. */
export type ClockSeconds = Readonly<Record<ClockName, number>>;

/** From four fifths of the time on it is an alarm. */
const ALARM = 0.8;

/**
 * By when each step is due. `answer`, `accept`, `arrive` and `close` run from the call, `stabilise`
 * from the arrival. A visit with a slot is due by the end of the slot. Opened at 02:00 with 60
 * minutes to arrive: due 03:00, an alarm from 02:48.
 */
export function clocksOfCase(now: CaseNow, seconds: ClockSeconds): readonly ClockNow[] {
  if (now.handedOver !== null) return [];
  return CLOCKS.flatMap((clock) => {
    const from = startOf(now, clock);
    if (from === null) return [];
    const slot = clock === "arrive" || clock === "close" ? slotOf(now) : null;
    const due = slot === null ? after(from, seconds[clock]) : slotDue(clock, slot, seconds);
    const total = Math.max(0, secondsBetween(from, due));
    const alarmAt = after(from, Math.floor(total * ALARM));
    return [{ clock, startedAt: from, dueAt: due, alarmAt, doneAt: doneOf(now, clock) }];
  });
}

/** How a clock stands. */
export function clockState(
  { dueAt, alarmAt, doneAt }: ClockNow,
  now: string,
): "running" | "alarm" | "late" | "met" | "missed" {
  if (doneAt !== null) return doneAt <= dueAt ? "met" : "missed";
  if (now >= dueAt) return "late";
  return now >= alarmAt ? "alarm" : "running";
}

/** The clock that is due first of those that run. */
export function nextClock(clocks: readonly ClockNow[]): ClockNow | null {
  const running = clocks.filter(({ doneAt }) => doneAt === null);
  return running.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)).at(0) ?? null;
}

function startOf(now: CaseNow, clock: ClockName): string | null {
  const { opened, visits } = now;
  if (clock !== "stabilise") return opened.at;
  return visits.find(({ arrivedAt }) => arrivedAt !== null)?.arrivedAt ?? null;
}

/** When it was done. What nobody waits for any more stands still where it ended. */
function doneOf(now: CaseNow, clock: ClockName): string | null {
  return stepDone(now, clock) ?? ended(now) ?? paused(now, clock);
}

function stepDone(now: CaseNow, clock: ClockName): string | null {
  const { visits, answeredAt, finished } = now;
  switch (clock) {
    case "answer":
      return answeredAt;
    case "accept":
      return first(visits, ({ acceptedAt }) => acceptedAt);
    case "arrive":
      return first(visits, ({ arrivedAt }) => arrivedAt);
    case "stabilise":
      return first(visits, ({ madeSafe }) => madeSafe?.at ?? null) ?? finished?.at ?? null;
    case "close":
      return finished?.at ?? null;
  }
}

function first(visits: readonly VisitNow[], at: (visit: VisitNow) => string | null): string | null {
  return visits.flatMap((visit) => at(visit) ?? []).at(0) ?? null;
}

function ended({ cancelled, declined }: CaseNow): string | null {
  return cancelled?.recordedAt ?? declined?.recordedAt ?? null;
}

/** A part is waited for: nobody is late with closing until it is there. */
function paused({ state, visits }: CaseNow, clock: ClockName): string | null {
  return clock === "close" && state === "waiting" ? (visits.at(-1)?.madeSafe?.at ?? null) : null;
}

function slotOf({ visits }: CaseNow): VisitNow["slot"] {
  return visits.at(-1)?.slot ?? null;
}

function slotDue(
  clock: ClockName,
  { until }: NonNullable<VisitNow["slot"]>,
  { arrive, close }: ClockSeconds,
): string {
  return clock === "arrive" ? until : after(until, Math.max(0, close - arrive));
}

function after(at: string, seconds: number): string {
  const instant = Temporal.Instant.from(at).add({ seconds });
  return instant.toString({ fractionalSecondDigits: 3 });
}
