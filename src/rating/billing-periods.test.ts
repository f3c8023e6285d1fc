import { describe, expect, test } from "vitest";
import { day, formatDay, formatMonth } from "../kernel/day.ts";
import { billingPeriods } from "./billing-periods.ts";
import { steadySupply } from "./supply.ts";
import type { ItemSpan, Tenure } from "./tenure.ts";

interface Facts {
  readonly started: string | null;
  readonly readings: readonly string[];
  readonly ended?: string;
  readonly items?: readonly ItemSpan[];
}

function periods({ started, readings, ended, items }: Facts): string[] {
  const startedOn = started === null ? null : day(started);
  const endedOn = ended === undefined ? null : day(ended);
  const held =
    startedOn === null
      ? []
      : [{ item: "standard", from: startedOn ?? day("2024-01-01"), until: endedOn }];
  const readingDays = readings.map(day);
  const tenure: Tenure = {
    contract: "c",
    service: "hiho-denki",
    appliedOn: null,
    startedOn,
    endedOn,
    termStarts: [],
    items: items ?? held,
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    endReason: null,
    supply: steadySupply({
      area: "tokyo",
      meter: "m",
      capacity: null,
      readingDays,
      from: startedOn ?? day("2024-01-01"),
    }),
  };
  return billingPeriods(tenure).map(
    ({ period, item, billMonth, partial }) =>
      `${formatMonth(billMonth)}: ${formatDay(period.from)} ${formatDay(period.until)} ${item}` +
      (partial ? " partial" : ""),
  );
}

describe("billing periods", () => {
  test("run from reading to reading, in the month of the reading that closes them", () => {
    const readings = ["2024-05-10", "2024-06-10", "2024-07-10"];
    expect(periods({ started: "2024-05-10", readings })).toEqual([
      "2024-06: 2024-05-10 2024-06-10 standard",
      "2024-07: 2024-06-10 2024-07-10 standard",
    ]);
  });

  test("two readings in one month close two periods in it", () => {
    const readings = ["2024-07-01", "2024-07-31"];
    expect(periods({ started: "2024-06-01", readings: ["2024-06-01", ...readings] })).toEqual([
      "2024-07: 2024-06-01 2024-07-01 standard",
      "2024-07: 2024-07-01 2024-07-31 standard",
    ]);
  });

  test("readings before the start and after the end are not the contract's", () => {
    const readings = ["2024-04-10", "2024-05-10", "2024-06-10", "2024-07-10"];
    expect(periods({ started: "2024-05-10", readings, ended: "2024-06-10" })).toEqual([
      "2024-06: 2024-05-10 2024-06-10 standard",
    ]);
  });

  test("a change of plan between readings cuts the period; both parts wait for the reading", () => {
    const readings = ["2024-05-10", "2024-06-10"];
    const changed = day("2024-05-25");
    const items = [
      { item: "standard", from: day("2024-05-10"), until: changed },
      { item: "power", from: changed, until: null },
    ];
    expect(periods({ started: "2024-05-10", readings, items })).toEqual([
      "2024-06: 2024-05-10 2024-05-25 standard partial",
      "2024-06: 2024-05-25 2024-06-10 power partial",
    ]);
  });

  test("what no reading closed yet is not billable", () => {
    expect(periods({ started: "2024-05-10", readings: ["2024-05-10"] })).toEqual([]);
    expect(periods({ started: null, readings: ["2024-05-10", "2024-06-10"] })).toEqual([]);
  });

  test("withdrawn on the day it began, nothing was supplied", () => {
    const readings = ["2024-05-10", "2024-06-10"];
    expect(periods({ started: "2024-05-10", readings, ended: "2024-05-10" })).toEqual([]);
  });
});
