import { describe, expect, test } from "vitest";
import { tenure } from "../../test/support/small-house.ts";
import { day, formatMonth, month } from "../kernel/day.ts";
import { newsSince, type StaleQuestion, staleMonths } from "./stale-months.ts";

const SETTLED = {
  month: month("2024-05"),
  knownAt: "2024-06-01T00:00:00Z",
  catalogueHash: "one",
  held: [],
};

function stale(changed: Partial<StaleQuestion>): readonly string[] {
  const question: StaleQuestion = {
    start: month("2024-01"),
    month: month("2024-06"),
    settled: SETTLED,
    catalogueHash: "one",
    recordedAt: ["2024-01-05T00:00:00Z"],
    household: [tenure("power", { from: "2024-01-10" })],
    lateDays: [],
    latePrices: new Map(),
    ...changed,
  };
  return staleMonths(question).map(formatMonth);
}

const ALL = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"];

describe("the months to be rated", () => {
  test("are only the billed one when nothing became known", () => {
    expect(stale({})).toEqual(["2024-06"]);
  });

  test("are all when the household was never settled", () => {
    expect(stale({ settled: null })).toEqual(ALL);
  });

  test("are all when an event was recorded since", () => {
    expect(stale({ recordedAt: ["2024-06-20T00:00:00Z"] })).toEqual(ALL);
  });

  test("are all when the catalogue is another", () => {
    expect(stale({ catalogueHash: "two" })).toEqual(ALL);
  });

  test("hold those that were skipped", () => {
    expect(stale({ settled: { ...SETTLED, month: month("2024-04") } })).toEqual([
      "2024-05",
      "2024-06",
    ]);
  });

  test("hold those that wait", () => {
    const held = [
      { biller: "household/biller", month: month("2024-03"), wholeBill: true, held: [] },
    ];
    expect(stale({ settled: { ...SETTLED, held } })).toEqual(["2024-03", "2024-06"]);
  });

  test.each([
    // Read on the 10th: the 9th of April closes on the 10th of April, the 10th only in May.
    ["2024-04-09", ["2024-04", "2024-06"]],
    ["2024-04-10", ["2024-05", "2024-06"]],
  ])("hold the month whose bill has a late reading of %s", (late, months) => {
    expect(stale({ lateDays: [{ meter: "M-1", day: day(late) }] })).toEqual(months);
  });

  test("hold the last month of a contract when a reading before its end comes late", () => {
    const household = [tenure("power", { from: "2024-01-10", until: "2024-04-25" })];
    const lateDays = [{ meter: "M-1", day: day("2024-04-20") }];
    expect(stale({ household, lateDays })).toEqual(["2024-04", "2024-06"]);
  });

  test("are those from the month of a market price that came late", () => {
    const latePrices = new Map([["tokyo", day("2024-04-20")]] as const);
    expect(stale({ latePrices })).toEqual(["2024-04", "2024-05", "2024-06"]);
    expect(stale({ latePrices, household: [tenure("net", { from: "2024-01-10" })] })).toEqual([
      "2024-06",
    ]);
  });

  test("do not mind another meter's late reading", () => {
    expect(stale({ lateDays: [{ meter: "M-2", day: day("2024-04-09") }] })).toEqual(["2024-06"]);
  });
});

test("what was being stored while a run looked counts as news for an hour", () => {
  expect(newsSince(SETTLED.knownAt)).toBe("2024-05-31T23:00:00.000Z");
  expect(stale({ recordedAt: ["2024-05-31T23:30:00Z"] })).toEqual(ALL);
  expect(stale({ recordedAt: ["2024-05-31T22:59:59Z"] })).toEqual(["2024-06"]);
});
