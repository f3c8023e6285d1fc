import { type Day, formatDay } from "../kernel/day.ts";
import type { Ageing } from "../solar/battery/ageing.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { assumptionsTaken } from "./assumptions.ts";
import type { Equipment } from "./model.ts";
import { nearest } from "./nearest.ts";

/** Assumptions of the catalogue as the simulation takes them. */
export interface Assumed {
  /** How the year ahead differs from the year that is known: one standard deviation. */
  readonly yearLevelPercent: number;
  /** Share of its use that lies in another half-hour. */
  readonly yearShapePercent: number;
  readonly co2KgPerKwh: number;
  readonly solarYenPerKw: number;
  readonly batteryYenPerKwh: number;
  /** How fast things age: as assumed, and slower and faster for the error. */
  readonly pace: Pace;
  readonly slow: Pace;
  readonly fast: Pace;
}

/** How fast panels and battery lose what they can. */
export interface Pace {
  /** Share of the panels' yield lost each year. */
  readonly solarShare: number;
  readonly battery: Ageing;
}

/** Keys of what sets the year ahead apart: a look back has none of it. */
export const YEAR_AHEAD = { level: "year-level", shape: "year-shape" } as const;

/** Nine of ten age at least half as fast, and at most twice, as assumed. Own rule. */
const SLOWER = 0.5;
const FASTER = 2;

/** Reads the table of assumptions of a day. Throws when the catalogue lacks one of them. */
export function assumedOn(catalogue: Catalogue, on: Day): Assumed {
  const rows = assumptionsTaken(catalogue, on);
  const of = (key: string) => {
    const found = rows.find((row) => row.key === key);
    if (!found) throw new Error(`the catalogue assumes no ${key} on ${formatDay(on)}`);
    return Number(found.value);
  };
  const endShare = of("battery-end") / 100;
  const battery: Ageing = {
    lossAYear: of("battery-ageing") / 100,
    lossACycle: (1 - endShare) / of("battery-cycles"),
    endShare,
  };
  const pace = { solarShare: of("pv-ageing") / 100, battery };
  return {
    yearLevelPercent: of(YEAR_AHEAD.level),
    yearShapePercent: of(YEAR_AHEAD.shape),
    co2KgPerKwh: of("co2-electricity"),
    solarYenPerKw: of("pv-price"),
    batteryYenPerKwh: of("battery-price"),
    pace,
    slow: times(pace, SLOWER),
    fast: times(pace, FASTER),
  };
}

function times({ solarShare, battery }: Pace, factor: number): Pace {
  const { lossAYear, lossACycle, endShare } = battery;
  return {
    solarShare: solarShare * factor,
    battery: { lossAYear: lossAYear * factor, lossACycle: lossACycle * factor, endShare },
  };
}

/** Whole yen for what is new: as quoted, else by the table. 4 kW at 295,000 are 1,180,000. */
export function priceOf(
  { solar, battery }: Pick<Equipment, "solar" | "battery">,
  assumed: Assumed,
): number {
  const kw = solar?.system.faces.reduce((sum, face) => sum + face.kw, 0) ?? 0;
  const panels =
    solar?.present === false ? (solar.priceYen ?? nearest(kw * assumed.solarYenPerKw)) : 0;
  const wh = battery?.battery.capacityWh ?? 0;
  const stored = battery?.present === false ? (battery.priceYen ?? batteryPrice(wh, assumed)) : 0;
  return panels + stored;
}

/** 6,500 Wh at 139,000 yen per kWh are 903,500. */
export function batteryPrice(capacityWh: number, { batteryYenPerKwh }: Assumed): number {
  return nearest((capacityWh * batteryYenPerKwh) / 1000);
}
