import { describe, expect, test } from "vitest";
import { addDays, civil, type Day, day, formatDay, weekday } from "../../../kernel/day.ts";
import {
  clock,
  dashed,
  kwh,
  longUseFile,
  shiftJis,
  useAt,
  type UseFileShape,
  utf8,
  wideUseFile,
} from "../../../../test/support/use-files.ts";
import { LAYOUT_KEYS, LAYOUTS } from "./layouts.ts";
import { readUse } from "./read-use.ts";
import { type UseStatement, useStatementField } from "./statement.ts";
import type { UseFile } from "./use-file.ts";

const FROM = "2025-04-01";
const ENGLISH = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const slots = Array.from({ length: 48 }, (_, slot) => slot);

function read(text: string | Uint8Array, statement: UseStatement = {}): UseFile {
  const found = readUse(typeof text === "string" ? utf8(text) : text, statement);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

function refusal(text: string | Uint8Array, statement: UseStatement = {}) {
  const found = readUse(typeof text === "string" ? utf8(text) : text, statement);
  if (found.ok) throw new Error("was taken");
  return found.refusal;
}

/** Half-hours as made, or hours shared into equal halves. */
function expected(from = FROM, days = 14, stepMinutes: 30 | 60 = 30): number[] {
  return Array.from({ length: days * 48 }, (_, index) => {
    const on = addDays(day(from), Math.floor(index / 48));
    const slot = index % 48;
    if (stepMinutes === 30) return useAt(on, slot);
    const even = slot - (slot % 2);
    return (useAt(on, even) + useAt(on, even + 1)) / 2;
  });
}

function era(on: Day): string {
  const { year, month, date } = civil(on);
  return `令和${year - 2018}年${month}月${date}日`;
}

function answer(on: Day) {
  return {
    status_code: "200",
    data_year: String(civil(on).year),
    data: slots.map((slot) => ({
      time: clock((slot + 1) % 48),
      month: String(civil(on).month),
      day: String(civil(on).date),
      kwh: slot === 5 ? "-0" : kwh(useAt(on, slot)),
      tou_flag: null,
    })),
  };
}

/** Settled usage of one supply point and day, as network operators send it. */
function networkXml(): string {
  const readings = slots.map((slot) => {
    const code = String(slot + 1).padStart(2, "0");
    const used = kwh(useAt(day(FROM), slot));
    return tags("JPMR00014", tags("JP06219", code) + tags("JP06424", used));
  });
  const of =
    tags("JP06400", "0300000000000000000001") + tags("JP06404", "1") + tags("JP06405", "0");
  const days = tags("JP06423", "20250401") + tags("JPM00014", readings.join(""));
  const usage = tags("JPMR00010", of + tags("JPM00013", tags("JPMR00013", days)));
  return tags("SBD-MSG", tags("JPMGRP", tags("JPTRM", tags("JPM00010", usage))));
}

function tags(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
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

function total(values: Iterable<number>): number {
  return [...values].reduce((sum, wh) => sum + wh, 0);
}

function sun(slot: number): number {
  return slot >= 20 && slot < 30 ? 2000 : 0;
}

function net(wh: number, slot: number): number {
  return wh - sun(slot);
}

function bought(wh: number, slot: number): string {
  return kwh(Math.max(0, net(wh, slot)));
}

function sold(wh: number, slot: number): string {
  return kwh(Math.max(0, -net(wh, slot)));
}

describe("layouts of use files", () => {
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
    const file = read(name === "tabs" ? text.replaceAll(",", "\t") : text, statement);
    const lead = name.startsWith("no header") ? 48 : 0;
    expect([...file.wh.subarray(lead)]).toEqual(expected(shape.from));
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
    const file = read(longUseFile({ ...shape, stepMinutes: 60 }));
    expect(sums([...file.wh])).toEqual(sums(expected(FROM, 14, 60)));
    expect(file.wh.every((wh, at) => Math.abs(wh - (expected(FROM, 14, 60)[at] ?? 0)) <= 1)).toBe(
      true,
    );
    expect(file.stepMinutes).toBe(60);
  });

  test.each([
    ["times from 00:00", slots.map(clock)],
    ["times to 24:00", slots.map((slot) => clock(slot + 1))],
    ["times to 0:00", slots.map((slot) => clock((slot + 1) % 48))],
    ["codes", slots.map((slot) => String(slot + 1))],
    ["both ends", slots.map((slot) => `${clock(slot)}-${clock(slot + 1)}`)],
    ["hours from 0時", hours.map((hour) => `${hour}時`)],
    ["hours 0-1時", hours.map((hour) => `${hour}-${hour + 1}時`)],
    ["hours 1 to 24", hours.map((hour) => String(hour + 1))],
  ])("wide: %s", (_, headings) => {
    const file = read(wideUseFile(headings), { unit: "kWh" });
    const step = headings.length === 24 ? 60 : 30;
    expect(file.stepMinutes).toBe(step);
    expect(total(file.wh)).toBe(total(expected()));
    if (step === 30) expect([...file.wh]).toEqual(expected());
  });

  test("Shift_JIS, UTF-16 and a byte order mark", () => {
    const text = longUseFile({ header: "年月日時,ご使用量(kWh)" });
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
    for (const bytes of [shiftJis(text), utf16, utf8(`\uFEFF${text}`)])
      expect([...read(bytes).wh]).toEqual(expected());
  });

  test("はぴeみる電: hours without years, newest first, sums between", () => {
    const rows = Array.from({ length: 20 }, (_, index) => {
      const on = addDays(day("2025-12-20"), 19 - index);
      const { month, date } = civil(on);
      const name = `${String(month).padStart(2, "0")}/${String(date).padStart(2, "0")}`;
      return `" ${name}",${hours.map((hour) => kwh(useAt(on, hour))).join(",")}`;
    });
    const text = [
      "お客さま番号：00-00-0000,契約種別：見本",
      "データ抽出対象期間：2025年12月20日 ～ 2026年1月8日",
      `,１時間ごとの電力量内訳${",".repeat(23)}`,
      `,${hours.map((hour) => `${hour}-${hour + 1}時`).join(",")}`,
      `抽出期間合計,${hours.map(() => "9.99").join(",")}`,
      ...rows,
    ].join("\r\n");
    const file = read(shiftJis(text));
    expect(file).toMatchObject({
      layout: "miruden-hourly",
      unit: "kWh",
      stepMinutes: 60,
      from: day("2025-12-20"),
      days: 20,
      counts: { rows: 20, skippedRows: 0 },
    });
    expect((file.wh[0] ?? 0) + (file.wh[1] ?? 0)).toBe(useAt(day("2025-12-20"), 0));
  });

  test("くらしTEPCO: answers day by day, no value as -0", () => {
    const days = Array.from({ length: 14 }, (_, index) => answer(addDays(day(FROM), index)));
    const file = read(JSON.stringify(days));
    expect(file).toMatchObject({
      layout: "kurashi-tepco-json",
      stamp: "end",
      from: day(FROM),
      days: 14,
    });
    expect([...file.wh]).toEqual(expected().map((wh, at) => (at % 48 === 5 ? 0 : wh)));
    expect(file.known.reduce((sum, known) => sum + known, 0)).toBe(14 * 47);
  });

  test("the network operators' XML", () => {
    const file = read(networkXml());
    expect(file).toMatchObject({ layout: "network-xml", meter: "0300000000000000000001", days: 1 });
    expect([...file.wh]).toEqual(expected(FROM, 1));
  });

  test("each layout says what is known of it", () => {
    expect(Object.keys(LAYOUTS)).toEqual([...LAYOUT_KEYS]);
    expect(LAYOUTS.okinawa).toMatchObject({ unit: null, unverified: true });
    expect(useStatementField.parse({ layout: "okinawa" })).toEqual({ layout: "okinawa" });
  });
});

describe("flows", () => {
  test("load is bought − sold + generation", () => {
    const text = longUseFile({
      header: "日時,買電量(kWh),売電量(kWh),発電電力量(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},${sold(wh, slot)},${kwh(sun(slot))}`,
    });
    const file = read(text);
    expect([...file.wh]).toEqual(expected());
    expect(file.generation?.wh[25]).toBe(2000);
    expect(file.counts.negativeSlots).toBe(0);
  });

  test("what was sold may stand as negative values of any column", () => {
    const own = longUseFile({
      header: "日時,買電(kWh),売電(kWh),発電(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},-${sold(wh, slot)},${kwh(sun(slot))}`,
    });
    expect([...read(own).wh]).toEqual(expected());
    const one = longUseFile({
      header: "日時,電力量(kWh),発電(kWh)",
      values: (wh, _, slot) => `${kwh(net(wh, slot))},${kwh(sun(slot))}`,
    });
    expect(refusal(one).questions).toEqual([
      { code: "diagnosis.negative-unclear", flow: "use", slots: 14 * 10 },
    ]);
    expect([...read(one, { negative: "sold" }).wh]).toEqual(expected());
  });

  test("without generation what was bought is the load, and what was sold is told", () => {
    const text = longUseFile({
      header: "日時,買電(kWh),売電(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},${sold(wh, slot)}`,
    });
    const file = read(text);
    expect(file.generation).toBe(null);
    expect(file.wh[25]).toBe(0);
    expect(file.sold?.wh[25]).toBe(2000 - useAt(day(FROM), 25));
  });
});

describe("years", () => {
  test.each([
    ["2025-01-01", 365],
    ["2024-01-01", 366],
  ])("%s of %i days", (from, days) => {
    expect(read(longUseFile({ from, days }))).toMatchObject({ from: day(from), days });
  });

  test("an hour that comes twice when clocks go back counts once", () => {
    const text = longUseFile();
    const again = text
      .split("\n")
      .slice(0, 7)
      .slice(5)
      .map((row) => `${row}9`);
    const file = read(`${text}${again.join("\n")}\n`);
    expect([...file.wh]).toEqual(expected());
    expect(file.counts.repeatedSlots).toBe(2);
  });

  test("gaps stay gaps", () => {
    const rows = longUseFile().split("\n");
    const file = read([...rows.slice(0, 101), ...rows.slice(110)].join("\n"));
    expect(file.known.reduce((sum, known) => sum + known, 0)).toBe(14 * 48 - 9);
    expect(
      read(longUseFile({ values: (wh, _, slot) => (slot === 3 ? "" : kwh(wh)) })).known[3],
    ).toBe(0);
  });
});
