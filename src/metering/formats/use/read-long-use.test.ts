import { describe, expect, test } from "vitest";
import { civil, type Day, day, formatDay, weekday } from "../../../kernel/day.ts";
import {
  clock,
  dashed,
  kwh,
  longUseFile,
  type UseFileShape,
} from "../../../../test/support/use-files.ts";
import { takenUse, useOfDays } from "../../../../test/support/taken-use.ts";
import type { UseStatement } from "./statement.ts";
import type { UseFile } from "./use-file.ts";

const FROM = "2025-04-01";
const ENGLISH = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function era(on: Day): string {
  const { year, month, date } = civil(on);
  return `令和${year - 2018}年${month}月${date}日`;
}

/** `2025/4/1`, without zeros. */
function short(on: Day): string {
  const { year, month, date } = civil(on);
  return `${year}/${month}/${date}`;
}

/** Energy of each hour, given its two halves. */
function sums(values: readonly number[]): number[] {
  return values.flatMap((wh, at) => (at % 2 === 0 ? [wh + (values[at + 1] ?? 0)] : []));
}

describe("long use files", () => {
  const kinds: readonly [string, UseFileShape, Partial<UseFile>?, UseStatement?][] = [
    ["starts, in one column", {}, { stamp: "start", stepMinutes: 30, unit: "kWh" }],
    ["ends, in one column", { stamp: "end" }, { stamp: "end" }],
    ["ends with 24:00", { stamp: "end", moment: (on, slot) => `${formatDay(on)} ${clock(slot)}` }],
    ["CR LF", { newline: "\r\n" }],
    [
      "date and time apart",
      { header: "日付,時刻,使用量(kWh)", moment: (on, slot) => dashed(on, slot).replace(" ", ",") },
    ],
    [
      "time codes",
      {
        header: "対象日,時刻コード,電力量(kWh)",
        moment: (on, slot) => `${formatDay(on)},${slot + 1}`,
      },
    ],
    [
      "both ends of a slot",
      {
        header: "日付,時間帯,使用量(kWh)",
        moment: (on, slot) => `${formatDay(on)},${clock(slot)}～${clock(slot + 1)}`,
      },
    ],
    [
      "without zeros, as a spreadsheet saves it",
      {
        moment: (on, slot) => `${short(on)} ${slot >> 1}:${clock(slot).slice(3)}`,
      },
    ],
    [
      "counted days of a spreadsheet",
      { moment: (on, slot) => String(on - day("1899-12-30") + slot / 48) },
    ],
    ["the era", { moment: (on, slot) => `${era(on)} ${slot >> 1}時${clock(slot).slice(3)}分` }],
    [
      "weekdays beside the date",
      {
        header: "年月日,時刻,使用量(kWh)",
        moment: (on, slot) => `${formatDay(on)}(火),${clock(slot)}`,
      },
    ],
    [
      "a first day of two digits without zeros, time apart",
      {
        from: "2025-04-15",
        header: "日付,時刻,使用量(kWh)",
        moment: (on, slot) => `${short(on)},${clock(slot)}`,
      },
      { from: day("2025-04-15") },
    ],
    [
      "a first day of two digits with zeros, time apart",
      {
        from: "2025-04-15",
        header: "日付,時刻,使用量(kWh)",
        moment: (on, slot) => dashed(on, slot).replace(" ", ","),
      },
      { from: day("2025-04-15") },
    ],
    [
      "weekdays between date and time",
      { moment: (on, slot) => `${short(on)}(${"日月火水木金土"[weekday(on)]}) ${clock(slot)}` },
    ],
    [
      "English weekdays between date and time",
      { moment: (on, slot) => `${era(on)}(${ENGLISH[weekday(on)]})${clock(slot)}` },
    ],
    [
      "afternoons",
      {
        moment: (on, slot) =>
          `${short(on)} ${slot < 24 ? "午前" : "午後"}${(slot >> 1) % 12}${clock(slot).slice(2)}:00`,
      },
    ],
    ["offset of Japan", { moment: (on, slot) => `${formatDay(on)}T${clock(slot)}:00+09:00` }],
    [
      "packed digits",
      {
        moment: (on, slot) => `${formatDay(on).replaceAll("-", "")}${clock(slot).replace(":", "")}`,
      },
    ],
    [
      "month first, said",
      {
        moment: (on, slot) =>
          `${civil(on).month}/${civil(on).date}/${civil(on).year} ${clock(slot)}`,
      },
      {},
      { dateOrder: "month-first" },
    ],
    [
      "Wh with thousands",
      {
        header: "日時,使用量(Wh)",
        values: (wh) => `"${wh >= 1000 ? `1,${String(wh - 1000).padStart(3, "0")}` : wh}"`,
      },
      { unit: "Wh" },
    ],
    ["kW", { header: "日時,消費電力(kW)", values: (wh) => kwh(wh * 2) }, { unit: "kW" }],
    ["W", { header: "日時,消費(W)", values: (wh) => String(wh * 2) }, { unit: "W" }, { unit: "W" }],
    ["exponents", { values: (wh) => `${wh}E-3` }],
    ["full width", { values: (wh) => `０．${String(wh).padStart(3, "0")}` }],
    [
      "tabs",
      {
        header: "日時\t使用量(kWh)",
        moment: (on, slot) => dashed(on, slot),
        values: (wh) => kwh(wh),
      },
    ],
    [
      "lines before the header, a sum after",
      { head: ["お客さま番号,00-0000", "ご契約,従量電灯B", ""] },
    ],
    [
      "other columns",
      {
        header: "お客さま番号,日時,料金(円),使用量(kWh)",
        moment: (on, slot) => `00-1,${dashed(on, slot)}`,
        values: (wh) => `12.3,${kwh(wh)}`,
      },
    ],
    [
      "any headings, said",
      { header: "t,a,b", values: (wh) => `9,${kwh(wh)}` },
      { unit: "kWh" },
      { unit: "kWh", columns: { timestamp: "t", use: "b" } },
    ],
    [
      "date and time apart, both said",
      {
        header: "d,no,t,x",
        moment: (on, slot) => dashed(on, slot).replace(" ", ",7,"),
      },
      {},
      { unit: "kWh", columns: { date: "d", time: "t", use: "x" } },
    ],
    [
      "no header, positions said",
      { header: "2025-03-31 23:30,0.1" },
      {},
      { header: false, unit: "kWh", columns: { timestamp: 1, use: 2 }, stamp: "start" },
    ],
  ];
  test.each(kinds)("long: %s", (name, shape, result = {}, statement = {}) => {
    const text = longUseFile(shape);
    const file = takenUse(name === "tabs" ? text.replaceAll(",", "\t") : text, statement);
    const lead = name.startsWith("no header") ? 48 : 0;
    expect([...file.wh.subarray(lead)]).toEqual(useOfDays(shape.from));
    expect(file.known.subarray(lead).every((known) => known === 1)).toBe(true);
    expect(file).toMatchObject({ ...(lead ? {} : { from: day(FROM), days: 14 }), ...result });
  });

  test.each([
    ["starts", {}],
    ["ends", { stamp: "end" as const }],
    [
      "hours by name",
      {
        header: "日付,時刻,使用量(kWh)",
        moment: (on: Day, slot: number) => `${formatDay(on)},${slot >> 1}時`,
      },
    ],
    [
      "codes 1–24",
      {
        header: "日付,時間コード,使用量(kWh)",
        moment: (on: Day, slot: number) => `${formatDay(on)},${slot / 2 + 1}`,
      },
    ],
    ["kW, an hour's mean", { header: "日時,使用量(kW)" }],
  ])("hourly: %s", (_, shape) => {
    const file = takenUse(longUseFile({ ...shape, stepMinutes: 60 }));
    expect(sums([...file.wh])).toEqual(sums(useOfDays(FROM, 14, 60)));
    expect(file.wh.every((wh, at) => Math.abs(wh - (useOfDays(FROM, 14, 60)[at] ?? 0)) <= 1)).toBe(
      true,
    );
    expect(file.stepMinutes).toBe(60);
  });
});
