import { diagnose, firstRanking } from "../src/diagnosis/diagnose.ts";
import { useProfile } from "../src/rating/energy/year/use-profile.ts";
import { emptyBatteryYear, SELF_USE_FIRST } from "../src/solar/battery/model.ts";
import { optimalBattery, weightedCost } from "../src/solar/battery/optimal-battery.ts";
import { runBattery } from "../src/solar/battery/run-battery.ts";
import { pvYear } from "../src/solar/pv-year.ts";
import { sunYear } from "../src/solar/sun-year.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";
import { HOME_BATTERY, house, prices, SLOTS } from "./battery-houses.ts";
import { preparedPlace, questionSlid, wholeQuestion } from "./diagnosis-town.ts";
import {
  manyPlans,
  MONTHS_FROM,
  prepareMany,
  READ_FROM,
  SINGLE_PLANS,
  singleLoad,
  singlePlan,
} from "./plan-town.ts";
import { pvPlace, pvSystemOf, SOUTH } from "./pv-town.ts";

/** Something that Node and a browser both do. */
export interface Job {
  readonly name: string;
  readonly targetMs: number;
  /** Calls in one round: a browser's clock is coarse. */
  readonly batch: number;
  readonly rounds: number;
  readonly call: () => unknown;
  /** What it came to: must be the same on both sides. */
  readonly answer: () => unknown;
}

/** The jobs by key, each set up when it is asked for. */
export const JOBS = {
  pv: pvJob,
  battery: batteryJob,
  optimum: optimumJob,
  plan: planJob,
  plans: plansJob,
  whole: wholeJob,
  first: firstJob,
  slider: sliderJob,
} as const satisfies Readonly<Record<string, (catalogue: Catalogue) => Job>>;
export type JobKey = keyof typeof JOBS;

function pvJob(catalogue: Catalogue): Job {
  const { site, weather } = pvPlace(catalogue);
  const system = pvSystemOf([SOUTH]);
  const call = () => pvYear(system, sunYear(site, weather));
  const name = "PV year of half-hours, sun included, one face";
  const answer = () => ({ generatedWh: call().reduce((sum, wh) => sum + wh, 0) });
  return { name, targetMs: 5, batch: 1, rounds: 101, call, answer };
}

function batteryJob(): Job {
  const out = emptyBatteryYear(SLOTS);
  const run = { ...house, battery: HOME_BATTERY, strategy: SELF_USE_FIRST };
  const call = () => runBattery(run, out);
  const answer = () => weightedCost(call(), prices.bands);
  const name = "battery year by rule: self-use first";
  return { name, targetMs: 0.3, batch: 20, rounds: 101, call, answer };
}

function optimumJob(): Job {
  const out = emptyBatteryYear(SLOTS);
  const plan = { ...house, battery: HOME_BATTERY, prices: prices.bands, chargesFromGrid: true };
  const call = () => optimalBattery(plan, out);
  const answer = () => weightedCost(call(), prices.bands);
  const name = "battery year at the optimum: bands";
  return { name, targetMs: 50, batch: 1, rounds: 101, call, answer };
}

function planJob(catalogue: Catalogue): Job {
  const wh = singleLoad();
  const { classes, year } = singlePlan(catalogue, SINGLE_PLANS["time bands and days off"])();
  const profile = useProfile(wh, READ_FROM, classes);
  const call = () => year.yen(useProfile(wh, READ_FROM, classes, null, profile));
  const name = "a plan's year: time bands and days off, half-hours to yen";
  return { name, targetMs: 0.05, batch: 200, rounds: 101, call, answer: call };
}

function plansJob(catalogue: Catalogue): Job {
  const { classes, years, market } = prepareMany(catalogue, manyPlans(catalogue));
  const wh = new Float64Array(classes.classOf.length * 48);
  const spot = (on: Parameters<typeof market.spotDay>[1]) => market.spotDay("tokyo", on);
  const profile = useProfile(wh, MONTHS_FROM, classes, spot);
  const yenOf = (use: number): number[] => {
    for (let slot = 0; slot < wh.length; slot += 1) wh[slot] = 60 + ((slot * 7919 + use) % 431);
    useProfile(wh, MONTHS_FROM, classes, spot, profile);
    return years.map((year) => year.yen(profile));
  };
  let use = 0;
  const name = "3,000 plans' years for a new use, profile included";
  const answer = () => yenOf(0);
  const call = () => yenOf((use += 1));
  return { name, targetMs: 50, batch: 1, rounds: 51, call, answer };
}

function wholeJob(catalogue: Catalogue): Job {
  const prepared = preparedPlace(catalogue);
  const question = wholeQuestion(0);
  const call = () => diagnose(prepared, question);
  const answer = () => found(call());
  return { name: "a whole diagnosis", targetMs: 300, batch: 1, rounds: 31, call, answer };
}

function firstJob(catalogue: Catalogue): Job {
  const prepared = preparedPlace(catalogue);
  const question = wholeQuestion(0);
  const call = () => firstRanking(prepared, question);
  const answer = () => found(call());
  return { name: "the first ranking", targetMs: 50, batch: 1, rounds: 51, call, answer };
}

function sliderJob(catalogue: Catalogue): Job {
  const prepared = preparedPlace(catalogue);
  const question = wholeQuestion(0);
  const rankAt = (step: number) => firstRanking(prepared, questionSlid(question, step));
  let step = 0;
  const call = () => rankAt((step += 1));
  const name = "the first ranking after a slider's step";
  return { name, targetMs: 50, batch: 1, rounds: 51, call, answer: () => found(rankAt(7)) };
}

type Found = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

function found(result: Found): unknown {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}
