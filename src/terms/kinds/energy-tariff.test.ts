import { describe, expect, test } from "vitest";
import { energyTariff } from "./energy-tariff.ts";

const label = { ja: "プラン", en: "Plan" };
const flat = { by: "tiers", tiers: [{ price: "26.00" }] };

/** A file with one plan, and what is put in place of its base or energy. */
function file(prices: Readonly<Record<string, unknown>> = {}): unknown {
  const entry = {
    from: "2024-04-01",
    tax: { kind: "included", percent: 10 },
    base: { by: "none" },
    energy: flat,
    source: { document: "d", article: "1" },
    ...prices,
  };
  return {
    kind: "energy-tariff",
    title: label,
    clause: ["EN-01"],
    supplier: label,
    energy: "electricity",
    unit: "JPY/kWh",
    rounding: "market/rounding/common",
    adjustments: [],
    plans: { one: { label, areas: ["tokyo"], prices: [entry] } },
  };
}

function complaints(prices: Readonly<Record<string, unknown>>): string[] {
  const parsed = energyTariff.schema.safeParse(file(prices));
  return (parsed.error?.issues ?? []).flatMap((issue) =>
    issue.code === "invalid_union"
      ? issue.errors.flatMap((branch) => branch.map(({ message }) => message))
      : [issue.message],
  );
}

describe("an energy tariff", () => {
  test("with one price for every kWh is read", () => {
    expect(energyTariff.schema.safeParse(file()).error).toBeUndefined();
  });

  test.each([
    [
      "tiers that do not rise",
      {
        by: "tiers",
        tiers: [{ upTo: "300", price: "1" }, { upTo: "120", price: "2" }, { price: "3" }],
      },
      "upTo must rise from tier to tier, the first from above 0",
    ],
    [
      "a middle tier without an end",
      { by: "tiers", tiers: [{ price: "1" }, { price: "2" }] },
      "upTo must rise from tier to tier, the first from above 0",
    ],
    [
      "a last tier with an end",
      { by: "tiers", tiers: [{ upTo: "120", price: "1" }] },
      "the last tier has no upTo",
    ],
    [
      "a first tier that ends at nothing",
      { by: "tiers", tiers: [{ upTo: "0", price: "1" }, { price: "2" }] },
      "upTo must rise from tier to tier, the first from above 0",
    ],
    [
      "tables that do not rise",
      {
        by: "table",
        tables: [
          { upTo: "50", base: "1", price: "1" },
          { upTo: "20", base: "1", price: "1" },
          { base: "1", price: "1" },
        ],
      },
      "upTo must rise from table to table, the first from above 0",
    ],
    [
      "a last table with an end, above which use has no price",
      { by: "table", tables: [{ upTo: "20", base: "1", price: "1" }] },
      "the last table has no upTo",
    ],
    [
      "losses of all that is bought",
      {
        by: "market",
        loss: { tokyo: "1" },
        factor: "1",
        rounding: { digit: "sen", mode: "down" },
        fixed: [],
      },
      'write the share lost, from "0" to below "1"',
    ],
    [
      "hours that no band has",
      {
        by: "bands",
        bands: { day: { label, tiers: [{ price: "1" }] } },
        timetable: [{ band: "day", hours: ["07:00-23:00"] }],
      },
      "other, days off: some hours have no band",
    ],
    [
      "a quarter of an hour",
      {
        by: "bands",
        bands: { day: { label, tiers: [{ price: "1" }] } },
        timetable: [{ band: "day", hours: ["07:15-23:00"] }, { band: "day" }],
      },
      "write hours of the day in half-hours such as 10:00-17:00 or 23:00-07:00",
    ],
    ["a price that is no text", { by: "tiers", tiers: [{ price: 26 }] }, "expected string"],
  ])("refuses %s", (_, energy, message) => {
    expect(complaints({ energy }).some((told) => told.includes(message))).toBe(true);
  });

  test("refuses a base charge of a kind that nobody knows", () => {
    expect(complaints({ base: { by: "gut feeling" } })).not.toEqual([]);
  });
});
