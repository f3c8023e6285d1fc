import type { Span } from "../../callout/assign/model.ts";
import type { CaseSummary } from "../../callout/case/summary.ts";
import type { PlanAsk, PlanTechnician, PlanVisit, Routes } from "../../callout/plan/model.ts";
import { type CaseRow, openCases } from "../../callout/store-cases.ts";
import { loadShifts, loadTechnicians } from "../../callout/store-technicians.ts";
import { type Day, formatDay } from "../../kernel/day.ts";
import { instantText, type Tx } from "../../platform/index.ts";
import { arrivalOf } from "../../callout/assign/expected.ts";
import { loadTown, type Town } from "./town.ts";

/** The visits of a day that can wait, and who works on it. */
export interface DayAsk {
  readonly ask: Omit<PlanAsk, "seed" | "steps">;
  /** The cases by the names that their visits have in the plan. */
  readonly cases: ReadonlyMap<string, CaseRow>;
  /** Not on the map, so that nobody can plan them. */
  readonly unplaced: readonly CaseRow[];
}

/** When visits that can wait are made, unless the household said otherwise. */
const OPENS = "09:00";
const CLOSES = "18:00";
/** A rest at noon of whoever works for more than six hours (Labour Standards Act, art. 34). */
const REST = { from: "11:30", until: "14:00", minutes: 60, longShiftHours: 6 };

export async function loadDay(
  tx: Tx,
  { day, now }: { readonly day: Day; readonly now: string },
): Promise<DayAsk> {
  const hours = spanOf(day, { from: "00:00", until: "24:00" });
  const rows = (await openCases(tx)).filter((row) => isOfDay(row, hours));
  const placed = rows.filter(({ summary }) => summary.place.at !== null);
  const town = await loadTown(tx, now);
  const technicians = await techniciansOf(tx, { day, now, hours, town });
  const working = new Set(technicians.map(({ technician }) => technician));
  const visits = placed.map((row) => visitOf(row, { day, now, working }));
  return {
    ask: { visits, technicians, travel: town.travel, stands: standsOf(placed, working) },
    cases: new Map(placed.map((row) => [idOf(row), row])),
    unplaced: rows.filter(({ summary }) => summary.place.at === null),
  };
}

function idOf({ number, summary }: CaseRow): string {
  return `${number}/${summary.visit}`;
}

/** Planned for the day, or waiting for a day; what is under way is no visit that can wait. */
function isOfDay({ summary }: CaseRow, hours: Span): boolean {
  const { state, slot, urgency, technician } = summary;
  if (state === "assigned")
    return slot !== null && hours.from <= slot.from && slot.from < hours.until;
  return state === "seeking" && technician === null && urgency !== "emergency";
}

interface Known {
  readonly day: Day;
  readonly now: string;
  readonly working: ReadonlySet<string>;
}

function visitOf(row: CaseRow, { day, now, working }: Known): PlanVisit {
  const { summary } = row;
  const { place, slot, technician, minutes, urgency } = summary;
  if (place.at === null) throw new Error(`${row.number} is not on the map`);
  const open = spanOf(day, { from: OPENS, until: CLOSES });
  const window = joined(open.from < now && now < open.until ? { ...open, from: now } : open, slot);
  const isTold = slot !== null && slot.confirmed;
  const isTheirs = technician !== null && working.has(technician);
  return {
    id: idOf(row),
    at: place.at,
    area: place.area,
    minutes,
    skill: summary.skill,
    window,
    slot: isTold ? { from: slot.from, until: slot.until } : null,
    pinned: isPinned(summary) && isTheirs ? { technician, from: null } : null,
    weight: urgency === "today" ? 2 : 1,
  };
}

/** A slot may lie outside the usual hours: the household agreed to it. */
function joined(window: Span, slot: CaseSummary["slot"]): Span {
  if (slot === null) return window;
  const from = slot.from < window.from ? slot.from : window.from;
  const until = slot.until > window.until ? slot.until : window.until;
  return { from, until };
}

/** Who came before comes again: the second visit stays with them. */
function isPinned({ visit, slot }: CaseSummary): boolean {
  return visit > 1 && slot !== null && slot.confirmed;
}

function standsOf(rows: readonly CaseRow[], working: ReadonlySet<string>): Routes {
  const planned = rows.filter(
    ({ summary: { technician, slot } }) =>
      technician !== null && slot !== null && working.has(technician),
  );
  const of = Map.groupBy(planned, ({ summary }) => summary.technician ?? "");
  const routes = [...of].map(([technician, own]) => {
    const inOrder = own.toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1));
    return { technician, visits: inOrder.map(idOf) };
  });
  return { routes: routes.toSorted((a, b) => (a.technician < b.technician ? -1 : 1)) };
}

function beginOf({ summary, number }: CaseRow): string {
  return `${summary.slot?.from ?? ""}/${number}`;
}

interface Working extends Omit<Known, "working"> {
  readonly hours: Span;
  readonly town: Town;
}

async function techniciansOf(
  tx: Tx,
  { day, now, hours, town }: Working,
): Promise<readonly PlanTechnician[]> {
  const shifts = await loadShifts(tx, hours);
  const all = (await loadTechnicians(tx)).filter(({ active }) => active);
  return all.flatMap((row) => {
    const own = shifts.find((each) => each.technician === row.technician && each.until > now);
    if (own === undefined) return [];
    const shift = { from: own.from > now ? own.from : now, until: own.until };
    const { technician, skills, areas, base } = row;
    const breaks = breaksOf(day, shift);
    const busy = busyOf(technician, { now, town });
    return [{ technician, skills, areas, base, shift, breaks, busy }];
  });
}

function breaksOf(day: Day, shift: Span): PlanTechnician["breaks"] {
  const window = spanOf(day, REST);
  const isLong = hoursOf(shift) > REST.longShiftHours;
  const isWithin = shift.from <= window.from && window.until <= shift.until;
  return isLong && isWithin ? [{ window, minutes: REST.minutes }] : [];
}

function hoursOf({ from, until }: Span): number {
  const [a, b] = [Temporal.Instant.from(from), Temporal.Instant.from(until)];
  return (b.epochMilliseconds - a.epochMilliseconds) / 3_600_000;
}

/** Under way, or asked to come at once: until then they are not free. */
function busyOf(
  technician: string,
  { now, town }: { readonly now: string; readonly town: Town },
): PlanTechnician["busy"] {
  const candidate = town.candidates.find((one) => one.technician.technician === technician);
  const last = candidate?.stops.findLast(({ slot }) => slot === null);
  if (candidate === undefined || last === undefined) return null;
  const asked = { now, candidate, number: last.number, visit: last.visit };
  const expected = arrivalOf({ ...asked, travel: town.travel });
  return expected === null ? null : { until: expected.free, at: last.at };
}

/** Hours of a day in Tokyo as instants. */
export function spanOf(day: Day, { from, until }: Span): Span {
  return { from: instantOn(day, from), until: instantOn(day, until) };
}

function instantOn(day: Day, hour: string): string {
  const [hours = 0, minutes = 0] = hour.split(":").map(Number);
  const midnight = Temporal.PlainDate.from(formatDay(day)).toZonedDateTime("Asia/Tokyo");
  return instantText(midnight.add({ hours, minutes }).toInstant().toString());
}
