import { describe, expect, test } from "vitest";
import { addDays, civil, type Day, day } from "../../../kernel/day.ts";
import {
  clock,
  kwh,
  longUseFile,
  shiftJis,
  useAt,
  utf8,
  wideUseFile,
} from "../../../../test/support/use-files.ts";
import { takenUse, useOfDays } from "../../../../test/support/taken-use.ts";
import { LAYOUT_KEYS, LAYOUTS } from "./layouts.ts";
import { useStatementField } from "./statement.ts";

const FROM = "2025-04-01";
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const slots = Array.from({ length: 48 }, (_, slot) => slot);

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

function total(values: Iterable<number>): number {
  return [...values].reduce((sum, wh) => sum + wh, 0);
}

describe("layouts of use files", () => {
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
    const file = takenUse(wideUseFile(headings), { unit: "kWh" });
    const step = headings.length === 24 ? 60 : 30;
    expect(file.stepMinutes).toBe(step);
    expect(total(file.wh)).toBe(total(useOfDays()));
    if (step === 30) expect([...file.wh]).toEqual(useOfDays());
  });

  test("Shift_JIS, UTF-16 and a byte order mark", () => {
    const text = longUseFile({ header: "年月日時,ご使用量(kWh)" });
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
    for (const bytes of [shiftJis(text), utf16, utf8(`\uFEFF${text}`)])
      expect([...takenUse(bytes).wh]).toEqual(useOfDays());
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
    const file = takenUse(shiftJis(text));
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
    const file = takenUse(JSON.stringify(days));
    expect(file).toMatchObject({
      layout: "kurashi-tepco-json",
      stamp: "end",
      from: day(FROM),
      days: 14,
    });
    expect([...file.wh]).toEqual(useOfDays().map((wh, at) => (at % 48 === 5 ? 0 : wh)));
    expect(file.known.reduce((sum, known) => sum + known, 0)).toBe(14 * 47);
  });

  test("the network operators' XML", () => {
    const file = takenUse(networkXml());
    expect(file).toMatchObject({ layout: "network-xml", meter: "0300000000000000000001", days: 1 });
    expect([...file.wh]).toEqual(useOfDays(FROM, 1));
  });

  test("each layout says what is known of it", () => {
    expect(Object.keys(LAYOUTS)).toEqual([...LAYOUT_KEYS]);
    expect(LAYOUTS.okinawa).toMatchObject({ unit: null, unverified: true });
    expect(useStatementField.parse({ layout: "okinawa" })).toEqual({ layout: "okinawa" });
  });
});

describe("years", () => {
  test.each([
    ["2025-01-01", 365],
    ["2024-01-01", 366],
  ])("%s of %i days", (from, days) => {
    expect(takenUse(longUseFile({ from, days }))).toMatchObject({ from: day(from), days });
  });

  test("an hour that comes twice when clocks go back counts once", () => {
    const text = longUseFile();
    const again = text
      .split("\n")
      .slice(0, 7)
      .slice(5)
      .map((row) => `${row}9`);
    const file = takenUse(`${text}${again.join("\n")}\n`);
    expect([...file.wh]).toEqual(useOfDays());
    expect(file.counts.repeatedSlots).toBe(2);
  });

  test("gaps stay gaps", () => {
    const rows = longUseFile().split("\n");
    const file = takenUse([...rows.slice(0, 101), ...rows.slice(110)].join("\n"));
    expect(file.known.reduce((sum, known) => sum + known, 0)).toBe(14 * 48 - 9);
    expect(
      takenUse(longUseFile({ values: (wh, _, slot) => (slot === 3 ? "" : kwh(wh)) })).known[3],
    ).toBe(0);
  });
});
