#!/usr/bin/env node
/**
 * How long rating one household-month of 30-minute readings takes, under time of use and under
 * tiers, with and without writing the derivations out. The floor is the bare sum of the 1,488
 * half-hours. Prints a line of JSON for each.
 */
import { addDays, day, month } from "../src/kernel/day.ts";
import type { Series } from "../src/metering/series.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import { measureUse } from "../src/rating/energy/measure-use.ts";
import { planAt } from "../src/rating/energy/plan-at.ts";
import { rateEnergyUse } from "../src/rating/energy/rate-energy-use.ts";
import { rateElectricity } from "../src/rating/rate-electricity.ts";
import { steadySupply } from "../src/rating/supply.ts";
import type { Tenure } from "../src/rating/tenure.ts";
import { loadCatalogue } from "../src/terms/load.ts";

const ROUNDS = 300;
const BATCH = 20;
const WARM_UP = 20_000;
const TARGET_US = { bare: 20, written: 300 } as const;

const catalogue = loadCatalogue("catalogue");
const market = catalogueMarket(catalogue);
const from = day("2025-07-10");
const days = 31;
const period = { from, until: addDays(from, days) };
// A repeatable load: no two half-hours need the same number of Wh.
const wh = Int32Array.from({ length: days * 48 }, (_, slot) => 60 + ((slot * 7919) % 431));
const quality = new Uint8Array(wh.length).fill(1);
const series: Series = { meter: "bench", from, wh, quality, knownAt: "2025-08-11T00:00:00Z" };

function tenureOf(item: string, capacity: { amps: number } | { kw: number }): Tenure {
  const readingDays = [from, period.until];
  return {
    contract: "bench",
    service: "hiho-denki",
    appliedOn: from,
    startedOn: from,
    endedOn: null,
    termStarts: [from],
    items: [{ item, from, until: null }],
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    endReason: null,
    supply: steadySupply({ area: "tokyo", meter: "bench", capacity, readingDays, from }),
  };
}

const bill = month("2025-08");
const standard = tenureOf("standard", { amps: 40 });
const power = tenureOf("power", { kw: 6 });
const elife = planAt(catalogue, "market/plans-2014/chuden/plan-2");
const useTerms = {
  catalogue,
  market,
  area: "chubu",
  capacity: { kva: 8 },
  billMonth: bill,
  chosen: [],
  partial: null,
} as const;

const cases = {
  "time of use, four bands, use to charges": () => {
    const metered = { period, readings: "bench", wh, estimated: false };
    return rateEnergyUse(elife, measureUse(elife, metered), useTerms);
  },
  "time of use, all adjustments, contract to lines": () =>
    rateElectricity({ tenure: power, month: bill, seriesOf: () => series, market, catalogue }),
  "tiers, all adjustments, contract to lines": () =>
    rateElectricity({ tenure: standard, month: bill, seriesOf: () => series, market, catalogue }),
};

const floor = median(() => {
  let sum = 0;
  for (let slot = 0; slot < wh.length; slot += 1) sum += wh[slot] ?? 0;
  return sum;
});
for (const [name, rate] of Object.entries(cases)) {
  const bare = median(rate);
  const written = median(() => JSON.stringify(rate(), bigintAsText));
  console.log(
    JSON.stringify({
      name: `rate a month: ${name}`,
      unit: "µs",
      target: TARGET_US.bare,
      median: round(bare),
      runs: ROUNDS * BATCH,
      floor: { what: "the bare sum of the half-hours", median: round(floor) },
      ratio: round(bare / floor),
      /** The same with lines and derivations as text. */
      written: { median: round(written), target: TARGET_US.written },
      met: bare <= TARGET_US.bare && written <= TARGET_US.written,
    }),
  );
}

/** Median microseconds of a call, over batches, after warming up. */
function median(call: () => unknown): number {
  for (let run = 0; run < WARM_UP; run += 1) call();
  const batches = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    for (let run = 0; run < BATCH; run += 1) call();
    return Number(process.hrtime.bigint() - start) / 1000 / BATCH;
  });
  return batches.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function round(us: number): number {
  return Math.round(us * 100) / 100;
}
