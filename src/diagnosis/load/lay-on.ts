import { addDays, civil, type Day, formatDay } from "../../kernel/day.ts";
import { isOff } from "./day-type.ts";
import { daysOfYearFrom, type Hemisphere, type LoadYear, loadYear, SLOTS } from "./load-year.ts";
import { layingNotes } from "./note.ts";

/** Days of a year by month and day type, each by date: `month × 2 + off`. */
type Calendar = readonly (readonly number[])[];

/**
 * Lays a load year on another: the k-th working day of each month takes the k-th working day of
 * that month, and days off likewise, spread evenly where the months have not as many. Days are
 * copied whole, so a month keeps its energy but for the days of a type that it has more or fewer.
 * A southern year is turned by six months first: its July is laid on January. 2011-07-04 (Mon), the
 * second working day of its July, stands for 2025-07-02 (Wed).
 */
export function layOn(load: LoadYear, from: Day): LoadYear {
  const turned = load.hemisphere === "south";
  if (load.from === from && !turned) return load;
  const sources = sourceDays(load, from);
  const slots = sources.length * SLOTS;
  const wh = new Float64Array(slots);
  const origin = new Uint8Array(slots);
  const generation = load.generation === null ? null : new Float64Array(slots);
  for (const [target, source] of sources.entries()) {
    const start = source * SLOTS;
    const at = target * SLOTS;
    wh.set(load.wh.subarray(start, start + SLOTS), at);
    origin.set(load.origin.subarray(start, start + SLOTS), at);
    if (generation && load.generation)
      generation.set(load.generation.subarray(start, start + SLOTS), at);
  }
  const notes = [...load.notes, ...layingNotes(formatDay(load.from), formatDay(from), turned)];
  const { basis, error } = load;
  return loadYear({ from, wh, origin, generation, basis, hemisphere: "north", error, notes });
}

/** For each day of the new year the day of the old one that it takes. */
function sourceDays(load: LoadYear, from: Day): Int32Array {
  const old = calendarOf(load.from, load.days, load.hemisphere);
  const days = daysOfYearFrom(from);
  const sources = new Int32Array(days);
  for (const [key, targets] of calendarOf(from, days, "north").entries()) {
    const found = old[key] ?? [];
    // A month without a day off, or of days off only, is met in no calendar, but in a short year.
    const candidates = found.length > 0 ? found : (old[key % 2 === 0 ? key + 1 : key - 1] ?? []);
    for (const [rank, target] of targets.entries())
      sources[target] = candidates[alike(rank, targets.length, candidates.length)] ?? 0;
  }
  return sources;
}

/** The rank among `of` that stands for a rank among `among`: 0 of 20 is 0 of 22, 19 of 20 is 20. */
function alike(rank: number, among: number, of: number): number {
  return Math.floor(((rank + 0.5) * of) / among);
}

function calendarOf(from: Day, days: number, hemisphere: Hemisphere): Calendar {
  const calendar: { readonly index: number; readonly date: number }[][] = Array.from(
    { length: 24 },
    () => [],
  );
  const shift = hemisphere === "south" ? 6 : 0;
  for (let index = 0; index < days; index += 1) {
    const on = addDays(from, index);
    const { month, date } = civil(on);
    const key = ((month - 1 + shift) % 12) * 2 + (isOff(on, hemisphere) ? 1 : 0);
    calendar[key]?.push({ index, date });
  }
  return calendar.map((found) =>
    found.toSorted((a, b) => a.date - b.date || a.index - b.index).map(({ index }) => index),
  );
}
