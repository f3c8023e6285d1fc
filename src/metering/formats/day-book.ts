import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import type { ProblemList } from "../problem.ts";
import { FileRefused } from "../problem.ts";
import { QUALITY, type Quality, SLOTS_A_DAY } from "../series.ts";
import type { MeterDay } from "../versions.ts";
import { wholeWh } from "./whole-wh.ts";

/** Which end of the half-hour a time names. */
export type StampEnd = "start" | "end";

/**
 * A whole day of one meter as read, with the row it began on. `meter` is the file's own word for
 * it.
 */
export interface ReadDay extends MeterDay {
  readonly row: number;
}

const EMPTY = -1;
const KNOWN_MISSING = -2;

interface DayEntry {
  readonly quanta: Float64Array;
  readonly row: number;
  spoiled: boolean;
}

export interface FinishRules {
  /** Stated, or null: then it is detected, or the file refused. */
  readonly stamp: StampEnd | null;
  readonly quality: Quality;
  /**
   * Files of the network operators for a day still running: slots without a message are simply not
   * known yet.
   */
  readonly partDays: boolean;
}

/**
 * Collects slots by meter and day in the order of the file, whatever that is, and hands back whole
 * days. A slot that comes twice must say the same both times.
 */
export class DayBook {
  readonly problems: ProblemList;
  slots = 0;
  readonly #meters = new Map<string, Map<Day, DayEntry>>();
  #days = new Map<Day, DayEntry>();
  #meter: string | null = null;
  #day: Day | null = null;
  #entry: DayEntry = { quanta: new Float64Array(0), row: 0, spoiled: false };

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** A slot's exact energy. `slot` 48 is the first of the next day. */
  put(meter: string, day: Day, slot: number, quanta: number, row: number): void {
    const onDay = slot === SLOTS_A_DAY ? addDays(day, 1) : day;
    const index = slot === SLOTS_A_DAY ? 0 : slot;
    const entry = this.#open(meter, onDay, row);
    this.slots += 1;
    const before = entry.quanta[index];
    if (before === EMPTY) entry.quanta[index] = quanta;
    else if (before !== quanta) this.#contradiction(entry, onDay, index, row);
  }

  /** All slots of a day at once. The array stays the caller's. */
  putDay(meter: string, day: Day, quanta: Float64Array, row: number): void {
    const entry = this.#open(meter, day, row);
    if (entry.row === row && !entry.spoiled && entry.quanta[0] === EMPTY) {
      entry.quanta.set(quanta);
      this.slots += SLOTS_A_DAY;
    } else
      for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
        this.put(meter, day, slot, quanta[slot] ?? 0, row);
  }

  /** The file itself says that this slot has no value. */
  putMissing(meter: string, day: Day, slot: number, row: number): void {
    this.put(meter, day, slot, KNOWN_MISSING, row);
  }

  /** A row of this day was refused, so the day is not whole. */
  spoil(meter: string, day: Day, slot: number, row: number): void {
    this.#open(meter, slot === SLOTS_A_DAY ? addDays(day, 1) : day, row).spoiled = true;
  }

  /** First rows of each meter's word, for saying where an unknown one stands. */
  meters(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#meters].map(([meter, days]) => [meter, Math.min(...firstRows(days))] as const),
    );
  }

  /**
   * The stamp that the file's own times give away, when every meter agrees: see
   * `docs/reference/import-formats.md`.
   */
  detectStamp(): StampEnd | null {
    let found: StampEnd | null = null;
    for (const days of this.#meters.values()) {
      const each = stampOf(days);
      if (each === null || (found !== null && each !== found)) return null;
      found = each;
    }
    return found;
  }

  /**
   * Whole days, meter by meter in the order of days; what is not whole becomes a problem instead.
   */
  *finish(rules: FinishRules): Generator<ReadDay> {
    const stamp = rules.stamp ?? this.detectStamp();
    if (stamp === null && this.#meters.size > 0) throw unstated();
    for (const [meter, asRead] of this.#meters) {
      const days = stamp === "end" ? movedBack(asRead) : asRead;
      const inOrder = [...days.keys()].toSorted((a, b) => a - b);
      for (const day of inOrder) {
        const entry = days.get(day);
        days.delete(day);
        if (entry && this.#isWhole(meter, day, entry, rules))
          yield readDay(meter, day, entry, rules);
      }
    }
  }

  #open(meter: string, day: Day, row: number): DayEntry {
    if (meter === this.#meter && day === this.#day) return this.#entry;
    if (meter !== this.#meter) this.#days = entryOf(this.#meters, meter, () => new Map());
    this.#meter = meter;
    this.#day = day;
    this.#entry = entryOf(this.#days, day, () => emptyDay(row));
    return this.#entry;
  }

  #isWhole(meter: string, day: Day, entry: DayEntry, { partDays }: FinishRules): boolean {
    const empty = entry.quanta.reduce((count, each) => (each === EMPTY ? count + 1 : count), 0);
    if (entry.spoiled) return false;
    if (empty === 0 || (partDays && empty < SLOTS_A_DAY)) return true;
    this.problems.add({
      row: entry.row,
      field: meter === "" ? formatDay(day) : `${meter} ${formatDay(day)}`,
      code: "metering.day-incomplete",
      got: `${SLOTS_A_DAY - empty} slots, without ${firstEmpty(entry)}`,
      accepted: "48 slots a day",
    });
    return false;
  }

  #contradiction(entry: DayEntry, day: Day, index: number, row: number): void {
    entry.spoiled = true;
    this.problems.add({
      row,
      field: `${formatDay(day)} ${slotName(index)}`,
      code: "metering.slot-contradicts",
      got: "a second value",
      accepted: `the same value as before (the day begins on row ${entry.row}), or none`,
    });
  }
}

function unstated(): FileRefused {
  return new FileRefused({
    code: "metering.stamp-unstated",
    field: "stamp",
    got: "times that could be either",
    accepted: "stamp: start (00:00 is the first slot) or end (00:30 is the first slot)",
  });
}

function readDay(
  meter: string,
  day: Day,
  { quanta, row }: DayEntry,
  { quality }: FinishRules,
): ReadDay {
  const marks = new Uint8Array(SLOTS_A_DAY).fill(quality);
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    if ((quanta[slot] ?? 0) >= 0) continue;
    quanta[slot] = 0;
    marks[slot] = QUALITY.missing;
  }
  const wh = wholeWh(quanta);
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
    if (marks[slot] === QUALITY.missing) wh[slot] = 0;
  return { meter, day, wh, quality: marks, row };
}

/**
 * Times that name the end of a slot: each value moves one slot back, the first of a day to the day
 * before.
 */
function movedBack(days: ReadonlyMap<Day, DayEntry>): Map<Day, DayEntry> {
  const moved = new Map<Day, DayEntry>();
  for (const [day, { quanta, row, spoiled }] of days) {
    const [midnight = EMPTY] = quanta;
    const rest = quanta.subarray(1);
    if (midnight !== EMPTY) {
      const before = entryOf(moved, addDays(day, -1), () => emptyDay(row));
      before.quanta[SLOTS_A_DAY - 1] = midnight;
      if (spoiled) before.spoiled = true;
    }
    if (rest.every((each) => each === EMPTY) && !spoiled) continue;
    const same = entryOf(moved, day, () => emptyDay(row));
    same.quanta.set(rest, 0);
    if (spoiled) same.spoiled = true;
  }
  return moved;
}

/**
 * Start: the first time is 00:00 and the last 23:30. End: the first is 00:30 and the last 00:00 of
 * a later day.
 */
function stampOf(days: ReadonlyMap<Day, DayEntry>): StampEnd | null {
  let [first, last] = [Infinity, -Infinity] as Day[] as [Day, Day];
  for (const day of days.keys()) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const opening = days.get(first)?.quanta.findIndex((each) => each !== EMPTY) ?? -1;
  const closing = days.get(last)?.quanta.findLastIndex((each) => each !== EMPTY) ?? -1;
  if (opening === 0 && closing === SLOTS_A_DAY - 1) return "start";
  return opening === 1 && closing === 0 && last > first ? "end" : null;
}

function emptyDay(row: number): DayEntry {
  return { quanta: new Float64Array(SLOTS_A_DAY).fill(EMPTY), row, spoiled: false };
}

function firstEmpty({ quanta }: DayEntry): string {
  return slotName(quanta.indexOf(EMPTY));
}

/** `00:30` for slot 1. */
export function slotName(slot: number): string {
  return `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
}

function* firstRows(days: ReadonlyMap<Day, DayEntry>): Generator<number> {
  for (const { row } of days.values()) yield row;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
