import { FileRefused } from "../problem.ts";
import { SLOTS_A_DAY } from "../series.ts";
import { findColumn, HEADINGS, needColumn, noColumn, unitOf } from "./columns.ts";
import type { RowReader } from "./csv-rows.ts";
import type { DayBook, StampEnd } from "./day-book.ts";
import { note, valueFault, wrongColumnCount } from "./fault.ts";
import type { WideMapping } from "./mapping.ts";
import { plainWideRow } from "./plain-wide.ts";
import { parseQuantity, SCALES, type Unit } from "./quantity.ts";
import { parseDate, parseTime } from "./stamp.ts";

/**
 * Where things stand in a row; the 48 slots are next to each other. −1: there is no such column.
 */
export interface WideLayout {
  readonly columns: number;
  readonly meter: number;
  readonly date: number;
  readonly firstSlot: number;
  readonly headings: readonly string[];
  readonly unit: Unit;
  readonly stamp: StampEnd;
}

export interface WideReader extends RowReader {
  readonly unit: () => Unit | null;
  readonly stamp: () => StampEnd | null;
}

/**
 * Reads one day a row: a date and 48 values, 00:00–00:30 first. Which end of its slot a heading
 * names changes no value's place, as all 48 belong to the day of the row; a heading that
 * contradicts the stated end is refused.
 */
export function wideReader(mapping: WideMapping, book: DayBook): WideReader {
  let layout: WideLayout | null = null;
  let plain: ReturnType<typeof plainWideRow> | null = null;
  const use = (found: WideLayout) => {
    layout = found;
    plain = plainWideRow(found, mapping, book);
  };
  return {
    header: (fields) => use(layoutOf(fields, mapping)),
    fields(fields, row) {
      if (!layout)
        use(
          layoutOf(
            fields.map(() => ""),
            mapping,
          ),
        );
      if (layout) takeRow(fields, row, { layout, mapping, book });
    },
    plain: (block, start, row) => (plain ? plain(block, start, row) : -1),
    unit: () => layout?.unit ?? null,
    stamp: () => layout?.stamp ?? null,
  };
}

interface RowContext {
  readonly layout: WideLayout;
  readonly mapping: WideMapping;
  readonly book: DayBook;
}

function takeRow(
  fields: readonly string[],
  row: number,
  { layout, mapping, book }: RowContext,
): void {
  const { problems } = book;
  if (fields.length !== layout.columns) {
    const fault = wrongColumnCount(fields.length, layout.columns);
    return note(problems, fault, { row, field: "row", got: `${fields.length} columns` });
  }
  const meter = mapping.meter ?? fields[layout.meter] ?? "";
  const got = fields[layout.date] ?? "";
  const date = parseDate(got, { unpadded: mapping.unpaddedDates });
  if (!date.ok) return note(problems, date.refusal, { row, field: "date", got });
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    const text = fields[layout.firstSlot + slot] ?? "";
    const quanta = parseQuantity(text, SCALES[layout.unit]);
    if (quanta >= 0) book.put(meter, date.value, slot, quanta, row);
    else if (text === "" && mapping.emptyCells === "missing")
      book.putMissing(meter, date.value, slot, row);
    else {
      book.spoil(meter, date.value, slot, row);
      const field = layout.headings[layout.firstSlot + slot] || `slot ${slot + 1}`;
      note(problems, valueFault(text, quanta, layout.unit), { row, field, got: text });
    }
  }
}

function layoutOf(header: readonly string[], mapping: WideMapping): WideLayout {
  const usual = (field: "meter" | "date") => (mapping.header ? HEADINGS[field] : []);
  const meter =
    mapping.meter === undefined
      ? (findColumn(header, { ref: mapping.meterColumn, usual: usual("meter"), field: "meter" }) ??
        -1)
      : -1;
  if (mapping.meter === undefined && meter < 0)
    throw noColumn("meter", "meterColumn, or meter", header);
  const date = needColumn(header, { ref: mapping.date, usual: usual("date"), field: "date" });
  const { firstSlot, stamp } = slotColumns(header, mapping);
  const inside = (column: number) => column >= firstSlot && column < firstSlot + SLOTS_A_DAY;
  if (firstSlot + SLOTS_A_DAY > header.length || inside(date) || inside(meter))
    throw notFortyEight(header);
  const unit = unitOf(mapping.unit, header);
  return { columns: header.length, meter, date, firstSlot, headings: header, unit, stamp };
}

function slotColumns(
  header: readonly string[],
  mapping: WideMapping,
): { firstSlot: number; stamp: StampEnd } {
  const found = runOfSlots(header);
  if (mapping.firstSlot === undefined && !found) throw notFortyEight(header);
  const firstSlot =
    mapping.firstSlot === undefined
      ? (found?.firstSlot ?? 0)
      : needColumn(header, { ref: mapping.firstSlot, usual: [], field: "firstSlot" });
  const said = found?.firstSlot === firstSlot ? found.stamp : null;
  if (said && mapping.stamp && said !== mapping.stamp)
    throw contradicts(header[firstSlot] ?? "", mapping.stamp);
  return { firstSlot, stamp: said ?? mapping.stamp ?? "start" };
}

/**
 * 48 headings in a row that are times from 00:00 (starts), times from 00:30 (ends), or codes 1–48.
 */
function runOfSlots(header: readonly string[]): { firstSlot: number; stamp: StampEnd } | null {
  const places = header.map(slotHeading);
  for (let first = 0; first + SLOTS_A_DAY <= header.length; first += 1) {
    const run = places.slice(first, first + SLOTS_A_DAY);
    if (run.every((place, slot) => place?.start === slot))
      return { firstSlot: first, stamp: "start" };
    if (run.every((place, slot) => place?.end === slot)) return { firstSlot: first, stamp: "end" };
  }
  return null;
}

/**
 * The slot that a heading names, were it a start and were it an end. `00:00` can end the last slot
 * only.
 */
function slotHeading(heading: string): { start: number; end: number } | null {
  const text = heading.normalize("NFKC").replace(/[ _]*\(?(kwh|kw|wh)\)?$/i, "");
  const code = /^[1-9]\d?$/.test(text) ? parseInt(text, 10) - 1 : -1;
  if (code >= 0) return { start: code, end: -1 };
  const range = /^(\d{1,2}:\d{2})[-~〜](\d{1,2}:\d{2})$/.exec(text);
  const time = parseTime(range?.[1] ?? text, { unpadded: true });
  if (!time.ok) return null;
  return {
    start: time.value,
    end: range ? -1 : time.value === 0 ? SLOTS_A_DAY - 1 : time.value - 1,
  };
}

function notFortyEight(header: readonly string[]): FileRefused {
  return new FileRefused({
    code: "metering.header-wrong",
    field: "slots",
    row: 1,
    got: header.join(","),
    accepted: "48 columns side by side: 00:00 … 23:30, 00:30 … 24:00, or 1 … 48; or firstSlot",
  });
}

function contradicts(heading: string, stated: StampEnd): FileRefused {
  return new FileRefused({
    code: "metering.stamp-contradicts",
    field: "stamp",
    row: 1,
    got: `stamp: ${stated}, but the first column is ${heading}`,
    accepted: "the end that the headings name, or none: they say it themselves",
  });
}
