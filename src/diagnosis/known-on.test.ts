import { expect, test } from "vitest";
import { preparedFor } from "../../test/support/asked-diagnosis.ts";
import { day } from "../kernel/day.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { loadCatalogue } from "../terms/load.ts";
import { assumptionAt } from "./assumptions.ts";
import { knownOn } from "./known-on.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const ASSUMPTIONS = "market/assumptions";

/** The catalogue with a dearer battery, in force from one day and made public on another. */
function withDearer(from: string, published: string): Catalogue {
  const located = catalogue.rules.get(ASSUMPTIONS);
  if (located?.rule.kind !== "assumption") throw new Error("the catalogue has assumptions");
  const { rule } = located;
  const battery = rule.assumptions["battery-price"];
  const [first] = battery?.values ?? [];
  if (!battery || !first || "ended" in first) throw new Error("it prices a battery");
  const later = { ...first, from: day(from), published: day(published), value: "200000" };
  const dearer = { ...battery, values: [...battery.values, later] };
  const assumptions = { ...rule.assumptions, "battery-price": dearer };
  const rules = new Map(catalogue.rules);
  rules.set(ASSUMPTIONS, { ...located, rule: { ...rule, assumptions } });
  return { ...catalogue, rules };
}

test("what was made public later was not known, although it is in force", () => {
  const told = withDearer("2026-04-01", "2026-06-15");
  const priceOn = (asOf: string) => {
    const of = preparedFor(told, { asOf: day(asOf) });
    return of.assumed.batteryYenPerKwh;
  };
  expect(["2026-03-31", "2026-06-14", "2026-06-15"].map(priceOn)).toEqual([
    139_000, 139_000, 200_000,
  ]);
  expect(assumptionAt(told, "battery-price", day("2026-06-14")).value).toBe("200000");
});

test("what was announced before it comes into force is known", () => {
  const told = withDearer("2026-12-01", "2026-06-15");
  const known = knownOn(told, day("2026-07-01"));
  expect(assumptionAt(known, "battery-price", day("2026-12-01")).value).toBe("200000");
  const before = knownOn(told, day("2026-06-14"));
  expect(assumptionAt(before, "battery-price", day("2026-12-01")).value).toBe("139000");
});

test("a rule of which nothing was known has no entry, and is in force on no day", () => {
  const located = catalogue.rules.get(ASSUMPTIONS);
  if (located?.rule.kind !== "assumption") throw new Error("the catalogue has assumptions");
  const { rule } = located;
  const battery = rule.assumptions["battery-price"];
  if (!battery) throw new Error("it prices a battery");
  const values = battery.values.map((entry) => ({ ...entry, published: day("2026-01-01") }));
  const assumptions = { ...rule.assumptions, "battery-price": { ...battery, values } };
  const rules = new Map(catalogue.rules);
  rules.set(ASSUMPTIONS, { ...located, rule: { ...rule, assumptions } });
  const known = knownOn({ ...catalogue, rules }, day("2025-12-31"));
  expect(() => assumptionAt(known, "battery-price", day("2025-12-31"))).toThrow("no battery-price");
});

test("a catalogue whose entries name no day is itself, and is looked through once a day", () => {
  const on = day("2026-11-28");
  expect(knownOn(catalogue, on)).toBe(catalogue);
  const told = withDearer("2026-04-01", "2026-06-15");
  expect(knownOn(told, day("2026-05-01"))).toBe(knownOn(told, day("2026-05-01")));
  expect(knownOn(told, day("2026-06-15"))).toBe(told);
});
