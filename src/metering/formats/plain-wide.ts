import { SLOTS_A_DAY } from "../series.ts";
import type { DayBook } from "./day-book.ts";
import type { WideMapping } from "./mapping.ts";
import {
  asciiText,
  byteOf,
  endOfField,
  lineEnd,
  plainDay,
  plainYmd,
  sameBytes,
} from "./plain-fields.ts";
import { readQuantity, SCALES } from "./quantity.ts";
import type { WideLayout } from "./wide-csv.ts";

const DATE_LENGTH = 10;

/**
 * The short way through rows with `YYYY-MM-DD` and 48 plain decimals; anything else is left to the
 * reader of fields.
 */
export function plainWideRow(layout: WideLayout, mapping: WideMapping, book: DayBook) {
  const delimiter = byteOf(mapping.delimiter);
  const scale = SCALES[layout.unit];
  const last = layout.columns - 1;
  const slots = new Float64Array(SLOTS_A_DAY);
  let meter = mapping.meter ?? "";
  let meterBytes: Uint8Array = new Uint8Array(0);
  return (block: Buffer, start: number, row: number): number => {
    let at = start;
    let ymd = -1;
    for (let column = 0; column <= last; column += 1) {
      const end = endOfField(block, at, delimiter);
      const slot = column - layout.firstSlot;
      if (slot >= 0 && slot < SLOTS_A_DAY) {
        const quanta = readQuantity(block, at, end, scale);
        if (quanta < 0) return -1;
        slots[slot] = quanta;
      } else if (column === layout.date) {
        ymd = end - at === DATE_LENGTH ? plainYmd(block, at) : -1;
      } else if (column === layout.meter && !sameBytes(block, at, end, meterBytes)) {
        const text = asciiText(block, at, end);
        if (text === null) return -1;
        meter = text;
        meterBytes = Uint8Array.prototype.slice.call(block, at, end);
      }
      if (column < last && block[end] !== delimiter) return -1;
      at = column < last ? end + 1 : end;
    }
    const next = lineEnd(block, at);
    const day = next < 0 || ymd < 0 ? null : plainDay(ymd);
    if (day === null) return -1;
    book.putDay(meter, day, slots, row);
    return next;
  };
}
