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
import { readMapped } from "../../../test/support/read-mapped.ts";
import { seriesOfReadings } from "../../../test/support/series-of-readings.ts";
import type { MappingInput } from "./mapping.ts";
import type { Source } from "./line-blocks.ts";

const from = day("2024-04-01");
const two = { from, days: 2 };
const long: MappingInput = { format: "long", meter: "m" };
const wide: MappingInput = { format: "wide", meter: "m", unit: "kWh" };

/** The values that a file of two days must give, whatever its form. */
const expectedWh = Int32Array.from({ length: 96 }, (_, index) =>
  whAt(addDays(from, Math.floor(index / 48)), index % 48),
);

async function whOf(source: Source, mapping: MappingInput) {
  const readings = await readMapped(source, mapping);
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
    const readings = await readMapped(bytesOf(lines.with(5, "2024-04-01 02:00,")), {
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
    const readings = await readMapped(bytesOf([header, ...a, ...b]), {
      format: "wide",
      unit: "kWh",
    });
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
    const readings = await readMapped({ bytes: Buffer.from(japanese) }, long, { blockBytes: 7 });
    expect(seriesOfReadings(readings, { knownAt: "" }).get("m")?.wh).toEqual(expectedWh);
  });
});
