import type { Day } from "../../../kernel/day.ts";
import type { Result } from "../../../kernel/result.ts";
import type { Fault } from "../stamp.ts";
import type { LayoutKey } from "./layouts.ts";
import { Problems, type Reading, wholeFile } from "./reading.ts";
import type { UseStatement } from "./statement.ts";
import { amountOf, INVALID, USE_SCALES } from "./use-amount.ts";
import { columnsOf, slotColumns, type UseColumns } from "./use-columns.ts";
import type { UseUnit } from "./use-file.ts";
import { UseLedger } from "./use-ledger.ts";
import {
  type DayContext,
  dayIn,
  type Moment,
  momentIn,
  plainMoment,
  slotIn,
  spansIn,
} from "./use-moment.ts";
import { type Table, tableOf } from "./use-table.ts";

/** Lines before the first value that are looked through for it. */
const HEAD_LINES = 60;
/** Columns in which a date is looked for. */
const DATE_COLUMNS = 12;
const LONGEST_HEADING = 200;
const LONGEST_LINE = 64 * 1024;
/** A time of day, even beside a date that cannot be read. */
const CLOCK = /\d[:時]/;

interface Place {
  readonly dataLine: number;
  readonly dateAt: number;
  readonly timed: boolean;
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly context: DayContext;
  readonly layout: LayoutKey | null;
}

/** Reads CSV in any arrangement of columns: one half-hour or hour a row, or one day a row. */
export function readTable(text: string, statement: UseStatement): Reading {
  const problems = new Problems();
  const table = tableOf(text, statement.delimiter);
  const long = table.lines.findIndex((line) => line.length > LONGEST_LINE);
  const place = long < 0 ? locate(table, statement) : null;
  const empty = {
    ledger: new UseLedger(),
    stamp: null,
    stepMinutes: null,
    rows: 0,
    skippedRows: 0,
  };
  const nothing = { ...empty, layout: null, units: [], readAs: "kWh", problems } as const;
  if (place === null) {
    problems.add(long < 0 ? noDates(table, statement) : lineTooLong(long + 1));
    return { ...nothing, questions: [] };
  }
  const sample = table.fields(place.dataLine);
  const columns = columnsOf(place.header, sample, { statement, ...place });
  if ("problems" in columns) {
    for (const problem of columns.problems) problems.add(problem);
    return { ...nothing, questions: [] };
  }
  if (columns.flows.length === 0) return { ...nothing, questions: [askForColumns(table, place)] };
  if (!hasTimes(columns)) {
    problems.add(noTimes(place));
    return { ...nothing, questions: [askForColumns(table, place)] };
  }
  return takeRows(table, { columns, place, statement, problems });
}

interface Rows {
  readonly columns: UseColumns;
  readonly place: Place;
  readonly statement: UseStatement;
  readonly problems: Problems;
}

function takeRows(table: Table, { columns, place, statement, problems }: Rows): Reading {
  const layout = statement.layout ?? place.layout;
  const [named] = columns.units;
  const readAs = statement.unit ?? (columns.units.length === 1 && named ? named : "kWh");
  const ledger = new UseLedger();
  const codes = codeStep(table, columns, place);
  const row = columns.slots === null ? longRow : wideRow;
  const taker = { columns, ledger, readAs, problems, moment: momentReader(columns, place, codes) };
  let [rows, skippedRows] = [0, 0];
  for (let line = place.dataLine; line < table.lines.length; line += 1) {
    if ((table.lines[line] ?? "").trim() === "") continue;
    const fields = table.fields(line);
    if (isNoRow(fields, columns)) skippedRows += 1;
    else {
      rows += 1;
      row(fields, line + 1, taker);
    }
  }
  const ranged = taker.moment.ranged() || columns.slots?.stamp === "start" || codes !== null;
  const stepMinutes = columns.slots ? (columns.slots.count === 48 ? 30 : 60) : codes;
  // The slots of a wide row are put where they lie: whichever end the headings name.
  const stamp = ranged || columns.slots !== null ? "start" : null;
  const { units } = columns;
  const read = { layout, ledger, units, readAs, stamp, stepMinutes, rows, skippedRows } as const;
  return { ...read, problems, questions: [] };
}

interface Taker {
  readonly columns: UseColumns;
  readonly ledger: UseLedger;
  readonly readAs: UseUnit;
  readonly problems: Problems;
  readonly moment: MomentReader;
}

function longRow(fields: readonly string[], row: number, taker: Taker): void {
  const { columns, ledger, problems, moment } = taker;
  const at = moment.of(fields);
  if (!at.ok) return problems.add({ row, ...at.refusal, ...momentText(fields, columns) });
  const meter = columns.meter < 0 ? "" : (fields[columns.meter] ?? "").trim();
  for (const { flow, column } of columns.flows) {
    const text = fields[column];
    const quanta = text === undefined ? INVALID : amountOf(text, USE_SCALES[taker.readAs]);
    if (quanta === INVALID) problems.add(notANumber(row, flow, text, taker.readAs));
    else ledger.put(meter, at.value, flow, quanta);
  }
}

function wideRow(fields: readonly string[], row: number, taker: Taker): void {
  const { columns, ledger, problems, moment } = taker;
  const day = moment.day(fields[columns.date] ?? "");
  if (!day.ok) return problems.add({ row, ...day.refusal, ...momentText(fields, columns) });
  const { first, count } = columns.slots ?? { first: 0, count: 48 };
  const meter = columns.meter < 0 ? "" : (fields[columns.meter] ?? "").trim();
  const flow = columns.flows[0]?.flow ?? "use";
  for (let at = 0; at < count; at += 1) {
    const text = fields[first + at];
    const quanta = text === undefined ? INVALID : amountOf(text, USE_SCALES[taker.readAs]);
    const slot = at * (48 / count);
    if (quanta === INVALID) problems.add(notANumber(row, `slot ${at + 1}`, text, taker.readAs));
    else ledger.put(meter, { day: day.value, slot }, flow, quanta);
  }
}

interface MomentReader {
  readonly of: (fields: readonly string[]) => Result<Moment, Fault>;
  readonly day: (text: string) => Result<Day, Fault>;
  /** Some time named both ends of its slot. */
  readonly ranged: () => boolean;
}

/** Days and times come again and again: each text is read once. */
function momentReader(columns: UseColumns, place: Place, codes: 30 | 60 | null): MomentReader {
  const { context } = place;
  const days = new Map<string, Result<Day, Fault>>();
  const times = new Map<string, ReturnType<typeof slotIn>>();
  let ranged = false;
  let lastYmd = -1;
  let lastDay: Result<Day, Fault> = dayIn("", context);
  const day = (text: string) => remembered(days, text, () => dayIn(text, context));
  const time = (text: string) => remembered(times, text, () => slotIn(text));
  const codeSlot = (text: string): ReturnType<typeof slotIn> => {
    const code = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
    const step = codes === 60 ? 2 : 1;
    return code >= 1 && code <= 48 / step
      ? { ok: true, value: { slot: (code - 1) * step, range: true } }
      : { ok: false, refusal: { code: "metering.slot-code", accepted: `1 to ${48 / step}` } };
  };
  const joined = (date: Result<Day, Fault>, slot: ReturnType<typeof slotIn>) => {
    if (!date.ok) return date;
    if (!slot.ok) return slot;
    ranged ||= slot.value.range;
    return { ok: true, value: { day: date.value, ...slot.value } } as const;
  };
  const of = (fields: readonly string[]): Result<Moment, Fault> => {
    if (columns.timestamp < 0) {
      const slot =
        columns.code >= 0 ? codeSlot(fields[columns.code] ?? "") : time(fields[columns.time] ?? "");
      return joined(day(fields[columns.date] ?? ""), slot);
    }
    const text = fields[columns.timestamp] ?? "";
    const plain = plainMoment(text);
    if (plain >= 0) {
      const slot = plain % 100;
      const ymd = (plain - slot) / 100;
      if (ymd !== lastYmd) [lastYmd, lastDay] = [ymd, day(text.slice(0, 10))];
      if (!lastDay.ok) return lastDay;
      return { ok: true, value: { day: lastDay.value, slot, range: false } };
    }
    const found = momentIn(text, context);
    if (found.ok) ranged ||= found.value.range;
    return found;
  };
  return { of, day, ranged: () => ranged };
}

function remembered<T>(known: Map<string, T>, text: string, make: () => T): T {
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = make();
  known.set(text, made);
  return made;
}

/** The first row with a day, and one in the next row too; the last row of words before heads it. */
function locate(table: Table, statement: UseStatement): Place | null {
  const head = table.lines.slice(0, HEAD_LINES).join("\n");
  const context = { dateOrder: statement.dateOrder, spans: spansIn(head) };
  for (let line = 0; line < Math.min(HEAD_LINES, table.lines.length); line += 1) {
    const fields = table.fields(line);
    const said = statedDate(statement, table, line);
    const dateAt = fields
      .slice(0, DATE_COLUMNS)
      .findIndex((text, at) => (said < 0 || said === at) && isDate(text, context));
    const next = table.fields(line + 1)[dateAt];
    if (dateAt < 0 || fields.length < 2 || (next !== undefined && !looksDated(next))) continue;
    // Midnight of a spreadsheet's count is a whole number: the next row tells.
    const timed = [fields[dateAt] ?? "", next ?? ""].some(
      (text) => CLOCK.test(text) || (momentIn(text, context).ok && !isPlainDay(text)),
    );
    const header = statement.header === false ? null : headerAbove(table, line, fields.length);
    const names = header ?? fields.map(() => "");
    const hourly = slotColumns(names, { firstSlot: -1, step: undefined })?.count === 24;
    const layout = context.spans !== null && hourly ? ("miruden-hourly" as const) : null;
    return { dataLine: line, dateAt, timed, header: names, hasHeader: !!header, context, layout };
  }
  return null;
}

function statedDate({ columns }: UseStatement, table: Table, line: number): number {
  const ref = columns?.timestamp ?? columns?.date;
  if (ref === undefined) return -1;
  if (typeof ref === "number") return ref - 1;
  for (let above = line - 1; above >= 0; above -= 1) {
    const at = table.fields(above).indexOf(ref);
    if (at >= 0) return at;
  }
  return -1;
}

function isDate(text: string, context: DayContext): boolean {
  if (!/\d/.test(text)) return false;
  const plain = text.trim();
  // A count of days is only a date where something says so: 45383 may be a customer's number.
  if (/^\d{5}$/.test(plain) || /^\d{5}\.\d+$/.test(plain)) return serialInRange(plain);
  return (
    dayIn(text, context).ok ||
    momentIn(text, context).ok ||
    /^\d{1,2}\/\d{1,2}\/\d{2,4}(?:\s|$)|^[A-Za-z]{3}-\d{2}$/.test(plain)
  );
}

/** 1990 to 2099 as a spreadsheet counts days. */
function serialInRange(text: string): boolean {
  const days = Number(text);
  return days >= 32_874 && days < 73_051;
}

function isPlainDay(text: string): boolean {
  return /^\s*(?:\d{8}|\d{5})\s*$/.test(text);
}

function looksDated(text: string): boolean {
  return /\d/.test(text);
}

function headerAbove(table: Table, line: number, count: number): readonly string[] | null {
  for (let above = line - 1; above >= Math.max(0, line - 5); above -= 1) {
    const fields = table.fields(above);
    if (fields.length < count && fields.length < 2) continue;
    const words = fields.filter((text) => text !== "" && !/^[-\d.,]+$/.test(text));
    const codes = slotColumns(fields, { firstSlot: -1, step: undefined }) !== null;
    if (codes || words.length > 1 || (words.length === 1 && fields.length <= 3))
      return fields.map((text) => text.trim().slice(0, LONGEST_HEADING));
  }
  return null;
}

/** Time codes up to 24 count hours. */
function codeStep(table: Table, { code }: UseColumns, { dataLine }: Place): 30 | 60 | null {
  if (code < 0) return null;
  let most = 0;
  for (let line = dataLine; line < table.lines.length; line += 1)
    most = Math.max(most, Number(table.fields(line)[code] ?? 0) || 0);
  return most <= 24 ? 60 : 30;
}

/** Sums and notes: nothing that could be a date stands where the date belongs. */
function isNoRow(fields: readonly string[], { timestamp, date }: UseColumns): boolean {
  return !/\d/.test(fields[timestamp >= 0 ? timestamp : date] ?? "");
}

function hasTimes({ timestamp, date, time, code, slots }: UseColumns): boolean {
  return timestamp >= 0 || (date >= 0 && (slots !== null || time >= 0 || code >= 0));
}

function askForColumns(table: Table, { header, dataLine }: Place) {
  const rows = [0, 1, 2].map((more) => table.fields(dataLine + more).slice(0, 60));
  return { code: "diagnosis.columns-unclear", headings: header.slice(0, 60), rows } as const;
}

function momentText(fields: readonly string[], { timestamp, date, time, code }: UseColumns) {
  if (timestamp >= 0) return { field: "timestamp", got: fields[timestamp] ?? "" };
  const parts = [date, time, code].filter((at) => at >= 0).map((at) => fields[at] ?? "");
  return { field: "date, time", got: parts.join(" ") };
}

function notANumber(row: number, field: string, text: string | undefined, unit: UseUnit) {
  if (text === undefined) {
    const accepted = "as many columns as in the first row of values";
    return { row, field, code: "metering.column-count", got: "no column", accepted } as const;
  }
  const accepted = `a number in ${unit} such as 0.123 or "1,234.5"; an empty field is a gap`;
  return { row, field, code: "metering.value-not-a-number", got: text, accepted } as const;
}

function noDates(table: Table, { header }: UseStatement) {
  const got = table.lines.slice(header === false ? 0 : 1, 3).join(" | ");
  const empty = table.lines.length === 0;
  return wholeFile({
    field: "date",
    code: empty ? "metering.file-empty" : "metering.date-unreadable",
    got,
    accepted: "rows with a date such as 2024-04-01, 2024/4/1 0:30 or 令和6年4月1日",
  });
}

function lineTooLong(row: number) {
  const got = `a line of more than ${LONGEST_LINE} characters`;
  const accepted = "lines ended by a newline (LF or CR LF)";
  return { row, field: "file", code: "metering.line-too-long", got, accepted } as const;
}

function noTimes({ header }: Place) {
  return wholeFile({
    field: "time",
    code: "metering.header-wrong",
    got: header.join(","),
    accepted: "a time beside the date, a time code, or 48 or 24 columns of a day",
  });
}
