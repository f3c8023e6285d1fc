import { day, formatDay, addMonths } from "../../../src/kernel/day.ts";
import type { Wanted } from "./household.ts";
import { SUPPLY_POINT } from "./measured.ts";

/** What the household asks for in these years. */

export const FIBRE: Wanted = { service: "kattobi-hikari", item: "family-1g", facts: {} };
export const MANSION: Wanted = { service: "kattobi-hikari", item: "mansion-1g", facts: {} };
export const CALL_OUT: Wanted = { service: "kaketsuke365", item: "standard", payment: "card" };
export const HOME: Wanted = { service: "ecorepo-home", item: "light", facts: { meter: "smart" } };
export const POWER: Wanted = {
  service: "hiho-denki",
  item: "standard",
  channel: "telephone",
  facts: { supplyPoint: SUPPLY_POINT, area: "tokyo", amps: "40" },
};

/** The meter is read on the 10th of each month. */
export const READING_DAYS = Array.from({ length: 41 }, (_, k) =>
  formatDay(addMonths(day("2021-05-10"), k)),
).join(" ");

/** Answers to the questions before supply stops (HH-21). */
export const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

/*
 * What stands on bills month after month. Electricity: 12 kWh a day, 47,200 yen of fuel, so
 * 0.70 yen a kWh (HH-12), and 10.00 yen on the exchange: 10.00 × 1.2 × 1.1 = 13.20, which lay
 * between the thresholds 10.06 and 16.01 and from July 2023 on is 3.20 above the one of 10.00.
 */

/**
 * Standard, 40 A, a period of 31 days, 372 kWh: 120 × 29.80 + 180 × 36.40 + 72 × 40.49 = 13,043.28;
 * 372 × 0.70 = 260.40; with the base of 1,247.00 it makes 14,550.68, cut to 14,550.
 */
export const standard31 = (levy: number, ...procurement: readonly string[]) => [
  "Base charge: 1247",
  "Energy charge: 13043.28",
  "Fuel cost adjustment: 260.40",
  ...procurement,
  `Renewable energy levy: ${levy}`,
  "Rounding: -0.68",
];

/**
 * 30 days, 360 kWh: 3,576.00 + 6,552.00 + 60 × 40.49 = 12,557.40; 360 × 0.70 = 252.00; with the
 * base 14,056.40, cut to 14,056.
 */
export const standard30 = (levy: number, ...procurement: readonly string[]) => [
  "Base charge: 1247",
  "Energy charge: 12557.40",
  "Fuel cost adjustment: 252",
  ...procurement,
  `Renewable energy levy: ${levy}`,
  "Rounding: -0.40",
];

/** Power, 6 kW: 6 × 1,155.84 = 6,935.04; use is 27.14 in summer and 25.57 otherwise. */
export const power6kw = (use: readonly string[], fuel: string, rest: readonly string[]) => [
  "Base charge: 6935.04",
  ...use,
  `Fuel cost adjustment: ${fuel}`,
  ...rest,
];
export const summer = (amount: string) => `Energy charge, summer: ${amount}`;
export const otherSeasons = (amount: string) => `Energy charge, other seasons: ${amount}`;
export const levy = (amount: number) => `Renewable energy levy: ${amount}`;
export const rounding = (amount: string) => `Rounding: ${amount}`;

export const FAMILY = "Kattobi Hikari Family 1G, monthly fee: 5720";
export const MANSION_FEE = "Kattobi Hikari Mansion 1G, monthly fee: 4180";
export const BUNDLE = "Electricity bundle discount: -110";
export const NORTON = "Norton security: 627";
export const MAINTENANCE = "Facility Maintenance: 4378";
export const CALL_OUT_FEE = "Call-out 365, monthly fee: 550";
/** 380 × 1.1 = 418. */
export const LIGHT = ["Ecorepo Home Light, monthly fee: 380", "tax: 38"];
/** 580 × 1.1 = 638. */
export const PREMIUM = ["Ecorepo Home Premium, monthly fee: 580", "tax: 58"];
