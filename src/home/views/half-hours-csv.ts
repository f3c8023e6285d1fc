import { addDays, formatDay } from "../../kernel/day.ts";
import { QUALITY, type Quality, type Series, SLOTS_A_DAY } from "../../metering/series.ts";

export interface CsvColumn {
  readonly name: string;
  readonly series: Series;
}

const QUALITY_WORDS: Readonly<Record<Quality, string>> = {
  [QUALITY.missing]: "欠測",
  [QUALITY.measured]: "確定",
  [QUALITY.provisional]: "速報",
  [QUALITY.estimated]: "推定",
  [QUALITY.backfilled]: "補完（計器の履歴）",
  [QUALITY.spread]: "按分",
  [QUALITY.rolledOver]: "計器一巡後",
  [QUALITY.exchanged]: "計器交換後",
};

/** Spreadsheets take UTF-8 for what it is only with this before it. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Half-hours as CSV with a Japanese head: a line each, two columns a series: kWh to three decimals,
 * which is the exact Wh, and how it is known. A missing half-hour is empty, not 0.
 */
export function halfHoursCsv(columns: readonly CsvColumn[]): string {
  const [first] = columns;
  const head = ["日付", "開始", "終了", ...columns.flatMap(({ name }) => [`${name}(kWh)`, "状態"])];
  const slots = first?.series.wh.length ?? 0;
  const lines = Array.from({ length: slots }, (_, slot) => [
    formatDay(addDays(first?.series.from ?? (0 as never), Math.floor(slot / SLOTS_A_DAY))),
    clock(slot % SLOTS_A_DAY),
    clock((slot % SLOTS_A_DAY) + 1),
    ...columns.flatMap(({ series }) => cellsOf(series, slot)),
  ]);
  return BYTE_ORDER_MARK + [head.map(quoted), ...lines].map((line) => line.join(",")).join("\r\n");
}

function cellsOf({ wh, quality }: Series, slot: number): readonly string[] {
  const known = (quality[slot] ?? QUALITY.missing) as Quality;
  const value = known === QUALITY.missing ? "" : kwh(wh[slot] ?? 0);
  return [value, QUALITY_WORDS[known]];
}

/** 1234 Wh is 1.234; −5 is −0.005. */
function kwh(wh: number): string {
  const digits = String(Math.abs(wh)).padStart(4, "0");
  return `${wh < 0 ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

function clock(half: number): string {
  return `${String(half >> 1).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
}

/** A name that a spreadsheet would take for a formula is led by an apostrophe. */
function quoted(name: string): string {
  const plain = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return `"${plain.replaceAll('"', '""')}"`;
}
