import { describe, expect, test } from "vitest";
import { readMapped } from "../../../test/support/read-mapped.ts";
import { bytesOf, longCsv, wideCsv } from "../../../test/support/reading-files.ts";
import { day } from "../../kernel/day.ts";
import type { Problem } from "../problem.ts";
import type { MappingInput } from "./mapping.ts";

const two = { from: day("2024-04-01"), days: 2 };
const long: MappingInput = { format: "long", meter: "m" };
const wide: MappingInput = { format: "wide", meter: "m", unit: "kWh" };

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
    const { problems } = await readMapped(bytesOf(lines), mapping);
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
        async (bytes) => (await readMapped({ bytes }, long)).problems.kept.map(({ code }) => code),
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
    const { problems } = await readMapped({ bytes }, long, {
      onChunk: (_, read) => seen.push(read),
    });
    expect(problems.kept).toMatchObject([{ code: "metering.line-too-long" }]);
    expect(seen).toEqual([1024 * 1024]);
    const quoted = Buffer.from(`timestamp,kWh\n"${"1".repeat(300_000)}",1\n`);
    expect((await readMapped({ bytes: quoted }, long)).problems.kept).toMatchObject([
      { code: "metering.line-too-long" },
    ]);
  });

  test("a file beyond the limit, and one that is not there", async () => {
    const large = await readMapped(bytesOf(longCsv(two)), long, { maxBytes: 1000 });
    expect(large.problems.kept).toMatchObject([{ code: "metering.file-too-large" }]);
    const absent = await readMapped({ path: "/nowhere/readings.csv" }, long);
    expect(absent.problems.kept).toMatchObject([
      { code: "metering.file-unreadable", got: "/nowhere/readings.csv: ENOENT" },
    ]);
  });

  test("the same value twice is harmless", async () => {
    expect(
      (await readMapped(bytesOf([...longCsv(two), ...longCsv(two).slice(1)]), long)).problems.count,
    ).toBe(0);
    expect(
      (await readMapped(bytesOf([...wideCsv(two), ...wideCsv(two).slice(1)]), wide)).problems.count,
    ).toBe(0);
  });

  test("only days without a fault are handed on", async () => {
    const { chunks, problems } = await readMapped(
      bytesOf(longCsv(two).with(3, "2024-04-01 01:00,-1")),
      long,
    );
    expect(problems.count).toBe(1);
    expect(chunks.flatMap(({ days }) => days)).toEqual([day("2024-04-02")]);
  });

  test("of very many problems all are counted and the first thousand kept", async () => {
    const rows = Array.from({ length: 1500 }, () => "nonsense,x");
    const { problems } = await readMapped(bytesOf(["timestamp,kWh", ...rows]), {
      ...long,
      stamp: "start",
    });
    expect([problems.count, problems.kept.length]).toEqual([1500, 1000]);
  });
});
