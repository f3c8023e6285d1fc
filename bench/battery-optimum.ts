#!/usr/bin/env node
/**
 * How long the exact optimum of a battery's year of half-hours takes, and what HiGHS takes for the
 * same linear program, once, where both must agree. The floor is the year by rule. `ruleSaves` is
 * the share of the possible saving that self-use first reaches. Prints a line of JSON for each.
 */
import { emptyBatteryYear, SELF_USE_FIRST } from "../src/solar/battery/model.ts";
import { optimalBattery, weightedCost } from "../src/solar/battery/optimal-battery.ts";
import { runBattery } from "../src/solar/battery/run-battery.ts";
import { batteryProgram } from "../test/support/battery-program.ts";
import { leastCost } from "../test/support/least-cost.ts";
import { HOME_BATTERY, house, prices, SLOTS } from "./battery-houses.ts";
import { medianMs, rounded } from "./median.ts";

const RUNS = 200;
const TARGET_MS = 50;

const out = emptyBatteryYear(SLOTS);
const rule = { ...house, battery: HOME_BATTERY, strategy: SELF_USE_FIRST };
const floor = medianMs(() => runBattery(rule, out), RUNS);
for (const [name, weights] of Object.entries(prices)) {
  const plan = { ...house, battery: HOME_BATTERY, prices: weights, chargesFromGrid: true };
  const median = medianMs(() => optimalBattery(plan, out), RUNS);
  const without = weightedCost(runBattery({ ...rule, battery: noBattery() }), weights);
  const saved = without - weightedCost(optimalBattery(plan), weights);
  const byRule = without - weightedCost(runBattery(rule), weights);
  const start = process.hrtime.bigint();
  const change = leastCost(batteryProgram(plan));
  const highsMs = Number(process.hrtime.bigint() - start) / 1e6;
  if (Math.abs(saved + change) > 1e-3) throw new Error(`${saved} is no optimum`);
  console.log(
    JSON.stringify({
      name: `battery year at the optimum: ${name}`,
      unit: "ms",
      target: TARGET_MS,
      median: rounded(median, 3),
      runs: RUNS,
      floor: { what: "the year by rule", median: rounded(floor, 3) },
      ratio: rounded(median / floor, 3),
      /** The same linear program, solved once. */
      highs: { milliseconds: rounded(highsMs, 3), timesSlower: Math.round(highsMs / median) },
      ruleSaves: rounded(byRule / saved, 3),
      met: median <= TARGET_MS,
    }),
  );
}

function noBattery() {
  return { ...HOME_BATTERY, capacityWh: 0 };
}
