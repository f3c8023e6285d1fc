import { expect, test } from "vitest";
import {
  goldenBattery,
  goldenHouse,
  type ReferenceCase,
  type SamCase,
} from "../../../test/support/golden-battery.ts";
import { type BatteryYear, SELF_USE_FIRST } from "./model.ts";
import { runBattery } from "./run-battery.ts";

const HOURS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => days * 24);
const golden = goldenBattery();

test.each(golden.battery_reference)("the plain rule: $load with $kwh kWh", (reference) => {
  const year = yearOf(reference);
  const {
    charge_kwh,
    discharge_kwh,
    final_soc_kwh,
    import_kwh,
    export_kwh,
    import_monthly_kwh,
    export_monthly_kwh,
  } = reference;
  const found = {
    charge_kwh: kwhOf(year.charged),
    discharge_kwh: kwhOf(year.discharged),
    final_soc_kwh: year.leftWh / 1000,
    import_kwh: kwhOf(year.bought),
    export_kwh: kwhOf(year.sold),
  };
  const wanted = { charge_kwh, discharge_kwh, final_soc_kwh, import_kwh, export_kwh };
  expectWithin(Object.values(found), Object.values(wanted), 0.001);
  expectWithin(byMonth(year.bought), import_monthly_kwh, 0.001);
  expectWithin(byMonth(year.sold), export_monthly_kwh, 0.001);
});

test.each(golden.battery)("SAM's battery of lithium ions: $load within 5 %", (sam) => {
  const year = samYear(sam);
  const ratios = {
    bought: kwhOf(year.bought) / sam.annual_import_to_grid_energy,
    sold: kwhOf(year.sold) / sam.annual_export_to_grid_energy,
    charged: kwhOf(year.charged) / sam.batt_annual_charge_energy,
    discharged: kwhOf(year.discharged) / sam.batt_annual_discharge_energy,
  };
  expectWithin(Object.values(ratios), [1, 1, 1, 1], 0.05);
});

function yearOf(reference: ReferenceCase): BatteryYear {
  const { load, kwh, kw, eta_charge, eta_discharge, soc_min, soc_max } = reference;
  return runBattery({
    ...goldenHouse(load),
    strategy: SELF_USE_FIRST,
    battery: {
      capacityWh: kwh * 1000,
      floorShare: soc_min,
      ceilingShare: soc_max,
      chargeW: kw * 1000,
      dischargeW: kw * 1000,
      chargeEfficiency: eta_charge,
      dischargeEfficiency: eta_discharge,
    },
  });
}

/** SAM states the efficiency of the round trip: one way is its root. */
function samYear({ load, kwh, kw, average_battery_roundtrip_efficiency }: SamCase): BatteryYear {
  const oneWay = Math.sqrt(average_battery_roundtrip_efficiency / 100);
  return runBattery({
    ...goldenHouse(load),
    strategy: SELF_USE_FIRST,
    battery: {
      capacityWh: kwh * 1000,
      floorShare: 0.15,
      ceilingShare: 0.95,
      chargeW: kw * 1000,
      dischargeW: kw * 1000,
      chargeEfficiency: oneWay,
      dischargeEfficiency: oneWay,
    },
  });
}

function byMonth(wh: Float64Array): readonly number[] {
  let from = 0;
  return HOURS_OF_MONTHS.map((hours) => kwhOf(wh.subarray(from, (from += hours))));
}

function kwhOf(wh: Float64Array): number {
  return wh.reduce((sum, slot) => sum + slot, 0) / 1000;
}

function expectWithin(found: readonly number[], wanted: readonly number[], most: number): void {
  const off = found.map((value, index) => Math.abs(value - (wanted[index] ?? Number.NaN)));
  expect(off.filter((distance) => !(distance <= most))).toEqual([]);
  expect(found.length).toBe(wanted.length);
}
