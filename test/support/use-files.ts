import iconv from "iconv-lite";
import { addDays, type Day, day, formatDay } from "../../src/kernel/day.ts";

/** One half-hour of a made-up household, in Wh: values that differ by time and by day. */
export function useAt(on: Day, slot: number): number {
  return 100 + ((slot * 37) % 48) * 10 + (on % 7) * 3 + (slot >= 36 && slot < 44 ? 300 : 0);
}

export interface UseFileShape {
  readonly from?: string;
  readonly days?: number;
  readonly stepMinutes?: 30 | 60;
  readonly header?: string;
  readonly stamp?: "start" | "end";
  /** Text of a day and a slot (48: 24:00 or the next day's 00:00). */
  readonly moment?: (on: Day, slot: number) => string;
  /** The value columns of a slot, given its Wh. */
  readonly values?: (wh: number, on: Day, slot: number) => string;
  readonly head?: readonly string[];
  readonly newline?: string;
}

export function clock(slot: number): string {
  return `${String(slot >> 1).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
}

/** A long file, one slot a row. */
export function longUseFile(shape: UseFileShape = {}): string {
  const { from = "2025-04-01", days = 14, stepMinutes = 30, header = "日時,使用量(kWh)" } = shape;
  const { moment = dashed, values = kwh, head = [], newline = "\n", stamp = "start" } = shape;
  const step = stepMinutes / 30;
  const rows: string[] = [...head, header];
  for (let index = 0; index < days; index += 1) {
    const on = addDays(day(from), index);
    for (let slot = 0; slot < 48; slot += step) {
      const wh = step === 1 ? useAt(on, slot) : useAt(on, slot) + useAt(on, slot + 1);
      rows.push(`${moment(on, stamp === "end" ? slot + step : slot)},${values(wh, on, slot)}`);
    }
  }
  return rows.join(newline) + newline;
}

/** A wide file, one day a row. */
export function wideUseFile(
  headings: readonly string[],
  shape: { from?: string; days?: number; dateText?: (on: Day) => string } = {},
): string {
  const { from = "2025-04-01", days = 14, dateText = formatDay } = shape;
  const step = headings.length === 24 ? 2 : 1;
  const rows = [`日付,${headings.join(",")}`];
  for (let index = 0; index < days; index += 1) {
    const on = addDays(day(from), index);
    const cells = headings.map((_, at) => {
      const slot = at * step;
      return kwh(step === 1 ? useAt(on, slot) : useAt(on, slot) + useAt(on, slot + 1));
    });
    rows.push(`${dateText(on)},${cells.join(",")}`);
  }
  return `${rows.join("\n")}\n`;
}

export function dashed(on: Day, slot: number): string {
  return `${formatDay(slot === 48 ? addDays(on, 1) : on)} ${clock(slot % 48)}`;
}

/** 0.123 for 123 Wh, in exact decimal text. */
export function kwh(wh: number): string {
  const sign = wh < 0 ? "-" : "";
  const size = Math.abs(wh);
  return `${sign}${Math.floor(size / 1000)}.${String(size % 1000).padStart(3, "0")}`;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function shiftJis(text: string): Uint8Array {
  return iconv.encode(text, "cp932");
}
