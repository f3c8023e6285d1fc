#!/usr/bin/env node
/**
 * How long a battery's year of half-hours takes by rule, into arrays given beforehand. The floor
 * reads two arrays and writes two. Prints a line of JSON for each rule.
 */
import { emptyBatteryYear, SELF_USE_FIRST, type Strategy } from "../src/solar/battery/model.ts";
import { runBattery } from "../src/solar/battery/run-battery.ts";
import { HOME_BATTERY, house, SLOTS } from "./battery-houses.ts";
import { medianMs, rounded } from "./median.ts";

const RUNS = 1000;
const TARGET_MS = 0.3;

const NIGHT = { fromHour: 23, untilHour: 7 };
const DAY = { fromHour: 7, untilHour: 23 };
const strategies: Readonly<Record<string, Strategy>> = {
  "self-use first": SELF_USE_FIRST,
  "self-use first, half from the grid at night": {
    ...SELF_USE_FIRST,
    gridCharge: { hours: NIGHT, upToShare: 0.5 },
  },
  "sell first": {
    mode: "sell-first",
    dischargeHours: DAY,
    reserveShare: 0.2,
    gridCharge: { hours: NIGHT, upToShare: 1 },
  },
};

const out = emptyBatteryYear(SLOTS);
const { load, generation } = house;
const floor = medianMs(() => {
  for (let slot = 0; slot < load.length; slot += 1) {
    const deficit = (load[slot] ?? 0) - (generation[slot] ?? 0);
    out.bought[slot] = Math.max(0, deficit);
    out.sold[slot] = Math.max(0, -deficit);
  }
}, RUNS);
for (const [name, strategy] of Object.entries(strategies)) {
  const run = { ...house, battery: HOME_BATTERY, strategy };
  const median = medianMs(() => runBattery(run, out), RUNS);
  console.log(
    JSON.stringify({
      name: `battery year by rule: ${name}`,
      unit: "ms",
      target: TARGET_MS,
      median: rounded(median, 3),
      runs: RUNS,
      floor: { what: "reading two arrays and writing two", median: rounded(floor, 3) },
      ratio: rounded(median / floor, 3),
      met: median <= TARGET_MS,
    }),
  );
}
