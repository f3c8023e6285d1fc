import type { Day } from "../../kernel/day.ts";
import type { DayBook } from "./day-book.ts";
import type { LongLayout } from "./long-csv.ts";
import type { LongMapping } from "./mapping.ts";
import {
  asciiText,
  byteOf,
  endOfField,
  lineEnd,
  plainDay,
  plainSlot,
  plainYmd,
  sameBytes,
} from "./plain-fields.ts";
import { readQuantity, SCALES } from "./quantity.ts";

const SPACE = 32;
const LETTER_T = 84;
const DATE_LENGTH = 10;

/**
 * The short way through rows with `YYYY-MM-DD HH:MM[:SS]` and a plain decimal: bytes are read in
 * place, and meter and day are looked up only when they change. Whatever is not of this form is
 * left to the reader of fields.
 */
export function plainLongRow(layout: LongLayout, mapping: LongMapping, book: DayBook) {
  if (layout.timestamp < 0) return null;
  const delimiter = byteOf(mapping.delimiter);
  const scale = SCALES[layout.unit];
  const last = layout.columns - 1;
  let meter = mapping.meter ?? "";
  let meterBytes: Uint8Array = new Uint8Array(0);
  let ymd = -1;
  let day: Day | null = null;
  return (block: Buffer, start: number, row: number): number => {
    let at = start;
    let slot = -1;
    let quanta = -1;
    for (let column = 0; column <= last; column += 1) {
      const end = endOfField(block, at, delimiter);
      if (column === layout.timestamp) {
        const found = stampDigits(block, at);
        slot = plainSlot(block, at + DATE_LENGTH + 1, end);
        if (found < 0 || slot < 0) return -1;
        if (found !== ymd) {
          ymd = found;
          day = plainDay(found);
        }
      } else if (column === layout.value) quanta = readQuantity(block, at, end, scale);
      else if (column === layout.meter && !sameBytes(block, at, end, meterBytes)) {
        const text = asciiText(block, at, end);
        if (text === null) return -1;
        meter = text;
        meterBytes = Uint8Array.prototype.slice.call(block, at, end);
      }
      if (column < last && block[end] !== delimiter) return -1;
      at = column < last ? end + 1 : end;
    }
    const next = lineEnd(block, at);
    if (next < 0 || quanta < 0 || day === null) return -1;
    book.put(meter, day, slot, quanta, row);
    return next;
  };
}

function stampDigits(block: Buffer, at: number): number {
  const between = block[at + DATE_LENGTH];
  return between === SPACE || between === LETTER_T ? plainYmd(block, at) : -1;
}
