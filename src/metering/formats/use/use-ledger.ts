import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../series.ts";
import { type Flow, FLOWS } from "./use-file.ts";

/** Signed quanta of each flow by half-hour; NaN where the file has none. */
export type Flows = Readonly<Record<Flow, Float64Array>>;

/** A meter's values as read, before it is known which end of its slot a time names. */
export interface Stretch {
  readonly from: Day;
  readonly days: number;
  readonly flows: Flows;
}

const FLOW_COUNT = FLOWS.length;
const PLACES = Object.fromEntries(
  FLOWS.map((flow, index) => [flow, index * SLOTS_A_DAY]),
) as Readonly<Record<Flow, number>>;

/**
 * Collects values by meter, day and half-hour in the order of the file. The first value of a slot
 * counts; another one, if it differs, is counted.
 */
export class UseLedger {
  repeatedSlots = 0;
  readonly #meters = new Map<string, Map<Day, Float64Array>>();
  #meter: string | null = null;
  #day: Day | null = null;
  #values: Float64Array = new Float64Array(0);

  /** Slot 48 is the first of the next day. */
  put(meter: string, at: { readonly day: Day; readonly slot: number }, flow: Flow, quanta: number) {
    const late = at.slot === SLOTS_A_DAY;
    const values = this.#open(meter, late ? addDays(at.day, 1) : at.day);
    const index = PLACES[flow] + (late ? 0 : at.slot);
    const before = values[index] ?? Number.NaN;
    if (Number.isNaN(before)) values[index] = quanta;
    else if (!Number.isNaN(quanta) && before !== quanta) this.repeatedSlots += 1;
  }

  meters(): { readonly meter: string; readonly slots: number }[] {
    return [...this.#meters].map(([meter, days]) => {
      let slots = 0;
      for (const values of days.values())
        for (const value of values) if (!Number.isNaN(value)) slots += 1;
      return { meter, slots };
    });
  }

  /** First and last day that the file names. */
  span(meter: string): { readonly first: Day; readonly last: Day } | null {
    const days = [...(this.#meters.get(meter)?.keys() ?? [])];
    if (days.length === 0) return null;
    let [first, last] = [days[0] ?? (0 as Day), days[0] ?? (0 as Day)];
    for (const day of days) {
      if (day < first) first = day;
      if (day > last) last = day;
    }
    return { first, last };
  }

  /** All days of a meter in a row, with one before and one after for shifting. */
  stretch(meter: string): Stretch | null {
    const span = this.span(meter);
    if (span === null) return null;
    const from = addDays(span.first, -1);
    const days = span.last - span.first + 3;
    const flows = Object.fromEntries(
      FLOWS.map((flow) => [flow, new Float64Array(days * SLOTS_A_DAY).fill(Number.NaN)]),
    ) as Record<Flow, Float64Array>;
    for (const [day, values] of this.#meters.get(meter) ?? [])
      for (let flow = 0; flow < FLOW_COUNT; flow += 1)
        flows[FLOWS[flow] ?? "use"].set(
          values.subarray(flow * SLOTS_A_DAY, (flow + 1) * SLOTS_A_DAY),
          (day - from) * SLOTS_A_DAY,
        );
    return { from, days, flows };
  }

  #open(meter: string, day: Day): Float64Array {
    if (meter === this.#meter && day === this.#day) return this.#values;
    const days = this.#meters.get(meter) ?? new Map<Day, Float64Array>();
    this.#meters.set(meter, days);
    const known = days.get(day) ?? new Float64Array(FLOW_COUNT * SLOTS_A_DAY).fill(Number.NaN);
    days.set(day, known);
    [this.#meter, this.#day, this.#values] = [meter, day, known];
    return known;
  }
}

/** `2024-04-01 00:30` for slot 1. */
export function momentText(from: Day, index: number): string {
  const slot = index % SLOTS_A_DAY;
  const clock = `${String(slot >> 1).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
  return `${formatDay(addDays(from, Math.floor(index / SLOTS_A_DAY)))} ${clock}`;
}
