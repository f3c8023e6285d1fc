import { expect, test } from "vitest";
import { familyLoad, preparedFor, questionFor } from "../../test/support/asked-diagnosis.ts";
import { addToMonth, day, month } from "../kernel/day.ts";
import { nthPeriod } from "../kernel/period.ts";
import type { Series } from "../metering/series.ts";
import { catalogueMarket } from "../rating/catalogue-market.ts";
import { rateMonth } from "../rating/rate-month.ts";
import { steadySupply } from "../rating/supply.ts";
import type { Tenure } from "../rating/tenure.ts";
import { withTax } from "../rating/with-tax.ts";
import { loadCatalogue } from "../terms/load.ts";
import { firstRanking } from "./diagnose.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const FROM = day("2025-04-10");
const READINGS = Array.from({ length: 13 }, (_, k) => nthPeriod(FROM, k).from);
const periods = Array.from({ length: 12 }, (_, k) => {
  return { period: nthPeriod(FROM, k), billMonth: addToMonth(month("2025-05"), k) };
});
const load = familyLoad(FROM);
const series: Series = {
  meter: "family",
  from: FROM,
  wh: Int32Array.from(load.wh),
  quality: new Uint8Array(load.wh.length).fill(1),
  knownAt: "2026-04-11T00:00:00Z",
};
const tenure: Tenure = {
  contract: "power",
  service: "hiho-denki",
  appliedOn: FROM,
  startedOn: FROM,
  endedOn: null,
  termStarts: [FROM],
  items: [{ item: "standard", from: FROM, until: null }],
  options: [],
  suspensions: [],
  pauses: [],
  chargeables: [],
  endReason: null,
  supply: steadySupply({
    area: "tokyo",
    meter: "family",
    capacity: { amps: 40 },
    readingDays: READINGS,
    from: FROM,
  }),
};

test("a past year under its own plan costs what its bills came to, each to the yen", () => {
  const question = questionFor({
    asOf: day("2026-04-10"),
    periods,
    scenario: "as-published",
    electricity: {
      load,
      capacity: { amps: 40 },
      plan: "hiho-denki/energy-tariff/standard-tokyo",
      chosen: [],
    },
  });
  const { asOf, scenario } = question;
  const ranked = firstRanking(preparedFor(catalogue, { asOf, periods, scenario }), question);
  if (!ranked.ok) throw new Error(JSON.stringify(ranked.refusal));
  const stay = ranked.value.find(({ kind }) => kind === "stay");
  expect(stay?.electricity?.monthYen).toEqual(periods.map(({ billMonth }) => billed(billMonth)));
  expect(stay?.place).not.toBeNull();
});

/** The electricity lines of a bill, with tax. */
function billed(of: (typeof periods)[number]["billMonth"]): number {
  const rated = rateMonth({
    month: of,
    household: [tenure],
    catalogue,
    market: catalogueMarket(catalogue),
    seriesOf: () => series,
  });
  if (rated.held.length > 0) throw new Error(JSON.stringify(rated.held));
  return withTax(rated.lines.filter(({ service }) => service === "hiho-denki"));
}
