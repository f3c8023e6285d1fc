import { addSeconds, type Tx } from "../../platform/index.ts";
import type { Candidate, Stop } from "../../callout/assign/model.ts";
import { loadAreas } from "../../callout/store-areas.ts";
import {
  loadShifts,
  loadTechnicians,
  type ShiftRow,
  type TechnicianRow,
} from "../../callout/store-technicians.ts";
import {
  doneVisits,
  type DoneVisit,
  engagedCases,
  type EngagedCase,
  loadLegs,
} from "../../callout/store-town.ts";
import { modelTravel } from "../../callout/travel/estimate.ts";
import { learnTravel } from "../../callout/travel/learn.ts";
import type { Travel } from "../../callout/travel/model.ts";
import { PRIOR } from "../../callout/travel/prior.ts";
import { tokyoDay } from "../tokyo-day.ts";

/** Everybody who goes out, what they have before them, and how long ways take. */
export interface Town {
  readonly candidates: readonly Candidate[];
  readonly technicians: readonly TechnicianRow[];
  readonly travel: Travel;
}

const HOUR = 3600;

/** Read the town as it is now: five statements, whatever the number of cases. */
export async function loadTown(tx: Tx, now: string): Promise<Town> {
  const technicians = (await loadTechnicians(tx)).filter(({ active }) => active);
  const span = { from: addSeconds(now, -12 * HOUR), until: addSeconds(now, 36 * HOUR) };
  const shifts = await loadShifts(tx, span);
  const engaged = await engagedCases(tx);
  const done = await doneVisits(tx, addSeconds(now, -24 * HOUR));
  const candidates = technicians.map((technician) =>
    candidateOf(technician, { now, shifts, engaged, done }),
  );
  return { candidates, technicians, travel: await travelOf(tx, now) };
}

interface Known {
  readonly now: string;
  readonly shifts: readonly ShiftRow[];
  readonly engaged: readonly EngagedCase[];
  readonly done: readonly DoneVisit[];
}

function candidateOf(row: TechnicianRow, { now, shifts, engaged, done }: Known): Candidate {
  const { technician, name, skills, areas, base, seen } = row;
  const own = shifts.filter((shift) => shift.technician === technician && shift.until > now);
  const shift = own.at(0) ?? null;
  return {
    technician: { technician, name, skills, areas, base },
    shift: shift === null ? null : { from: shift.from, until: shift.until },
    at: seen === null ? null : { lat: seen.lat, lon: seen.lon },
    stops: stopsOf(technician, engaged),
    fatigue: fatigueOf(
      done.filter((visit) => visit.technician === technician),
      {
        now,
        workingSince: workingSince(technician, engaged),
        restedUntil: shift === null || shift.from > now ? null : shift.from,
      },
    ),
  };
}

/** What somebody has before them, what is under way first; what they are asked about counts too. */
function stopsOf(technician: string, engaged: readonly EngagedCase[]): readonly Stop[] {
  return engaged
    .filter(({ summary: { technician: of, offer } }) => {
      return of === technician || (of === null && offer?.technician === technician);
    })
    .flatMap(stopOf)
    .toSorted((a, b) => order(a) - order(b) || (begins(a) < begins(b) ? -1 : 1));
}

function stopOf({ number, summary }: EngagedCase): readonly Stop[] {
  const { place, state, slot, arrivedAt, leftAt } = summary;
  // Made safe, and a part is waited for: nobody is there any more.
  if (place.at === null || state === "waiting" || state === "seeking") return [];
  const isUnderWay = state === "on-site" || state === "on-the-way";
  const otherwise = state === "offered" ? "asked" : "assigned";
  return [
    {
      number,
      visit: summary.visit,
      at: place.at,
      area: place.area,
      minutes: summary.minutes,
      urgency: summary.urgency,
      state: isUnderWay ? state : otherwise,
      since: arrivedAt ?? leftAt,
      slot,
    },
  ];
}

function order({ state }: Stop): number {
  if (state === "on-site") return 0;
  return state === "on-the-way" ? 1 : 2;
}

function begins({ slot, number }: Stop): string {
  return slot === null ? `0${number}` : slot.from;
}

/** Since when somebody is on the way or on site; null: they are not. */
function workingSince(technician: string, engaged: readonly EngagedCase[]): string | null {
  const under = engaged.find(({ summary: { technician: of, state } }) => {
    return of === technician && (state === "on-site" || state === "on-the-way");
  });
  return under?.summary.leftAt ?? under?.summary.arrivedAt ?? null;
}

interface Working {
  readonly now: string;
  readonly workingSince: string | null;
  readonly restedUntil: string | null;
}

/** Minutes of visits that are over, and of the one that is under way. */
function fatigueOf(
  done: readonly DoneVisit[],
  { now, workingSince: since, restedUntil }: Working,
): Candidate["fatigue"] {
  const today = tokyoDay(now);
  const underWay = since === null ? 0 : minutesBetween(since, now);
  const minutes = done.map(({ leftAt, arrivedAt, finishedAt }) => {
    return minutesBetween(leftAt ?? arrivedAt ?? finishedAt, finishedAt);
  });
  return {
    workedMinutes: minutes.reduce((sum, each) => sum + each, underWay),
    restedUntil,
    visitsToday: done.filter(({ finishedAt }) => tokyoDay(finishedAt) === today).length,
  };
}

/** Whole minutes, at least none. */
export function minutesBetween(from: string, until: string): number {
  const [a, b] = [Temporal.Instant.from(from), Temporal.Instant.from(until)];
  return Math.max(0, Math.floor((b.epochMilliseconds - a.epochMilliseconds) / 60_000));
}

/** What was learned of ways, for an hour: it changes slowly, and is asked for with every case. */
const learned = new Map<number, { readonly hour: string; readonly travel: Travel }>();

async function travelOf(tx: Tx, now: string): Promise<Travel> {
  const hour = now.slice(0, 13);
  const kept = learned.get(tx.operatorId);
  if (kept?.hour === hour) return kept.travel;
  const areas = await loadAreas(tx);
  const classes = Object.fromEntries(areas.map((each) => [each.area, each.class]));
  const prior = { ...PRIOR, classes };
  const travel = modelTravel(learnTravel({ prior, legs: await loadLegs(tx) }));
  learned.set(tx.operatorId, { hour, travel });
  return travel;
}
