import * as fc from "fast-check";
import { expect, test } from "vitest";
import { AREAS } from "../kernel/area.ts";
import { addToMonth, day, firstDay, formatMonth, month, type Month } from "../kernel/day.ts";
import { add, toText, ZERO } from "../kernel/exact.ts";
import { catalogueMarket } from "../rating/catalogue-market.ts";
import { planAt } from "../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../rating/energy/rate-energy-use.ts";
import type { Market } from "../rating/market.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { loadCatalogue } from "../terms/load.ts";
import { scenariosOf, underScenario } from "./price-scenario.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const market = catalogueMarket(catalogue);
const through = month("2027-11");

function scenario(key: string) {
  const found = scenariosOf(catalogue).find((one) => one.key === key);
  if (!found) throw new Error(`no scenario ${key}`);
  return found.scenario;
}

function billed(billMonth: Month, terms: { catalogue: Catalogue; market: Market }) {
  const period = { from: firstDay(addToMonth(billMonth, -1)), until: firstDay(billMonth) };
  const use = { period, readings: "test", total: 300_000, bands: null, slots: null };
  const rated = rateEnergyUse(
    planAt(terms.catalogue, "market/plans/tepco/juryo-b"),
    { ...use, estimated: false },
    { ...terms, area: "tokyo", capacity: { amps: 40 }, billMonth, chosen: [], partial: null },
  );
  if (!rated.ok) return rated.refusal.missing;
  const sum = rated.value.reduce((all, { amount }) => add(all, amount.value), ZERO);
  const marked = rated.value.filter(({ marks }) => marks.includes("estimated"));
  return `${toText(sum)} ${marked.map(({ item }) => item).join(" ")}`.trim();
}

test("the scenarios of the catalogue are named, and what grows is said in percent", () => {
  const named = scenariosOf(catalogue).map(({ key, rule, scenario: { growthPercent } }) => {
    return `${rule} ${key} ${growthPercent}`;
  });
  expect(named).toEqual([
    "market/scenarios as-published 0",
    "market/scenarios held 0",
    "market/scenarios last-year 0",
    "market/scenarios rise-2 2",
    "market/scenarios fall-1 -1",
  ]);
});

test("each line that rests on an assumption says so, and no other does", () => {
  const held = underScenario(catalogue, market, scenario("held"), { through });
  const bills = ["2026-08", "2026-09", "2027-06"].map((text) => {
    return [billed(month(text), { catalogue, market }), billed(month(text), held)];
  });
  expect(bills).toEqual([
    ["9548", "9548"],
    ["tokyo, bill of 2026-09", "9548 fuel"],
    ["tokyo, bill of 2027-06", "9548 fuel levy"],
  ]);
});

test("published prices only: nothing is added, and nothing is assumed", () => {
  const asPublished = underScenario(catalogue, market, scenario("as-published"), { through });
  expect(asPublished).toEqual({ catalogue, market, assumed: [], growthPercent: "0" });
});

test("what is assumed is listed, months on end together", () => {
  const { assumed } = underScenario(catalogue, market, scenario("held"), { through });
  const written = assumed.map(({ series, from, through: last, value, heldFrom }) => {
    const months = `${formatMonth(from)}..${formatMonth(last)}`;
    const said = typeof value === "string" ? value : value.en;
    return `${series} ${months} = ${said} of ${formatMonth(heldFrom)}`;
  });
  const of = (series: string) => written.filter((line) => line.startsWith(series));
  expect({
    levy: of("market/levy"),
    gas: of("market/plans/osaka-gas"),
    tokyo: of("market/fuel/utilities/tokyo").slice(-2),
    okinawa: of("market/fuel/utilities/okinawa").slice(-1),
    average: of("market/fuel-average/tokyo"),
  }).toEqual({
    levy: ["market/levy/all 2027-05..2027-11 = 4.18 of 2027-04"],
    gas: ["market/plans/osaka-gas/general 2025-06..2027-11 = table of 2025-05 of 2025-05"],
    tokyo: [
      "market/fuel/utilities/tokyo 2026-10..2026-10 = -13.77 of 2026-08",
      "market/fuel/utilities/tokyo 2026-11..2027-11 = -10.27 of 2026-08",
    ],
    okinawa: ["market/fuel/utilities/okinawa 2026-05..2026-08 = -15.87 of 2023-08"],
    average: ["market/fuel-average/tokyo 2027-01..2027-11 = 47700 of 2026-12"],
  });
});

test("half-hours of days ahead are those of the newest day of that weekday", () => {
  const held = underScenario(catalogue, market, scenario("held"), { through });
  const lastYear = underScenario(catalogue, market, scenario("last-year"), { through });
  const ahead = day("2027-03-01");
  expect(held.market.spotDay("tokyo", ahead)).toEqual(market.spotDay("tokyo", day("2026-12-28")));
  expect(lastYear.market.spotDay("tokyo", ahead)).toEqual(
    market.spotDay("tokyo", day("2026-03-02")),
  );
  expect(held.market.spotMean("tokyo", month("2027-03"))).toEqual({
    ...market.spotMean("tokyo", month("2026-12")),
    marks: ["illustrative", "estimated"],
  });
});

test("a scenario never changes what is published, and never goes beyond its last month", () => {
  const ahead = underScenario(catalogue, market, scenario("held"), { through });
  const area = fc.constantFrom(...AREAS);
  const months = fc.integer({ min: month("2024-01"), max: month("2028-12") });
  fc.assert(
    fc.property(area, months, (where, at) => {
      const of = at as Month;
      const published = market.fuelAverage(where, of);
      if (published !== null) expect(ahead.market.fuelAverage(where, of)).toEqual(published);
      if (of > through) expect(ahead.market.fuelAverage(where, of)).toEqual(published);
    }),
  );
});
