import { addMonths, type Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";

/** How a half-hour came to be; numbers are stored, never renumber. */
export const SLOT_ORIGIN = { measured: 0, filled: 1, grown: 2, shaped: 3 } as const;

/** From what a load year was made. */
export type LoadBasis = "half-hours" | "hours" | "months" | "bill" | "attributes";

/** In the south July is winter: such a year is turned by six months before it is laid on ours. */
export type Hemisphere = "north" | "south";

/** Slots of a load year by how they came to be; together days × 48. */
export interface OriginCounts {
  readonly measured: number;
  readonly filled: number;
  readonly grown: number;
  readonly shaped: number;
}

/** How far a load year may lie from what was, or would have been, used in that year. */
export interface LoadError {
  /** One standard deviation of the year's kWh, in percent of it. */
  readonly levelPercent: number;
  /** Mean share of the use that lies in another half-hour of the mean day than it did. */
  readonly shapePercent: number;
  /** Why, and worked out how. */
  readonly source: Label;
}

export type LoadNoteCode =
  | "load.filled"
  | "load.grown"
  | "load.newest-year"
  | "load.hours-halved"
  | "load.generation-partial"
  | "load.generation-unknown"
  | "load.negative-cut"
  | "load.shaped"
  | "load.bill-interval"
  | "load.bill-nearest"
  | "load.model"
  | "load.laid-on"
  | "load.turned";

/** What the customer is told of how the year came to be (EN-07). */
export interface LoadNote {
  readonly code: LoadNoteCode;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly text: Label;
}

/** A whole year of a dwelling in half-hours: what every diagnosis begins with. */
export interface LoadYear {
  readonly from: Day;
  /** 365 or 366: up to the same date of the next year. */
  readonly days: number;
  /** days × 48, whole Wh, consumption of the dwelling, 0 or more. */
  readonly wh: Float64Array;
  /** days × 48, one of SLOT_ORIGIN. */
  readonly origin: Uint8Array;
  /** Own generation measured in the same file, Wh. */
  readonly generation: Float64Array | null;
  readonly basis: LoadBasis;
  readonly hemisphere: Hemisphere;
  readonly counts: OriginCounts;
  readonly error: LoadError;
  readonly notes: readonly LoadNote[];
}

export const SLOTS = 48;

/** Days of the year that begins on a day: 2011-07-01 has 366, as 2012-02-29 lies in it. */
export function daysOfYearFrom(from: Day): number {
  return addMonths(from, 12) - from;
}

/** Puts a load year together and counts its slots. */
export function loadYear(parts: Omit<LoadYear, "days" | "counts">): LoadYear {
  const days = parts.wh.length / SLOTS;
  return { ...parts, days, counts: countOrigins(parts.origin) };
}

function countOrigins(origin: Uint8Array): OriginCounts {
  const counts = [0, 0, 0, 0];
  for (let slot = 0; slot < origin.length; slot += 1) {
    const of = origin[slot] ?? 0;
    counts[of] = (counts[of] ?? 0) + 1;
  }
  const [measured = 0, filled = 0, grown = 0, shaped = 0] = counts;
  return { measured, filled, grown, shaped };
}
