import { no, ok, type Result } from "../../kernel/result.ts";
import { FileRefused } from "../problem.ts";
import { SLOTS_A_DAY } from "../series.ts";
import { findColumn, HEADINGS, noColumn, unitOf } from "./columns.ts";
import type { RowReader } from "./csv-rows.ts";
import type { DayBook } from "./day-book.ts";
import { note, valueFault, wrongColumnCount } from "./fault.ts";
import type { ColumnRef, LongMapping } from "./mapping.ts";
import { plainLongRow } from "./plain-long.ts";
import { parseQuantity, SCALES, type Unit } from "./quantity.ts";
import {
  type Fault,
  parseDate,
  parseStamp,
  parseTime,
  parseTimeCode,
  type Stamp,
} from "./stamp.ts";

/** Where things stand in a row. −1: there is no such column. */
export interface LongLayout {
  readonly columns: number;
  readonly meter: number;
  readonly timestamp: number;
  readonly date: number;
  readonly time: number;
  readonly code: number;
  readonly value: number;
  readonly unit: Unit;
}

export interface LongReader extends RowReader {
  readonly unit: () => Unit | null;
  /** Times with a code of their own say where a slot begins. */
  readonly stampIsStart: () => boolean;
}

/** Reads one slot a row: a time, a value, and perhaps a meter. */
export function longReader(mapping: LongMapping, book: DayBook): LongReader {
  let layout: LongLayout | null = null;
  let plain: ReturnType<typeof plainLongRow> | null = null;
  const use = (found: LongLayout) => {
    layout = found;
    plain = plainLongRow(found, mapping, book);
  };
  return {
    header: (fields) => use(layoutOf(fields, mapping)),
    fields(fields, row) {
      if (!layout) use(layoutOf(positionsOnly(fields), mapping));
      if (layout) takeRow(fields, row, { layout, mapping, book });
    },
    plain: (block, start, row) => (plain ? plain(block, start, row) : -1),
    unit: () => layout?.unit ?? null,
    stampIsStart: () => layout !== null && layout.code >= 0,
  };
}

interface RowContext {
  readonly layout: LongLayout;
  readonly mapping: LongMapping;
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
  const stamp = stampOf(fields, layout, mapping);
  if (!stamp.ok) return note(problems, stamp.refusal, { row, ...stampText(fields, layout) });
  const { day, slot } = stamp.value;
  const text = fields[layout.value] ?? "";
  if (text === "" && mapping.emptyCells === "missing")
    return book.putMissing(meter, day, slot, row);
  const quanta = parseQuantity(text, SCALES[layout.unit]);
  if (quanta >= 0) return book.put(meter, day, slot, quanta, row);
  book.spoil(meter, day, slot, row);
  note(problems, valueFault(text, quanta, layout.unit), { row, field: "value", got: text });
}

function stampOf(
  fields: readonly string[],
  layout: LongLayout,
  mapping: LongMapping,
): Result<Stamp, Fault> {
  const style = { unpadded: mapping.unpaddedDates };
  const stamp =
    layout.timestamp >= 0
      ? parseStamp(fields[layout.timestamp] ?? "", style)
      : joined(
          parseDate(fields[layout.date] ?? "", style),
          layout.code >= 0
            ? parseTimeCode(fields[layout.code] ?? "")
            : parseTime(fields[layout.time] ?? "", style),
        );
  if (stamp.ok && stamp.value.slot === SLOTS_A_DAY && mapping.stamp === "start")
    return no({ code: "metering.time-24", accepted: "00:00 of the next day, or stamp: end" });
  return stamp;
}

function joined(
  date: Result<Stamp["day"], Fault>,
  slot: Result<number, Fault>,
): Result<Stamp, Fault> {
  if (!date.ok) return date;
  return slot.ok ? ok({ day: date.value, slot: slot.value }) : slot;
}

function stampText(fields: readonly string[], { timestamp, date, time, code }: LongLayout) {
  const at = timestamp >= 0 ? [timestamp] : [date, Math.max(time, code)];
  return {
    field: timestamp >= 0 ? "timestamp" : "date, time",
    got: at.map((index) => fields[index] ?? "").join(" "),
  };
}

function layoutOf(header: readonly string[], mapping: LongMapping): LongLayout {
  const find = (field: "meter" | "value", ref: ColumnRef | undefined) =>
    findColumn(header, { ref, usual: mapping.header ? HEADINGS[field] : [], field }) ?? -1;
  const meter = mapping.meter === undefined ? find("meter", mapping.meterColumn) : -1;
  if (mapping.meter === undefined && meter < 0)
    throw noColumn("meter", "meterColumn, or meter", header);
  const value = find("value", mapping.value);
  if (value < 0) throw noColumn("value", "value, or its position from 1", header);
  const unit = unitOf(mapping.unit, [header[value] ?? ""]);
  return { columns: header.length, meter, ...timeColumns(header, mapping), value, unit };
}

type TimeColumns = Pick<LongLayout, "timestamp" | "date" | "time" | "code">;

function timeColumns(header: readonly string[], mapping: LongMapping): TimeColumns {
  const find = (field: "timestamp" | "date" | "time" | "code") =>
    findColumn(header, {
      ref: mapping[field],
      usual: mapping.header ? HEADINGS[field] : [],
      field,
    }) ?? -1;
  const [timestamp, date, time, code] = [
    find("timestamp"),
    find("date"),
    find("time"),
    find("code"),
  ];
  const alone = { timestamp, date: -1, time: -1, code: -1 };
  if (timestamp >= 0 && mapping.date === undefined) return alone;
  // "time" with no date beside it is what many tools call the whole time stamp.
  if (time >= 0 && date < 0) return { ...alone, timestamp: time };
  if (date < 0 || (time < 0 && code < 0))
    throw noColumn("timestamp", "timestamp, or date with time or code", header);
  if (code >= 0 && mapping.stamp === "end") throw codeIsStart();
  return { timestamp: -1, date, time: code >= 0 ? -1 : time, code };
}

/** A file without a header: columns can only be meant by position. */
function positionsOnly(fields: readonly string[]): readonly string[] {
  return fields.map(() => "");
}

function codeIsStart(): FileRefused {
  return new FileRefused({
    code: "metering.stamp-contradicts",
    field: "stamp",
    got: "stamp: end with time codes",
    accepted: "no stamp: time code 1 always is 00:00–00:30",
  });
}
