import { loadOf } from "../../src/app/demo/load-model.ts";
import { type LoadYear, loadYear } from "../../src/diagnosis/load/load-year.ts";
import {
  type BatteryEquipment,
  type DiagnosisQuestion,
  NO_EQUIPMENT,
  type SolarEquipment,
} from "../../src/diagnosis/model.ts";
import { type Ground, prepare, type Prepared } from "../../src/diagnosis/prepare.ts";
import { addMonths, type Day, day } from "../../src/kernel/day.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import { SELF_USE_FIRST } from "../../src/solar/battery/model.ts";

/** A family in Saitama, as the demo's households are made: 30-minute values of a whole year. */
export function familyLoad(from: Day = day("2025-12-01"), persons = 4): LoadYear {
  const household = {
    seed: 11,
    baseW: 140,
    persons,
    homeByDay: true,
    heatingWPerDegree: 40,
    coolingWPerDegree: 70,
    nightWaterW: 0,
  };
  const period = { from, until: addMonths(from, 12) };
  const { wh } = loadOf(household, "family", period, "2026-12-02T00:00:00Z");
  return measured(from, Float64Array.from(wh));
}

/** A year of measured half-hours. */
export function measured(from: Day, wh: Float64Array): LoadYear {
  return loadYear({
    from,
    wh,
    origin: new Uint8Array(wh.length),
    generation: null,
    basis: "half-hours",
    hemisphere: "north",
    error: { levelPercent: 5, shapePercent: 6, source: { ja: "見本", en: "held out" } },
    notes: [],
  });
}

export const GROUND: Ground = {
  place: { prefecture: "saitama", area: "tokyo" },
  asOf: day("2026-11-22"),
  periods: null,
  scenario: "held",
  weather: null,
};

export function preparedFor(catalogue: Catalogue, ground: Partial<Ground> = {}): Prepared {
  const prepared = prepare(catalogue, { ...GROUND, ...ground });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal));
  return prepared.value;
}

export const JURYO_B = "market/plans/tepco/juryo-b";

/** Electricity alone, 40 A under TEPCO's 従量電灯B, nothing new. */
export function questionFor(more: Partial<DiagnosisQuestion> = {}): DiagnosisQuestion {
  const { place, asOf, periods, scenario } = GROUND;
  return {
    place,
    asOf,
    periods,
    scenario,
    electricity: { load: familyLoad(), capacity: { amps: 40 }, plan: JURYO_B, chosen: [] },
    gas: null,
    equipment: NO_EQUIPMENT,
    years: 20,
    batterySizesWh: [],
    ...more,
  };
}

/** 4 kW to the south, certified in the month of the question. */
export const PANELS: SolarEquipment = {
  present: false,
  system: {
    faces: [{ kw: 4, tiltDeg: 30, azimuthDeg: 180 }],
    inverterKw: 4,
    inverterEfficiency: 0.955,
    lossShare: 0.14,
  },
  method: "perez",
  sale: {
    certifiedOn: day("2026-11-01"),
    startedIn: null,
    outputControl: false,
    buyer: "incumbent",
  },
  priceYen: 1_000_000,
};

export const BATTERY: BatteryEquipment = {
  present: false,
  battery: {
    capacityWh: 6500,
    floorShare: 0.05,
    ceilingShare: 0.95,
    chargeW: 3000,
    dischargeW: 3000,
    chargeEfficiency: 0.94,
    dischargeEfficiency: 0.94,
  },
  strategy: SELF_USE_FIRST,
  priceYen: 900_000,
};
