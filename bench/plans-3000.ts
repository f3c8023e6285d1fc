#!/usr/bin/env node
/**
 * What a new use of a year costs under each of 3,000 plans: the catalogue's own and variants of
 * them with other prices, tiers, hours and days off. Programs are prepared before; how long that
 * takes stands beside. The floor is a multiplication for each tier, adjustment and rounding of
 * each bill. Prints a line of JSON.
 */
import { type SpotOn, useProfile } from "../src/rating/energy/year/use-profile.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { median, rounded } from "./median.ts";
import { manyPlans, MONTHS_FROM, PLANS, prepareMany } from "./plan-town.ts";

const TARGET_MS = 50;
const MULTIPLICATIONS_A_BILL = 10;
const ROUNDS = 51;

const catalogue = loadCatalogue("catalogue");
const plans = manyPlans(catalogue);

const began = performance.now();
const { classes, years, market } = prepareMany(catalogue, plans);
const preparedMs = performance.now() - began;
if (years.length !== PLANS) throw new Error(`${years.length} plans were priced`);

const wh = new Float64Array(classes.classOf.length * 48);
const spot: SpotOn = (on) => market.spotDay("tokyo", on);
const profile = useProfile(wh, MONTHS_FROM, classes, spot);
let use = 0;
let checked = 0;
const newUseMs =
  median(
    () => {
      use += 1;
      for (let slot = 0; slot < wh.length; slot += 1) wh[slot] = 60 + ((slot * 7919 + use) % 431);
      useProfile(wh, MONTHS_FROM, classes, spot, profile);
      for (const year of years) checked += year.yen(profile);
    },
    1,
    ROUNDS,
  ) / 1000;
if (!(checked > 0)) throw new Error("nothing was charged");

const numbers = new Float64Array(PLANS * 12 * MULTIPLICATIONS_A_BILL).fill(2);
const floorMs =
  median(() => {
    let sum = 0;
    for (let index = 0; index < numbers.length; index += 1) sum += (numbers[index] ?? 0) * index;
    return sum;
  }) / 1000;

console.log(
  JSON.stringify({
    name: "3,000 plans' years for a new use, profile included",
    unit: "ms",
    target: TARGET_MS,
    median: rounded(newUseMs),
    runs: ROUNDS,
    floor: {
      what: `${MULTIPLICATIONS_A_BILL} multiplications for each of 36,000 bills`,
      median: rounded(floorMs),
    },
    ratio: rounded(newUseMs / floorMs),
    calendars: classes.layouts.length,
    dayClasses: classes.classes,
    preparedBefore: { what: "36,000 programs, once, not warmed up", ms: rounded(preparedMs) },
    met: newUseMs <= TARGET_MS,
  }),
);
