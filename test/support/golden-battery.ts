import { readFileSync } from "node:fs";
import path from "node:path";
import type { HouseYear } from "../../src/solar/battery/model.ts";

const FOLDER = path.join(import.meta.dirname, "../golden/battery");

export type GoldenLoad = "family4" | "allelectric";

/** One of the six years by the plain rule, in kWh. */
export interface ReferenceCase {
  readonly load: GoldenLoad;
  readonly kwh: number;
  readonly kw: number;
  readonly eta_charge: number;
  readonly eta_discharge: number;
  readonly soc_min: number;
  readonly soc_max: number;
  readonly charge_kwh: number;
  readonly discharge_kwh: number;
  readonly final_soc_kwh: number;
  readonly import_kwh: number;
  readonly export_kwh: number;
  readonly import_monthly_kwh: readonly number[];
  readonly export_monthly_kwh: readonly number[];
}

/** One of the two years by SAM, in kWh. */
export interface SamCase {
  readonly load: GoldenLoad;
  readonly kwh: number;
  readonly kw: number;
  readonly annual_import_to_grid_energy: number;
  readonly annual_export_to_grid_energy: number;
  readonly batt_annual_charge_energy: number;
  readonly batt_annual_discharge_energy: number;
  readonly average_battery_roundtrip_efficiency: number;
}

export interface GoldenBattery {
  readonly battery_reference: readonly ReferenceCase[];
  readonly battery: readonly SamCase[];
}

export function goldenBattery(): GoldenBattery {
  return JSON.parse(readFileSync(path.join(FOLDER, "cases.json"), "utf8")) as GoldenBattery;
}

/** The golden house in Wh by the hour. */
export function goldenHouse(load: GoldenLoad): HouseYear {
  return {
    load: whOf(`load-year-${load}.csv`),
    generation: whOf("gen-year-tokyo-s30-4kw.csv"),
    slotHours: 1,
  };
}

function whOf(file: string): Float64Array {
  const rows = readFileSync(path.join(FOLDER, file), "utf8").trim().split("\n").slice(1);
  return Float64Array.from(rows, (kwh) => Number(kwh) * 1000);
}
