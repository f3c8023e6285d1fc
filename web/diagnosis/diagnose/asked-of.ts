import { addToMonth, day, formatMonth, monthOf } from "../../../src/kernel/day.ts";
import type { Asked, EquipmentAsked, UseAsked } from "../worker/asked.ts";
import { CAPACITIES, type Form, type RoofFace, type Shade } from "./form.ts";

const NIGHT = { fromHour: 23, untilHour: 7 };
const ALL_DAY = { fromHour: 0, untilHour: 24 };
const SIZES_WH = [4000, 6500, 9800, 13_000, 16_000];
const YEN = 10_000;

/** The form as a question, on a day. */
export function askedOf(form: Form, today: string): Asked {
  const { prefecture, area, capacity, plan, gas, scenario, years, battery } = form;
  return {
    place: { prefecture, area },
    asOf: today,
    scenario,
    electricity: {
      use: useOf(form, today),
      capacity: CAPACITIES[capacity] ?? null,
      plan: plan === "" ? null : plan,
      chosen: [],
    },
    gas:
      gas.compare && gas.district !== ""
        ? {
            litresByMonth: gas.m3.map((m3) => Math.round(m3 * 1000)),
            district: gas.district,
            plan: gas.plan === "" ? null : gas.plan,
            chosen: [],
            levelPercent: 10,
          }
        : null,
    equipment: equipmentOf(form, today),
    years,
    batterySizesWh: battery.kwh > 0 && !battery.present ? SIZES_WH : [],
  };
}

function useOf({ by, file, months, bill, home, shape }: Form, today: string): UseAsked {
  if (by === "file" && file !== null) return { from: "file", number: file.number };
  if (by === "bill") return { from: "bill", ...bill, ...shape };
  if (by === "months" && months.some((kwh) => kwh !== null)) {
    const given = monthsBefore(today);
    const kwh = given.map((month) => months[Number(month.slice(5)) - 1] ?? null);
    return { from: "months", firstMonth: given[0] ?? today, kwh, ...shape };
  }
  return { from: "household", ...home, carKmAYear: 0 };
}

/** The twelve whole months before a day. */
function monthsBefore(today: string): readonly string[] {
  const now = monthOf(day(today));
  return Array.from({ length: 12 }, (_, index) => formatMonth(addToMonth(now, index - 12)));
}

function equipmentOf(form: Form, today: string): EquipmentAsked {
  return { solar: solarOf(form, today), battery: batteryOf(form), loads: loadsOf(form) };
}

function solarOf({ faces, solar }: Form, today: string): EquipmentAsked["solar"] {
  const fitted = faces.filter(({ kw }) => kw > 0);
  if (fitted.length === 0) return null;
  return {
    present: solar.present,
    method: "perez",
    faces: fitted.map(faceOf),
    sale: {
      certifiedOn: today,
      startedIn: null,
      outputControl: solar.control,
      buyer: "incumbent",
    },
    priceYen: solar.price === null ? null : Math.round(solar.price * YEN),
  };
}

const LOW = [0, 90, 180, 270].map((azimuthDeg) => ({ azimuthDeg, elevationDeg: 10 }));
const SKYLINES: Readonly<Record<Exclude<Shade, "none">, NonNullable<ReturnType<typeof building>>>> =
  { low: LOW, east: building(90), south: building(180), west: building(270) };

/** A building 60 degrees wide that stands 30 degrees high. */
function building(middle: number) {
  return [
    { azimuthDeg: middle - 31, elevationDeg: 0 },
    { azimuthDeg: middle - 30, elevationDeg: 30 },
    { azimuthDeg: middle + 30, elevationDeg: 30 },
    { azimuthDeg: middle + 31, elevationDeg: 0 },
  ];
}

function faceOf({ shade, ...face }: RoofFace) {
  return shade === "none" ? face : { ...face, horizon: SKYLINES[shade] };
}

function batteryOf({ battery }: Form): EquipmentAsked["battery"] {
  const { kwh, mode, grid, present, price } = battery;
  if (kwh <= 0) return null;
  const gridCharge = { hours: NIGHT, upToShare: 1 };
  const shared = { dischargeHours: ALL_DAY, reserveShare: 0 };
  return {
    present,
    capacityWh: Math.round(kwh * 1000),
    strategy:
      mode === "sell-first"
        ? { mode, ...shared, dischargeHours: { fromHour: 7, untilHour: 23 }, gridCharge }
        : {
            mode,
            ...shared,
            dischargeHours: grid ? { fromHour: 7, untilHour: 23 } : ALL_DAY,
            gridCharge: grid ? gridCharge : null,
          },
    priceYen: price === null ? null : Math.round(price * YEN),
  };
}

function loadsOf({ car: { km, when }, water, home }: Form): EquipmentAsked["loads"] {
  if (km <= 0 && !water.on) return null;
  return {
    car: km <= 0 ? null : { kmADay: km, when },
    hotWater: water.on ? { persons: home.persons, when: water.when } : null,
  };
}
