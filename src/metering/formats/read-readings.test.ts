import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import {
  bytesOf,
  longCsv,
  whAt,
  wideCsv,
  wideHeader,
} from "../../../test/support/reading-files.ts";
import { addDays, day } from "../../kernel/day.ts";
import type { Problem } from "../problem.ts";
import { seriesOfReadings } from "../../../test/support/series-of-readings.ts";
import { type MappingInput, mappingField } from "./mapping.ts";
import { READ_LIMITS, type ReadLimits, type Source } from "./line-blocks.ts";
import { readReadings } from "./read-readings.ts";

const from = day("2024-04-01");
const two = { from, days: 2 };
const long: MappingInput = { format: "long", meter: "m" };
const wide: MappingInput = { format: "wide", meter: "m", unit: "kWh" };

function read(source: Source, mapping: MappingInput, limits: Partial<ReadLimits> = {}) {
  return readReadings(source, mappingField.parse(mapping), { ...READ_LIMITS, ...limits });
}

/** The values that a file of two days must give, whatever its form. */
const expectedWh = Int32Array.from({ length: 96 }, (_, index) =>
  whAt(addDays(from, Math.floor(index / 48)), index % 48),
);

async function whOf(source: Source, mapping: MappingInput) {
  const readings = await read(source, mapping);
  expect(readings.problems.kept).toEqual([]);
  const [series] = seriesOfReadings(readings, { knownAt: "" }).values();
  return { from: series?.from, wh: series?.wh, stamp: readings.stamp, encoding: readings.encoding };
}

const found = { from, wh: expectedWh, stamp: "start", encoding: "utf-8" };

describe("long CSV", () => {
  test("reads times at the start of the slot", async () => {
    expect(await whOf(bytesOf(longCsv(two)), long)).toEqual(found);
  });

  test("reads times at the end of the slot, 00:00 being the last of the day before", async () => {
    expect(await whOf(bytesOf(longCsv(two, "end")), long)).toEqual({ ...found, stamp: "end" });
  });

  test("takes 24:00 as the end of the day", async () => {
    const lines = longCsv(two, "end").map((line) =>
      line
        .replace("2024-04-02 00:00", "2024-04-01 24:00")
        .replace("2024-04-03 00:00", "2024-04-02 24:00"),
    );
    expect(await whOf(bytesOf(lines), long)).toEqual({ ...found, stamp: "end" });
  });

  test("takes rows in any order, Windows line ends, blank rows, no last newline", async () => {
    const [header = "", ...rows] = longCsv(two);
    const text = [header, ...rows.toReversed(), "", ",", "  "].join("\r\n");
    expect(await whOf({ bytes: Buffer.from(text) }, long)).toEqual(found);
  });

  test("takes a date with a time, or with a time code, in columns of their own", async () => {
    const rows = longCsv(two)
      .slice(1)
      .map((line) => line.split(/[ ,]/));
    const timed = [
      "日付,時刻,使用量(kWh)",
      ...rows.map(([date, time, kwh]) => `${date},${time},${kwh}`),
    ];
    const coded = [
      "日付,時刻コード,使用量(kWh)",
      ...rows.map(([date, , kwh], at) => `${date},${(at % 48) + 1},${kwh}`),
    ];
    expect(await whOf(bytesOf(timed), long)).toEqual(found);
    expect(await whOf(bytesOf(coded), long)).toEqual(found);
  });

  test("takes a column called time with no date beside it as the whole time stamp", async () => {
    const lines = longCsv(two).with(0, "time,kWh");
    expect(await whOf(bytesOf(lines), long)).toEqual(found);
  });

  test("finds columns by position when there is no header", async () => {
    const mapping = { ...long, header: false, timestamp: 1, value: 2, unit: "kWh" } as const;
    expect(await whOf(bytesOf(longCsv(two).slice(1)), mapping)).toEqual(found);
  });

  test("halves kW over the half-hour", async () => {
    const lines = longCsv(two).with(0, "timestamp,average power (kW)");
    const mapping = { ...long, value: "average power (kW)" } as const;
    const { wh } = await whOf(bytesOf(lines), mapping);
    // The day's sum is half: every value v kW is v × 0.5 kWh.
    const half = (wh ?? new Int32Array()).slice(0, 48).reduce((sum, each) => sum + each, 0);
    const full = expectedWh.slice(0, 48).reduce((sum, each) => sum + each, 0);
    expect(half).toBe(Math.floor(full / 2 + 0.5));
  });

  test("keeps empty values as gaps when that is what they mean", async () => {
    const lines = longCsv(two);
    const readings = await read(bytesOf(lines.with(5, "2024-04-01 02:00,")), {
      ...long,
      emptyCells: "missing",
    });
    const series = seriesOfReadings(readings, { knownAt: "" }).get("m");
    expect([series?.wh[4], series?.quality[4], series?.quality[3]]).toEqual([0, 0, 1]);
    expect(readings.problems.count).toBe(0);
  });

  test("reads titles, other delimiters, Japan's offset, and dates without zeros", async () => {
    const lines = longCsv(two).map((line) => line.replace(",", "\t"));
    expect(
      await whOf(bytesOf(["Title", ...lines]), { ...long, delimiter: "\t", skipRows: 1 }),
    ).toEqual(found);
    const offset = longCsv(two).map((line) => line.replace(/ (\d\d:\d\d),/, "T$1:00+09:00,"));
    expect(await whOf(bytesOf(offset), long)).toEqual(found);
    const loose = longCsv(two).map((line) =>
      line.replace("2024-04-0", "2024/4/").replace(" 0", " "),
    );
    expect(await whOf(bytesOf(loose), { ...long, unpaddedDates: true })).toEqual(found);
  });
});

describe("wide CSV", () => {
  test("reads 48 columns named by start, by end, or by code", async () => {
    const lines = wideCsv(two);
    const ends = wideHeader().replace("00:00,", "").concat(",24:00");
    const codes = ["date", ...Array.from({ length: 48 }, (_, slot) => slot + 1)].join(",");
    expect(await whOf(bytesOf(lines), wide)).toEqual(found);
    expect(await whOf(bytesOf(lines.with(0, ends)), wide)).toEqual({ ...found, stamp: "end" });
    expect(await whOf(bytesOf(lines.with(0, ends.replace("24:00", "0:00"))), wide)).toEqual({
      ...found,
      stamp: "end",
    });
    expect(await whOf(bytesOf(lines.with(0, codes)), wide)).toEqual(found);
  });

  test("reads unnamed columns from a stated first one, and other columns beside them", async () => {
    const lines = wideCsv(two).map((line, at) => `${at},${line},note`);
    const blind = lines.with(
      0,
      ["#", "date", ...Array.from({ length: 48 }, (_, slot) => `v${slot}`), "note"].join(","),
    );
    expect(await whOf(bytesOf(blind), { ...wide, firstSlot: "v0" })).toEqual(found);
    expect(await whOf(bytesOf(blind), { ...wide, firstSlot: 3 })).toEqual(found);
  });

  test("reads many meters", async () => {
    const [header = "", ...a] = wideCsv({ ...two, meter: "a" });
    const b = wideCsv({ ...two, meter: "b" }).slice(1);
    const readings = await read(bytesOf([header, ...a, ...b]), { format: "wide", unit: "kWh" });
    expect([...readings.meters]).toEqual([
      ["a", 2],
      ["b", 4],
    ]);
    expect(seriesOfReadings(readings, { knownAt: "" }).get("b")?.wh).toEqual(expectedWh);
  });
});

describe("encodings", () => {
  const japanese = longCsv(two).with(0, "日時,使用量（ｋＷｈ）").join("\r\n");

  test("UTF-8 with and without a byte order mark, and Shift_JIS, read alike", async () => {
    expect(await whOf({ bytes: Buffer.from(japanese) }, long)).toEqual(found);
    expect(await whOf({ bytes: Buffer.from(`\uFEFF${japanese}`) }, long)).toEqual(found);
    expect(await whOf({ bytes: iconv.encode(japanese, "cp932") }, long)).toEqual({
      ...found,
      encoding: "shift_jis",
    });
  });

  test("blocks may end anywhere, also inside a character or a line", async () => {
    const readings = await read({ bytes: Buffer.from(japanese) }, long, { blockBytes: 7 });
    expect(seriesOfReadings(readings, { knownAt: "" }).get("m")?.wh).toEqual(expectedWh);
  });
});

describe("what is refused", () => {
  const refusals: [string, string[], MappingInput, Partial<Problem>][] = [
    ["a file without rows", [longCsv(two)[0] ?? ""], long, { code: "metering.file-empty" }],
    [
      "a header without a time",
      ["when,kWh", "x,1"],
      long,
      { code: "metering.header-wrong", field: "timestamp" },
    ],
    [
      "a header without a value",
      ["timestamp,x", "x,1"],
      long,
      { code: "metering.header-wrong", field: "value" },
    ],
    [
      "no word of the meter",
      longCsv(two),
      { format: "long" },
      { code: "metering.header-wrong", field: "meter" },
    ],
    [
      "a column that is not there",
      longCsv(two),
      { ...long, value: "GC" },
      { code: "metering.header-wrong" },
    ],
    [
      "a position beyond the columns",
      longCsv(two),
      { ...long, value: 9 },
      { code: "metering.header-wrong" },
    ],
    [
      "two columns of one name",
      ["timestamp,kWh,kWh", "2024-04-01 00:00,1,2"],
      long,
      { code: "metering.header-wrong" },
    ],
    ["no unit", longCsv(two).with(0, "timestamp,value"), long, { code: "metering.unit-unstated" }],
    [
      "two units",
      longCsv(two).with(0, "timestamp,value kW or kWh"),
      { ...long, value: 2 },
      { code: "metering.unit-unstated" },
    ],
    [
      "another unit than the heading's",
      longCsv(two),
      { ...long, unit: "kW" },
      { code: "metering.unit-contradicts" },
    ],
    [
      "times that could be either",
      longCsv(two).slice(0, 10),
      long,
      { code: "metering.stamp-unstated" },
    ],
    [
      "times and codes that contradict",
      ["date,code,kWh", "2024-04-01,1,0"],
      { ...long, stamp: "end" },
      { code: "metering.stamp-contradicts" },
    ],
    [
      "47 slot columns",
      wideCsv(two).map((line) => line.slice(0, line.lastIndexOf(","))),
      wide,
      { code: "metering.header-wrong", field: "slots" },
    ],
    [
      "headings against the stated end",
      wideCsv(two),
      { ...wide, stamp: "end" },
      { code: "metering.stamp-contradicts" },
    ],
    [
      "a row short of a column",
      longCsv(two).with(3, "2024-04-01 01:00"),
      long,
      { row: 4, code: "metering.column-count" },
    ],
    [
      "a serial number for a date",
      wideCsv(two).with(1, wideCsv(two)[1]?.replace("2024-04-01", "45383") ?? ""),
      wide,
      { row: 2, code: "metering.date-mangled", got: "45383" },
    ],
    [
      "a month for a date",
      longCsv(two).with(3, "Apr-24,0.1"),
      long,
      { row: 4, code: "metering.date-mangled", got: "Apr-24" },
    ],
    [
      "a date that lost its zeros",
      longCsv(two).with(3, "2024/4/1 1:00,0.1"),
      long,
      { row: 4, code: "metering.date-mangled" },
    ],
    [
      "a day that does not exist",
      longCsv(two).with(3, "2023-02-29 01:00,0.1"),
      long,
      { row: 4, code: "metering.date-unreadable" },
    ],
    [
      "another country's time",
      longCsv(two).with(3, "2024-04-01T01:00Z,0.1"),
      long,
      { row: 4, code: "metering.date-unreadable" },
    ],
    [
      "a time off the half-hour",
      longCsv(two).with(3, "2024-04-01 01:15,0.1"),
      long,
      { row: 4, code: "metering.not-half-hour" },
    ],
    [
      "24:00 where times are starts",
      longCsv(two).with(3, "2024-04-01 24:00,0.1"),
      { ...long, stamp: "start" },
      { row: 4, code: "metering.time-24" },
    ],
    [
      "a time code 49",
      ["date,code,kWh", "2024-04-01,49,0"],
      long,
      { row: 2, code: "metering.slot-code" },
    ],
    [
      "no value",
      longCsv(two).with(3, "2024-04-01 01:00,"),
      long,
      { row: 4, code: "metering.value-missing" },
    ],
    [
      "a value that is no number",
      longCsv(two).with(3, "2024-04-01 01:00,#REF!"),
      long,
      { row: 4, code: "metering.value-not-a-number", got: "#REF!" },
    ],
    [
      "a negative value",
      longCsv(two).with(3, "2024-04-01 01:00,-0.1"),
      long,
      { row: 4, code: "metering.value-negative", got: "-0.1" },
    ],
    [
      "a negative value in a wide row",
      wideCsv(two).with(2, wideCsv(two)[2]?.replace(/,0\.\d+$/, ",-1") ?? ""),
      wide,
      { row: 3, field: "23:30", code: "metering.value-negative" },
    ],
    [
      "a value beyond reason",
      longCsv(two).with(3, "2024-04-01 01:00,1000001"),
      long,
      { row: 4, code: "metering.value-too-large" },
    ],
    [
      "a slot with another value",
      [...longCsv(two), "2024-04-01 01:00,9.999"],
      long,
      { row: 98, code: "metering.slot-contradicts" },
    ],
    [
      "a day with 47 slots",
      longCsv(two).toSpliced(20, 1),
      long,
      { row: 2, code: "metering.day-incomplete", got: "47 slots, without 09:30" },
    ],
    [
      "a file cut short",
      longCsv(two).slice(0, -9),
      { ...long, stamp: "start" },
      { code: "metering.day-incomplete" },
    ],
    [
      "a quote that never ends",
      longCsv(two).with(3, '"2024-04-01 01:00,0.1'),
      long,
      { code: "metering.malformed-csv" },
    ],
    [
      "a quote inside a field",
      longCsv(two).with(3, '2024-04-01 0"1":00,0.1'),
      long,
      { row: 4, code: "metering.malformed-csv" },
    ],
  ];

  test.each(refusals)("%s", async (_, lines, mapping, problem) => {
    const { problems } = await read(bytesOf(lines), mapping);
    const [first, ...rest] = problems.kept;
    expect(first).toMatchObject(problem);
    expect(first?.accepted).not.toBe("");
    // A row whose day cannot be read leaves a hole in its day, which is told as well.
    expect(rest.filter(({ code }) => code !== "metering.day-incomplete")).toEqual([]);
    expect(rest.length).toBeLessThanOrEqual(1);
  });

  test("an empty file, a binary one and one of no known encoding", async () => {
    const codes = await Promise.all(
      [Buffer.alloc(0), Buffer.from("a\0b\n"), Buffer.from([0x61, 0xff, 0xfd, 0x0a])].map(
        async (bytes) => (await read({ bytes }, long)).problems.kept.map(({ code }) => code),
      ),
    );
    expect(codes).toEqual([
      ["metering.file-empty"],
      ["metering.encoding-unknown"],
      ["metering.encoding-unknown"],
    ]);
  });

  test("a line of 200 MB is refused as soon as it passes the limit", async () => {
    const seen: number[] = [];
    const bytes = Buffer.alloc(200 * 1024 * 1024, "1");
    const { problems } = await read({ bytes }, long, { onChunk: (_, read) => seen.push(read) });
    expect(problems.kept).toMatchObject([{ code: "metering.line-too-long" }]);
    expect(seen).toEqual([1024 * 1024]);
    const quoted = Buffer.from(`timestamp,kWh\n"${"1".repeat(300_000)}",1\n`);
    expect((await read({ bytes: quoted }, long)).problems.kept).toMatchObject([
      { code: "metering.line-too-long" },
    ]);
  });

  test("a file beyond the limit, and one that is not there", async () => {
    const large = await read(bytesOf(longCsv(two)), long, { maxBytes: 1000 });
    expect(large.problems.kept).toMatchObject([{ code: "metering.file-too-large" }]);
    const absent = await read({ path: "/nowhere/readings.csv" }, long);
    expect(absent.problems.kept).toMatchObject([
      { code: "metering.file-unreadable", got: "/nowhere/readings.csv: ENOENT" },
    ]);
  });

  test("the same value twice is harmless", async () => {
    expect(
      (await read(bytesOf([...longCsv(two), ...longCsv(two).slice(1)]), long)).problems.count,
    ).toBe(0);
    expect(
      (await read(bytesOf([...wideCsv(two), ...wideCsv(two).slice(1)]), wide)).problems.count,
    ).toBe(0);
  });

  test("only days without a fault are handed on", async () => {
    const { chunks, problems } = await read(
      bytesOf(longCsv(two).with(3, "2024-04-01 01:00,-1")),
      long,
    );
    expect(problems.count).toBe(1);
    expect(chunks.flatMap(({ days }) => days)).toEqual([day("2024-04-02")]);
  });

  test("of very many problems all are counted and the first thousand kept", async () => {
    const rows = Array.from({ length: 1500 }, () => "nonsense,x");
    const { problems } = await read(bytesOf(["timestamp,kWh", ...rows]), {
      ...long,
      stamp: "start",
    });
    expect([problems.count, problems.kept.length]).toEqual([1500, 1000]);
  });
});
