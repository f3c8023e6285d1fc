import { type Day, parseDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { unsignedAt } from "./bytes.ts";
import type { Property } from "./frame.ts";
import type { RegisterSource } from "./registers.ts";
import type { Known } from "./units.ts";

/** Wall time of the meter, which is Tokyo's: seconds since midnight of a day. */
export interface Stamp {
  readonly day: Day;
  readonly second: number;
}

/** One register as it was read. */
export interface CountRead {
  /** 1…252 of a board's circuit, else null. */
  readonly circuit: number | null;
  /** Null: the device says that it has none (FFFFFFFE). */
  readonly count: number | null;
  /** When it stood so, where the device says it (EA, EB). */
  readonly stamp: Stamp | null;
}

export type CountFault = {
  readonly code: "echonet.bad-counts";
  readonly epc: number;
  readonly edt: Uint8Array;
};

/** A day's registers at 00:00, 00:30 … 23:30. */
export interface DayOfCounts {
  /** 0 today … 99, as the device echoes it; null: no day was chosen yet. */
  readonly daysBack: number | null;
  readonly counts: readonly (number | null)[];
}

const NO_DATA = 0xfffffffe;
/** No register of the appendix holds more; a count above is none. */
const MOST = 999_999_999;
const CIRCUITS = 252;

/**
 * The counts in a property that `source` names: its own EPC (one register, or a board's list) or
 * its stamped one. `EA` `07EA0B16031E00 0000138C` is 5004 at 2026-11-22 03:30.
 */
export function countsIn(
  source: RegisterSource,
  { epc, edt }: Property,
  known: Known,
): Result<readonly CountRead[], CountFault> {
  const reads = epc === source.stampedEpc ? stamped(edt) : listed(source, edt, known);
  return reads && epcOf(source, epc) ? ok(reads) : no({ code: "echonet.bad-counts", epc, edt });
}

function epcOf(source: RegisterSource, epc: number): boolean {
  return epc === source.epc || epc === source.stampedEpc;
}

function stamped(edt: Uint8Array): readonly CountRead[] | null {
  const stamp = edt.length === 11 ? stampIn(edt) : undefined;
  if (stamp === undefined) return null;
  const count = countAt(edt, 7);
  return count === undefined ? null : [{ circuit: null, count, stamp }];
}

/** Undefined: no time at all. Null: all FF, the meter has none yet. */
function stampIn(edt: Uint8Array): Stamp | null | undefined {
  if (edt.subarray(0, 7).every((byte) => byte === 0xff)) return null;
  const [month, date, hour, minute, second] = [...edt.subarray(2, 7)];
  const day = parseDay(`${text(unsignedAt(edt, 0, 2), 4)}-${text(month, 2)}-${text(date, 2)}`);
  if (day === null || hour === undefined || minute === undefined || second === undefined)
    return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return { day, second: hour * 3600 + minute * 60 + second };
}

function text(value: number | undefined, digits: number): string {
  return String(value ?? 0).padStart(digits, "0");
}

function listed(source: RegisterSource, edt: Uint8Array, known: Known): CountRead[] | null {
  if (source.circuits) return circuitsIn(source, edt, known);
  // A fixed circuit's currents stand behind its register.
  const size = source.channel === null ? 4 : 8;
  const count = edt.length === size ? countAt(edt, 0) : undefined;
  return count === undefined ? null : [{ circuit: source.channel, count, stamp: null }];
}

/** Start, number, then a register (or two: normal, reverse) for each circuit. */
function circuitsIn(source: RegisterSource, edt: Uint8Array, known: Known): CountRead[] | null {
  const duplex = source.epc === 0xba;
  const width = duplex ? 8 : 4;
  const [start = 0, several = 0] = edt;
  // FD says that no range was ever set; then a list carries no circuits.
  if (edt.length === 2 && (start === 0xfd || several === 0xfd)) return [];
  if (start < 1 || edt.length !== 2 + several * width) return null;
  const first = start + (duplex ? simplexCount(known) : 0);
  if (first + several - 1 > CIRCUITS) return null;
  const offset = 2 + (source.register === "circuit-back" ? 4 : 0);
  const reads = Array.from({ length: several }, (_, place) => {
    const count = countAt(edt, offset + place * width);
    return count === undefined ? null : { circuit: first + place, count, stamp: null };
  });
  return reads.every((read) => read !== null) ? reads : null;
}

/**
 * Simplex and duplex channels are each numbered from 1; as circuits of one board the duplex ones
 * follow the simplex ones. With 20 simplex channels duplex channel 1 is circuit 21.
 */
function simplexCount(known: Known): number {
  const [count = 0] = known.get(0xb1) ?? [];
  return count <= CIRCUITS ? count : 0;
}

/** The day history of a register (E2, E4, C3, C4): day, then 48 registers. */
export function historyIn({ epc, edt }: Property): Result<DayOfCounts, CountFault> {
  const counts =
    edt.length === 194 ? Array.from({ length: 48 }, (_, i) => countAt(edt, 2 + 4 * i)) : [];
  const day = edt.length === 194 ? unsignedAt(edt, 0, 2) : -1;
  const whole = counts.every((count) => count !== undefined);
  if (!whole || ((day < 0 || day > 99) && day !== 0xff))
    return no({ code: "echonet.bad-counts", epc, edt });
  return ok({ daysBack: day === 0xff ? null : day, counts });
}

/** Null: no data. Undefined: no count that a register can have. */
function countAt(edt: Uint8Array, start: number): number | null | undefined {
  const count = unsignedAt(edt, start, 4);
  if (count === NO_DATA) return null;
  return count <= MOST ? count : undefined;
}
