import { describe, expect, test } from "vitest";
import { addDays, civil, day, formatDay } from "../../../kernel/day.ts";
import {
  clock,
  dashed,
  kwh,
  longUseFile,
  useAt,
  utf8,
  wideUseFile,
} from "../../../../test/support/use-files.ts";
import { refusedUse } from "../../../../test/support/taken-use.ts";
import { readUse } from "./read-use.ts";
import type { UseStatement } from "./statement.ts";
import { USE_PROBLEMS, type UseProblemCode } from "./use-file.ts";

/** A good file with one row changed. */
function changed(row: number, text: string, file = longUseFile()): string {
  return file
    .split("\n")
    .map((line, index) => (index === row - 1 ? text : line))
    .join("\n");
}

function thousandth(value: number): number {
  return Math.floor(value * 1000 + 0.5) / 1000;
}

const doubled = longUseFile() + longUseFile({ header: "", values: (wh) => kwh(wh + 1) });
const refused: readonly {
  readonly code: UseProblemCode;
  readonly text: string | Uint8Array;
  readonly statement?: UseStatement;
  readonly row: number | null;
  readonly field: string;
}[] = [
  { code: "metering.file-empty", text: "", row: null, field: "file" },
  { code: "metering.file-empty", text: "\n\n", row: null, field: "date" },
  {
    code: "metering.file-too-large",
    text: new Uint8Array(64 * 1024 * 1024 + 1),
    row: null,
    field: "file",
  },
  {
    code: "metering.line-too-long",
    text: changed(50, `2025-04-02 00:00,"${" ".repeat(70_000)}"`),
    row: 50,
    field: "file",
  },
  {
    code: "metering.date-unreadable",
    text: changed(50, `2025-04-02 ${" ".repeat(60_000)}00:00,0.1`),
    row: 50,
    field: "timestamp",
  },
  { code: "diagnosis.file-packed", text: "PK\u0003\u0004", row: null, field: "file" },
  {
    code: "metering.encoding-unknown",
    text: new Uint8Array([0x41, 0xff, 0xff, 0x0a]),
    row: null,
    field: "encoding",
  },
  {
    code: "metering.encoding-unknown",
    text: new Uint8Array([0x41, 0, 0x42]),
    row: null,
    field: "encoding",
  },
  { code: "diagnosis.json-unexpected", text: '{"data": 3}', row: null, field: "data_year" },
  { code: "diagnosis.json-unexpected", text: "{", row: null, field: "file" },
  { code: "metering.xml-broken", text: "<SBD-MSG><JPMGRP>", row: 1, field: "file" },
  {
    code: "metering.header-wrong",
    text: longUseFile(),
    statement: { columns: { use: "電力" } },
    row: 1,
    field: "columns.use",
  },
  {
    code: "metering.header-wrong",
    text: longUseFile({ header: "日付,使用量(kWh)", moment: (on) => formatDay(on) }),
    row: null,
    field: "time",
  },
  {
    code: "metering.unit-contradicts",
    text: longUseFile(),
    statement: { unit: "kW" },
    row: null,
    field: "unit",
  },
  {
    code: "diagnosis.units-mixed",
    text: longUseFile({ header: "日時,買電(kWh),発電(kW)", values: (wh) => `${kwh(wh)},0` }),
    row: null,
    field: "unit",
  },
  { code: "metering.date-unreadable", text: "a,b\nc,d\n", row: null, field: "date" },
  {
    code: "metering.date-unreadable",
    text: changed(50, "2025-02-30 00:00,0.1"),
    row: 50,
    field: "timestamp",
  },
  {
    code: "metering.date-unreadable",
    text: changed(50, "2025-04-02 00:00Z,0.1"),
    row: 50,
    field: "timestamp",
  },
  {
    code: "metering.date-unreadable",
    text: changed(50, "2025-04-02 25:00,0.1"),
    row: 50,
    field: "timestamp",
  },
  {
    code: "metering.date-mangled",
    text: longUseFile({
      moment: (on, slot) => `${civil(on).month}/${civil(on).date}/2025 ${clock(slot)}`,
    }),
    row: 2,
    field: "timestamp",
  },
  {
    code: "metering.date-mangled",
    text: changed(50, "Apr-25 00:00,0.1"),
    row: 50,
    field: "timestamp",
  },
  {
    code: "metering.not-half-hour",
    text: changed(50, "2025-04-02 00:10,0.1"),
    row: 50,
    field: "timestamp",
  },
  {
    code: "metering.slot-code",
    text: changed(
      50,
      "2025-04-02,49,0.1",
      longUseFile({
        header: "対象日,時刻コード,電力量(kWh)",
        moment: (on, slot) => `${formatDay(on)},${slot + 1}`,
      }),
    ),
    row: 50,
    field: "date, time",
  },
  {
    code: "metering.value-not-a-number",
    text: changed(50, "2025-04-02 00:00,0.1kWh"),
    row: 50,
    field: "use",
  },
  {
    code: "metering.value-not-a-number",
    text: changed(
      3,
      changed(3, "", wideUseFile(Array.from({ length: 48 }, (_, slot) => clock(slot))))
        .split("\n")[1]
        ?.replace(/0\.\d+/, "0.1.2") ?? "",
      wideUseFile(Array.from({ length: 48 }, (_, slot) => clock(slot))),
    ),
    statement: { unit: "kWh" },
    row: 3,
    field: "slot 1",
  },
  { code: "metering.column-count", text: changed(50, "2025-04-02 00:00"), row: 50, field: "use" },
  {
    code: "metering.unknown-meter",
    text: longUseFile({
      header: "計器,日時,使用量(kWh)",
      moment: (on, slot) => `A,${dashed(on, slot)}`,
    }),
    statement: { meter: "a" },
    row: null,
    field: "meter",
  },
  {
    code: "diagnosis.step-unclear",
    text: longUseFile(),
    statement: { stepMinutes: 60 },
    row: null,
    field: "stepMinutes",
  },
  { code: "diagnosis.slots-twice", text: doubled, row: null, field: "timestamp" },
  {
    code: "diagnosis.span-too-long",
    text: changed(50, "2005-04-02 00:00,0.1"),
    row: null,
    field: "date",
  },
  {
    code: "diagnosis.sold-mixed",
    text: longUseFile({
      header: "日時,買電(kWh),売電(kWh)",
      values: (wh, _, slot) => `${kwh(wh)},${slot % 2 ? "-0.1" : "0.1"}`,
    }),
    row: null,
    field: "sold",
  },
  {
    code: "diagnosis.balance-negative",
    text: longUseFile({
      header: "日時,買電(kWh),売電(kWh),発電(kWh)",
      values: (wh) => `${kwh(wh)},2.000,0.100`,
    }),
    row: null,
    field: "columns",
  },
  {
    code: "diagnosis.no-values",
    text: longUseFile({ values: () => "" }),
    row: null,
    field: "value",
  },
];

describe("refusals of use files", () => {
  test.each(refused)("$code at $field", ({ code, text, statement, row, field }) => {
    const { problems, problemCount } = refusedUse(text, statement);
    expect(problemCount).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ code, row, field });
    expect(problems[0]?.accepted.length).toBeGreaterThan(0);
  });

  test("every reason of its own is asserted", () => {
    const codes = new Set(refused.map(({ code }) => code));
    expect(USE_PROBLEMS.filter((code) => !codes.has(code))).toEqual([]);
  });

  test("all rows are counted, a hundred listed, and may count as gaps", () => {
    const bad = longUseFile({ values: (wh, _, slot) => (slot >= 10 && slot < 20 ? "x" : kwh(wh)) });
    expect(refusedUse(bad)).toMatchObject({ problemCount: 140 });
    expect(refusedUse(bad).problems.length).toBe(100);
    const found = readUse(utf8(bad), { badRows: "missing" });
    expect(found.ok && found.value.counts.badRows).toBe(140);
    expect(found.ok && found.value.known.reduce((sum, known) => sum + known, 0)).toBe(14 * 38);
  });
});

describe("what is asked", () => {
  test("columns that no heading tells of", () => {
    const text = longUseFile({ header: ",GC,GG", values: (wh) => `${kwh(wh)},0` });
    expect(refusedUse(text)).toEqual({
      problems: [],
      problemCount: 0,
      questions: [
        {
          code: "diagnosis.columns-unclear",
          headings: ["", "GC", "GG"],
          rows: [0, 1, 2].map((slot) => [
            dashed(day("2025-04-01"), slot),
            kwh(useAt(day("2025-04-01"), slot)),
            "0",
          ]),
        },
      ],
    });
  });

  test("two columns that could both be the use", () => {
    const text = longUseFile({ header: "日時,昼間使用量,夜間使用量", values: () => "1,2" });
    expect(refusedUse(text).questions[0]?.code).toBe("diagnosis.columns-unclear");
  });

  test("the unit where nobody has said it: both readings", () => {
    const text = longUseFile({ header: "日時,使用量", days: 1 });
    const day1 = Array.from({ length: 48 }, (_, slot) => useAt(day("2025-04-01"), slot));
    const yearKwh = (day1.reduce((sum, wh) => sum + wh, 0) * 365) / 1000;
    const highestKw = (Math.max(...day1) * 2) / 1000;
    expect(refusedUse(text).questions).toEqual([
      {
        code: "diagnosis.unit-unclear",
        stated: null,
        readings: [
          {
            unit: "kW",
            yearKwh: thousandth(yearKwh / 2),
            highestKw: highestKw / 2,
            fits: true,
          },
          { unit: "kWh", yearKwh: thousandth(yearKwh), highestKw, fits: true },
        ],
      },
    ]);
  });

  test("the unit where a contract of so few amperes cannot use as much", () => {
    const text = longUseFile({ values: (wh) => kwh(wh * 3) });
    const asked = refusedUse(text, { capacity: { amps: 40 } });
    expect(asked.questions[0]).toMatchObject({
      code: "diagnosis.unit-unclear",
      stated: "kWh",
      readings: [
        { unit: "kW", fits: true },
        { unit: "kWh", fits: false },
      ],
    });
    expect(readUse(utf8(text), { capacity: { kva: 8 } }).ok).toBe(true);
    expect(readUse(utf8(text), { capacity: { kw: 8 } }).ok).toBe(true);
    expect(readUse(utf8(text), { capacity: { amps: 40 }, unitConfirmed: true }).ok).toBe(true);
  });

  test("which of two meters", () => {
    const text = longUseFile({
      header: "計器,日時,使用量(kWh)",
      moment: (on, slot) => `${on % 2 ? "A" : "B"},${dashed(on, slot)}`,
    });
    expect(refusedUse(text).questions).toEqual([
      {
        code: "diagnosis.meter-unclear",
        meters: [
          { meter: "B", slots: 7 * 48 },
          { meter: "A", slots: 7 * 48 },
        ].toSorted((a) => (day("2025-04-01") % 2 === (a.meter === "A" ? 1 : 0) ? -1 : 1)),
      },
    ]);
    const found = readUse(utf8(text), { meter: "A" });
    expect(found.ok && [found.value.meter, found.value.days]).toEqual(["A", 13]);
    expect(refusedUse(text, { meter: "C" }).problems[0]?.code).toBe("metering.unknown-meter");
  });

  test("no more meters are listed than somebody could choose from", () => {
    const rows = Array.from({ length: 300 }, (_, at) => `no-${at},2025-04-01 00:00,0.1`);
    const text = ["計器,日時,使用量(kWh)", ...rows].join("\n");
    const [asked] = refusedUse(text).questions;
    expect(asked?.code === "diagnosis.meter-unclear" && asked.meters.length).toBe(100);
    const [unknown] = refusedUse(text, { meter: "no" }).problems;
    expect(unknown?.accepted.split(", ").length).toBe(100);
  });

  test("which end of its slot a time names", () => {
    const text = longUseFile();
    const cut = [text.split("\n")[0], ...text.split("\n").slice(20)].join("\n");
    expect(refusedUse(cut).questions).toEqual([
      { code: "diagnosis.stamp-unclear", first: "2025-04-01 09:30", last: "2025-04-14 23:30" },
    ]);
    expect(readUse(utf8(cut), { stamp: "start" }).ok).toBe(true);
  });

  test("the hemisphere where panels make more in winter", () => {
    const text = longUseFile({
      days: 365,
      header: "日時,消費(kWh),発電(kWh)",
      values: (wh, on, slot) => {
        const south = civil(addDays(on, 182)).month;
        return `${kwh(wh)},${slot === 24 ? kwh(1000 + (south >= 5 && south <= 7 ? 600 : 0)) : "0"}`;
      },
    });
    expect(refusedUse(text).questions).toMatchObject([{ code: "diagnosis.hemisphere-unclear" }]);
    const found = readUse(utf8(text), { hemisphere: "south" });
    expect(found.ok && found.value.hemisphere).toBe("south");
  });
});
