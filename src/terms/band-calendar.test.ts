import { describe, expect, test } from "vitest";
import { bandsOfDay, seasonOf, timetableFaults } from "./band-calendar.ts";

const SEASONS = {
  summer: { from: "07-01", to: "09-30" },
  winter: { from: "11-01", to: "03-31" },
};

describe("seasons", () => {
  test.each([
    ["06-30", "other"],
    ["07-01", "summer"],
    ["09-30", "summer"],
    ["10-01", "other"],
    ["10-31", "other"],
    ["11-01", "winter"],
    ["12-31", "winter"],
    ["01-01", "winter"],
    ["02-29", "winter"],
    ["03-31", "winter"],
    ["04-01", "other"],
  ])("%s is %s", (date, season) => {
    expect(seasonOf(SEASONS, date)).toBe(season);
  });
});

describe("time tables", () => {
  test("the first row that fits gives the band", () => {
    const table = [{ band: "night", hours: ["23:00-07:00"] }, { band: "day" }];
    const bands = bandsOfDay(table, { season: "other", off: false });
    expect(bands.slice(12, 16)).toEqual(["night", "night", "day", "day"]);
    expect(bands.slice(45, 48)).toEqual(["day", "night", "night"]);
  });

  test("hours up to midnight end the day", () => {
    const table = [{ band: "late", hours: ["22:30-24:00"] }, { band: "day" }];
    const bands = bandsOfDay(table, { season: "other", off: false });
    expect(bands.slice(44)).toEqual(["day", "late", "late", "late"]);
  });

  test("a table that leaves hours without a band says when", () => {
    const table = [
      { band: "day", hours: ["07:00-23:00"] },
      { band: "night", days: "work" as const },
    ];
    expect(timetableFaults(table, ["day", "night"], ["summer"])).toEqual([
      "summer, days off: some hours have no band",
      "other, days off: some hours have no band",
    ]);
  });

  test("unknown bands and seasons are named", () => {
    const table = [{ band: "noon", season: "spring" }, { band: "day" }];
    expect(timetableFaults(table, ["day"], ["summer"])).toEqual([
      'no band is called "noon"',
      'no season is called "spring"',
    ]);
  });
});
