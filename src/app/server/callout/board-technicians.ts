import { arrivalOf } from "../../../callout/assign/expected.ts";
import type { Candidate } from "../../../callout/assign/model.ts";
import type { CaseRow } from "../../../callout/store-cases.ts";
import type { TechnicianRow } from "../../../callout/store-technicians.ts";
import { instantOf, secondsOf } from "../../../callout/travel/instants.ts";
import type { BoardTechnician } from "../../api/callout-desk.ts";
import type { Town } from "../../callout/town.ts";

interface Ask {
  readonly now: string;
  readonly town: Town;
  readonly open: readonly CaseRow[];
}

/** Everybody who goes out: where they are, what they do, what comes next. */
export function boardTechnicians({ now, town, open }: Ask): BoardTechnician[] {
  const rows = new Map(open.map((row) => [row.number, row]));
  return town.candidates.flatMap((candidate) => {
    const row = town.technicians.find(
      ({ technician }) => technician === candidate.technician.technician,
    );
    return row === undefined ? [] : [technicianOf({ now, town, rows, candidate, row })];
  });
}

interface One {
  readonly now: string;
  readonly town: Town;
  readonly rows: ReadonlyMap<string, CaseRow>;
  readonly candidate: Candidate;
  readonly row: TechnicianRow;
}

function technicianOf(one: One): BoardTechnician {
  const { now, candidate, row } = one;
  const { shift, fatigue } = candidate;
  const stops = stopsOf(one);
  const [first] = stops;
  const isUnderWay = first?.state === "on-site" || first?.state === "on-the-way";
  const busy = isUnderWay ? first : undefined;
  return {
    ...technicianView(row),
    onShift: shift !== null && shift.from <= now && now < shift.until,
    shift,
    at: row.seen === null ? null : { lat: row.seen.lat, lon: row.seen.lon },
    seenAt: row.seen?.at ?? null,
    busy: busy ? { number: busy.number, state: busy.state, until: busy.until } : null,
    asked: askedOf(one),
    next: stops
      .filter((stop) => stop !== busy)
      .map(({ number, from, until }) => ({ number, from, until })),
    workedMinutes: fatigue.workedMinutes,
  };
}

export function technicianView(row: TechnicianRow) {
  return {
    technician: row.technician,
    name: row.name,
    kana: row.kana,
    phone: row.phone,
    company: row.company,
    skills: [...row.skills],
    areas: [...row.areas],
    base: row.base,
    photo: row.photo,
    active: row.active,
    loginId: row.loginId,
  };
}

function askedOf({ rows, candidate, row }: One): string | null {
  const asked = candidate.stops.find(({ number }) => {
    const summary = rows.get(number)?.summary;
    return summary?.technician === null && summary.offer?.technician === row.technician;
  });
  return asked?.number ?? null;
}

/** What they have said yes to, with when they are there; what they are only asked is no stop. */
function stopsOf({ now, town, rows, candidate, row }: One) {
  return candidate.stops.flatMap(({ number, visit, minutes, slot }) => {
    const known = rows.get(number);
    if (known?.summary.technician !== row.technician) return [];
    const { state } = known.summary;
    const expected = arrivalOf({ now, candidate, number, visit, travel: town.travel });
    const from = slot?.from ?? expected?.expected ?? now;
    const until = expected?.free ?? instantOf(secondsOf(from) + minutes * 60);
    return [{ number, state, from, until }];
  });
}
