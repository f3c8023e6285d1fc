import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { spotSummary } from "../../../test/support/spot-files.ts";
import { day, month } from "../../kernel/day.ts";
import { marketPrices } from "../market-prices.ts";
import { READ_LIMITS } from "./line-blocks.ts";
import { readSpotSummary, SPOT_AREAS } from "./spot-summary.ts";

const read = (lines: readonly string[]) =>
  readSpotSummary({ bytes: Buffer.from(lines.join("\r\n")) }, READ_LIMITS);
const lines = spotSummary({ from: day("2024-04-01"), days: 2 });

describe("spot_summary", () => {
  test("gives nine areas a day, in 1/100 yen", async () => {
    const { days, problems, rows } = await read(lines);
    expect([days.length, problems.count, rows]).toEqual([18, 0, 97]);
    expect(days.slice(0, 9).map(({ area }) => area)).toEqual(SPOT_AREAS);
    const tokyo = days.find(({ area }) => area === "tokyo");
    expect([tokyo?.day, tokyo?.prices[0], tokyo?.prices[1]]).toEqual([
      day("2024-04-01"),
      1002,
      1012,
    ]);
  });

  test("reads cp932, lost zeros and the empty rows of a spreadsheet alike", async () => {
    const { days } = await read(lines);
    const encoded = iconv.encode(lines.join("\r\n"), "cp932");
    const shiftJis = await readSpotSummary({ bytes: encoded }, READ_LIMITS);
    expect([shiftJis.encoding, shiftJis.days]).toEqual(["shift_jis", days]);
    const saved = lines.map((line) => line.replace("2024/04/0", "2024/4/"));
    expect((await read([...saved, ",".repeat(18), ",".repeat(18)])).days).toEqual(days);
  });

  test.each([
    ["a header of another file", ["date,price", "2024/04/01,1"], { code: "metering.header-wrong" }],
    [
      "a lacking area",
      lines.map((line) => line.replace("九州", "Kyushu")),
      { code: "metering.header-wrong" },
    ],
    [
      "a row cut short",
      lines.with(5, "2024/04/01,5,1,1"),
      { row: 6, code: "metering.column-count" },
    ],
    [
      "a date that is none",
      lines.with(5, (lines[5] ?? "").replace("2024/04/01", "45383")),
      { row: 6, code: "metering.date-mangled" },
    ],
    [
      "a time code 0",
      lines.with(5, (lines[5] ?? "").replace(",5,", ",0,")),
      { row: 6, code: "metering.slot-code" },
    ],
    [
      "a finer price than the market has",
      lines.with(5, (lines[5] ?? "").replace("10.42", "10.425")),
      { row: 6, code: "metering.price-step" },
    ],
    [
      "a negative price",
      lines.with(5, (lines[5] ?? "").replace("10.42", "-0.01")),
      { row: 6, code: "metering.value-negative" },
    ],
    [
      "no price",
      lines.with(5, (lines[5] ?? "").replace("10.42", "")),
      { row: 6, code: "metering.value-missing" },
    ],
    [
      "no number",
      lines.with(5, (lines[5] ?? "").replace("10.42", "-")),
      { row: 6, code: "metering.value-not-a-number" },
    ],
    [
      "a slot with two prices",
      [...lines, (lines[5] ?? "").replace("10.42", "10.43")],
      { row: 98, code: "metering.slot-contradicts" },
    ],
    [
      "a day with 47 slots",
      lines.toSpliced(5, 1),
      { row: 2, code: "metering.day-incomplete", got: "47 slots" },
    ],
    ["no rows", lines.slice(0, 1), { code: "metering.file-empty" }],
  ])("%s is refused", async (_, bad, problem) => {
    expect((await read(bad)).problems.kept[0]).toMatchObject(problem);
  });
});

describe("monthly means", () => {
  test("are of all slots of all days, and null until the month is whole", async () => {
    const { days } = await read(spotSummary({ from: day("2024-04-01"), days: 30 }));
    const known = days.map((each) => ({ ...each, series: "jepx/spot_summary_2024" }));
    const all = marketPrices(known);
    // Tokyo: 10.02 + 0.10 × slot on each day → (10.02 + 0.10 × 23.5) × 1,440 = 12.37 × 1,440
    expect(all.spotMean("tokyo", month("2024-04"))).toEqual({
      text: "17812.80",
      dividedBy: 1440,
      series: "jepx/spot_summary_2024/area-price-tokyo",
      marks: [],
    });
    expect(all.spotMean("tokyo", month("2024-05"))).toBeNull();
    expect(all.spotMean("okinawa", month("2024-04"))).toBeNull();
    expect(all.spotDay("tokyo", day("2024-04-30"))?.[47]).toBe(1472); // 10.02 + 4.70
    expect(all.spotDay("tokyo", day("2024-05-01"))).toBeNull();
  });
});
