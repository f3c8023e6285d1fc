import type { Contract } from "../../contracts/index.ts";
import { isBusinessDay } from "../../kernel/business-day.ts";
import { addDays, type Day, day, formatDay } from "../../kernel/day.ts";
import { chanceBetween, chanceOf } from "../../kernel/chance.ts";
import { callout, fibre, home, power } from "./history.ts";
import type { Household } from "./load-model.ts";

/** Households without a story of their own: which services they hold, by a pattern that repeats. */
const PATTERNS = [
  ["fibre"],
  ["fibre", "power"],
  ["fibre", "power", "callout"],
  ["fibre", "home"],
  ["fibre", "power", "home"],
  ["fibre", "callout"],
  ["fibre", "power", "home", "callout"],
  ["fibre", "power"],
] as const;

const OPENED_FROM = day("2024-10-15");
const ITEMS = ["family-1g", "family-1g", "family-200m", "mansion-1g", "family-100m"] as const;
const OPTIONS = [
  [],
  ["wireless-router"],
  ["norton"],
  ["wireless-router", "norton"],
  ["extra-mail"],
] as const;

/** Most households came in the first half year; a fifth of them later, so that the town grows. */
export function ordinaryContracts(index: number, meter: string): readonly Contract[] {
  const pattern: readonly string[] = PATTERNS[index % PATTERNS.length] ?? [];
  const spread = index % 5 === 0 ? 540 : 120;
  const opened = workday(addDays(OPENED_FROM, chanceBetween(0, spread, 11, index)));
  const item = chanceOf(ITEMS, 12, index);
  const contracts = [
    fibre(`fibre-${index}`, {
      item,
      applied: formatDay(addDays(opened, -chanceBetween(10, 30, 13, index))),
      opened: formatDay(opened),
      work: { visit: "yes", wiring: chanceOf(["new", "existing"], 14, index) },
      options: chanceOf(OPTIONS, 15, index),
    }),
  ];
  if (pattern.includes("power")) contracts.push(powerOf(index, meter, opened));
  if (pattern.includes("home")) contracts.push(homeOf(index, opened));
  if (pattern.includes("callout")) contracts.push(calloutOf(index, opened));
  return contracts;
}

function powerOf(index: number, meter: string, opened: Day): Contract {
  const applied = addDays(opened, chanceBetween(0, 20, 21, index));
  const started = addDays(applied, chanceBetween(14, 40, 22, index));
  return power(`power-${index}`, {
    item: "standard",
    meter,
    applied: formatDay(applied),
    started: formatDay(started),
    capacity: { amps: chanceOf([30, 40, 40, 50, 60], 23, index) },
  });
}

function homeOf(index: number, opened: Day): Contract {
  const installed = workday(addDays(opened, chanceBetween(20, 90, 31, index)));
  return home(`home-${index}`, {
    item: chanceOf(["light", "light", "premium"], 32, index),
    applied: formatDay(opened),
    installed: formatDay(installed),
  });
}

function calloutOf(index: number, opened: Day): Contract {
  const started = addDays(opened, chanceBetween(20, 60, 41, index));
  return callout(`callout-${index}`, formatDay(opened), formatDay(started));
}

function workday(from: Day): Day {
  let candidate = from;
  while (!isBusinessDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** One to five people, gas or electric heating; an eighth of the homes are all-electric. */
export function ordinaryLoad(index: number): Household {
  const allElectric = index % 8 === 6;
  const persons = chanceBetween(1, 5, 51, index);
  return {
    seed: 1000 + index,
    baseW: chanceBetween(60, 100, 52, index) + persons * 16,
    persons,
    homeByDay: chanceBetween(0, 2, 53, index) === 0,
    heatingWPerDegree: allElectric ? 95 : chanceOf([0, 0, 45, 70], 54, index),
    coolingWPerDegree: chanceBetween(50, 110, 55, index),
    nightWaterW: allElectric ? 1100 : 0,
  };
}
