import type { Day } from "../../kernel/day.ts";
import { civilDay } from "./stamp.ts";

/**
 * Byte-level pieces of the short way through plain CSV. −1 everywhere means: not plain, read it as
 * text.
 */

const NEWLINE = 10;
const RETURN = 13;
const ZERO = 48;
const COLON = 58;

export function byteOf(delimiter: string): number {
  return delimiter.charCodeAt(0);
}

/**
 * Index of the delimiter, carriage return or newline that ends the field, or the end of the block.
 */
export function endOfField(block: Buffer, start: number, delimiter: number): number {
  let at = start;
  for (; at < block.length; at += 1) {
    const byte = block[at];
    if (byte === delimiter || byte === NEWLINE || byte === RETURN) break;
  }
  return at;
}

/** Start of the next line when the line ends at `at`; −1 when something else stands there. */
export function lineEnd(block: Buffer, at: number): number {
  if (at >= block.length) return block.length;
  if (block[at] === NEWLINE) return at + 1;
  return block[at] === RETURN && block[at + 1] === NEWLINE ? at + 2 : -1;
}

/** `2024-04-01` or `2024/04/01` at `at`, as 20240401. */
export function plainYmd(block: Buffer, at: number): number {
  const separator = block[at + 4];
  if ((separator !== 45 && separator !== 47) || block[at + 7] !== separator) return -1;
  const year = twoDigits(block, at) * 100 + twoDigits(block, at + 2);
  const month = twoDigits(block, at + 5);
  const date = twoDigits(block, at + 8);
  return year < 0 || month < 0 || date < 0 ? -1 : year * 10_000 + month * 100 + date;
}

export function plainDay(ymd: number): Day | null {
  return civilDay(Math.floor(ymd / 10_000), Math.floor(ymd / 100) % 100, ymd % 100);
}

/** `00:30` or `00:30:00` in exactly [start, end), as a slot 0–47. */
export function plainSlot(block: Buffer, start: number, end: number): number {
  const length = end - start;
  if ((length !== 5 && length !== 8) || block[start + 2] !== COLON) return -1;
  const hours = twoDigits(block, start);
  const minutes = twoDigits(block, start + 3);
  if (hours < 0 || hours > 23 || (minutes !== 0 && minutes !== 30)) return -1;
  if (length === 8 && (block[start + 5] !== COLON || twoDigits(block, start + 6) !== 0)) return -1;
  return hours * 2 + (minutes === 30 ? 1 : 0);
}

export function sameBytes(block: Buffer, start: number, end: number, known: Uint8Array): boolean {
  const length = end - start;
  if (length !== known.length || length === 0) return false;
  for (let index = 0; index < length; index += 1)
    if (block[start + index] !== known[index]) return false;
  return true;
}

/** Visible ASCII without blanks, or null. */
export function asciiText(block: Buffer, start: number, end: number): string | null {
  for (let at = start; at < end; at += 1) {
    const byte = block[at] ?? 0;
    if (byte <= 32 || byte >= 127) return null;
  }
  return block.toString("latin1", start, end);
}

/** Two digits as a number; far below zero when one is none, so that sums with it stay negative. */
function twoDigits(block: Buffer, at: number): number {
  const tens = (block[at] ?? 0) - ZERO;
  const ones = (block[at + 1] ?? 0) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : tens * 10 + ones;
}
