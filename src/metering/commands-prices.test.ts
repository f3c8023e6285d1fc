import { expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { spotSummary } from "../../test/support/spot-files.ts";
import { addDays, day, month } from "../kernel/day.ts";
import { withOperator } from "../platform/index.ts";
import { importSpotPrices, loadMarketPrices, type PriceImportOptions } from "./index.ts";

const database = await freshDatabase();
const from = day("2024-04-01");
const april = { from, until: addDays(from, 30) };
const FIRST = "2024-05-01T00:00:00.000Z";
const LATER = "2024-05-02T00:00:00.000Z";
const name = "spot_summary_2024.csv";
let operators = 0;

async function newOperator() {
  operators += 1;
  const id = await database.createOperator(`prices-${operators}`);
  return {
    take: (lines: readonly string[], options: PriceImportOptions) =>
      withOperator(database.app, id, (tx) =>
        importSpotPrices(tx, { bytes: Buffer.from(lines.join("\r\n")), name }, options),
      ),
    prices: (more: { knownAt?: string; period?: typeof april } = {}) =>
      withOperator(database.app, id, (tx) =>
        loadMarketPrices(tx, { areas: ["tokyo", "kyushu"], period: april, ...more }),
      ),
  };
}

test("a month of prices is stored, read back, and has a mean", async () => {
  const { take, prices } = await newOperator();
  const report = await take(spotSummary({ from, days: 30 }), { knownAt: FIRST });
  expect(report).toEqual({
    outcome: "stored",
    importId: report.importId,
    source: name,
    sameAs: null,
    format: "spot-summary",
    encoding: "utf-8",
    rows: 1441,
    areaDays: { added: 270, corrected: 0, unchanged: 0 },
    problemCount: 0,
    problems: [],
  });
  const market = await prices();
  expect(market.spotDay("kyushu", day("2024-04-30"))?.[1]).toBe(1018); // 10.00 + 0.08 + 0.10
  expect(market.spotDay("kyushu", day("2024-05-01"))).toBeNull();
  expect(market.spotMean("tokyo", month("2024-04"))).toEqual({
    text: "17812.80", // 12.37 × 1,440
    dividedBy: 1440,
    series: "jepx/spot_summary_2024/area-price-tokyo",
    marks: [],
  });
});

test("a day in March belongs to the series of the fiscal year before", async () => {
  const { take, prices } = await newOperator();
  const march = { from: day("2025-03-01"), until: from };
  await take(spotSummary({ from: march.from, days: 31 }), { knownAt: LATER });
  const market = await prices({ period: { ...march, until: day("2025-04-01") } });
  expect(market.spotMean("tokyo", month("2025-03"))?.series).toBe(
    "jepx/spot_summary_2024/area-price-tokyo",
  );
});

test("the same file changes nothing; corrected prices are a new version", async () => {
  const { take, prices } = await newOperator();
  const lines = spotSummary({ from, days: 2 });
  const first = await take(lines, { knownAt: FIRST });
  expect(await take(lines, { knownAt: LATER })).toMatchObject({
    outcome: "unchanged",
    sameAs: first.importId,
  });
  const corrected = await take(spotSummary({ from, days: 3, raise: 7 }), { knownAt: LATER });
  expect(corrected.areaDays).toEqual({ added: 9, corrected: 18, unchanged: 0 });
  expect((await prices()).spotDay("tokyo", from)?.[0]).toBe(1009);
  expect((await prices({ knownAt: FIRST })).spotDay("tokyo", from)?.[0]).toBe(1002);
});

test("nothing of a file with a fault is stored, unless the good days are asked for", async () => {
  const { take, prices } = await newOperator();
  const cut = spotSummary({ from, days: 2 }).slice(0, -1);
  expect(await take(cut, { knownAt: FIRST })).toMatchObject({
    outcome: "refused",
    problems: [{ row: 50, code: "metering.day-incomplete" }],
  });
  expect((await prices()).spotDay("tokyo", from)).toBeNull();
  expect(await take(cut, { knownAt: FIRST, goodRowsOnly: true })).toMatchObject({
    outcome: "partly-stored",
    areaDays: { added: 9, corrected: 0, unchanged: 0 },
  });
});

test("prices known earlier than the stored ones are refused", async () => {
  const { take } = await newOperator();
  await take(spotSummary({ from, days: 1 }), { knownAt: LATER });
  const earlier = await take(spotSummary({ from, days: 1, raise: 1 }), { knownAt: FIRST });
  expect([earlier.outcome, earlier.problemCount]).toEqual(["refused", 9]);
  expect(earlier.problems[0]).toMatchObject({
    field: "hokkaido 2024-04-01",
    code: "metering.known-out-of-order",
  });
});
