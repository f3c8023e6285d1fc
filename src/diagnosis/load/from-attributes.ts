import { addDays, type Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { nearest } from "../nearest.ts";
import { type DegreeDays, degreeDays, type MonthlyMeanC, wrongTemperatures } from "./climate.ts";
import { holidaysUnknown, offDays } from "./day-type.ts";
import { daysOfYearFrom, type LoadYear, loadYear, SLOT_ORIGIN, SLOTS } from "./load-year.ts";
import { MODEL, shapedNote } from "./note.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";
import { spreadEnergy } from "./spread-energy.ts";
import { LIFE_TEMPLATES } from "./templates.ts";

/** What is known of a household that has neither readings nor a bill at hand. */
export interface HouseholdAttributes {
  readonly from: Day;
  readonly persons: number;
  readonly dwelling: "flat" | "house";
  readonly floorM2: number;
  /** Cooking and hot water by electricity, the water heated at night. */
  readonly allElectric: boolean;
  /** What warms the rooms. */
  readonly heating: "electricity" | "other";
  readonly homeByDay: boolean;
  /** A car charged at home; 0 for none. */
  readonly carKmAYear: number;
  readonly monthlyMeanC: MonthlyMeanC;
}

/**
 * Own model, all figures illustrative: chosen so that in Tokyo's climate one person in 25 m² comes
 * to about 2,100 kWh a year, four in a house of 110 m² to 5,100 and, all-electric, to 7,800.
 */
const MODEL_WH = {
  /** Refrigerator, router, standby, a day. */
  dwelling: { flat: 2600, house: 4200 },
  /** The first person, and each further one, a day. */
  person: [2600, 2200, 1500, 1100, 900],
  homeByDay: 1000,
  /** A day and degree, for 70 m². */
  heating: 350,
  cooling: 450,
  usualFloorM2: 70,
  cooking: 1500,
  /** Hot water by heat pump for one person a day at 20 °C, and what each degree below adds. */
  water: 1100,
  waterADegree: 65,
  carAKm: 150,
} as const;

const WATER_C = 20;
/** 1:00–5:00, when a heat pump heats water and a car charges. */
const NIGHT = { from: 2, until: 10 } as const;
/** 6:00–24:00, when rooms are heated and cooled while somebody is in. */
const CLIMATE = { from: 12, until: 48 } as const;

/**
 * A year from a household's kind alone (EN-06): daily energy by parts, each laid on its own hours.
 * Three persons in a flat of 70 m² in Tokyo come to about 3,800 kWh. The error band is wide and
 * says so.
 */
export function yearOfAttributes(household: HouseholdAttributes): Result<LoadYear, LoadRefusals> {
  const days = daysOfYearFrom(household.from);
  const wrong = [
    ...wrongAttributes(household),
    ...wrongTemperatures(household.monthlyMeanC),
    ...holidaysUnknown(household.from, addDays(household.from, days)),
  ];
  if (wrong.length > 0) return no(wrong);
  const climate = degreeDays(household.from, days, household.monthlyMeanC);
  const off = offDays(household.from, days, "north");
  const wh = new Float64Array(days * SLOTS);
  for (let day = 0; day < days; day += 1) {
    const slots = slotsOf(household, { climate, day, isOff: off[day] === 1 });
    const total = slots.reduce((sum, each) => sum + each, 0);
    spreadEnergy(nearest(total), slots, wh.subarray(day * SLOTS, (day + 1) * SLOTS));
  }
  const { label } = lifeOf(household);
  return ok(
    loadYear({
      from: household.from,
      wh,
      origin: new Uint8Array(wh.length).fill(SLOT_ORIGIN.shaped),
      generation: null,
      basis: "attributes",
      hemisphere: "north",
      error: {
        levelPercent: 30,
        shapePercent: 22,
        source: {
          ja: "設定値（例示）: 同じ条件の世帯でも3割ほど違うことがあります",
          en: "stated default (illustrative): households of one kind differ by a third",
        },
      },
      notes: [MODEL, shapedNote(label)],
    }),
  );
}

interface Today {
  readonly climate: DegreeDays;
  readonly day: number;
  readonly isOff: boolean;
}

function slotsOf(household: HouseholdAttributes, { climate, day, isOff }: Today): Float64Array {
  const { persons, dwelling, floorM2, allElectric, heating, homeByDay, carKmAYear } = household;
  const slots = new Float64Array(SLOTS);
  const { work, off } = lifeOf(household);
  addFlat(slots, MODEL_WH.dwelling[dwelling], { from: 0, until: SLOTS });
  const doings =
    personsWh(persons) +
    (homeByDay ? MODEL_WH.homeByDay : 0) +
    (allElectric ? MODEL_WH.cooking : 0);
  addShaped(slots, doings, isOff ? off : work);
  const size = floorM2 / MODEL_WH.usualFloorM2;
  const degreesWh =
    (climate.cooling[day] ?? 0) * MODEL_WH.cooling +
    (heating === "electricity" ? (climate.heating[day] ?? 0) * MODEL_WH.heating : 0);
  addShaped(slots, degreesWh * size, isOff ? off : work, CLIMATE);
  if (allElectric) {
    const colder = Math.max(0, WATER_C - (climate.normalC[day] ?? WATER_C));
    addFlat(slots, persons * (MODEL_WH.water + colder * MODEL_WH.waterADegree), NIGHT);
  }
  const carWh = (carKmAYear * MODEL_WH.carAKm) / (climate.normalC.length || 1);
  addFlat(slots, carWh, NIGHT);
  return slots;
}

/** Own model: 2,600 Wh a day for one person, 7,400 for four, 900 more for each beyond five. */
function personsWh(persons: number): number {
  const { person } = MODEL_WH;
  let sum = 0;
  for (let each = 0; each < persons; each += 1) sum += person[each] ?? person[4];
  return sum;
}

function lifeOf({ homeByDay }: HouseholdAttributes) {
  return homeByDay ? LIFE_TEMPLATES.home : LIFE_TEMPLATES.away;
}

interface Hours {
  readonly from: number;
  readonly until: number;
}

function addFlat(slots: Float64Array, wh: number, { from, until }: Hours): void {
  for (let slot = from; slot < until; slot += 1)
    slots[slot] = (slots[slot] ?? 0) + wh / (until - from);
}

function addShaped(
  slots: Float64Array,
  wh: number,
  hours: readonly number[],
  { from, until }: Hours = { from: 0, until: SLOTS },
): void {
  let sum = 0;
  for (let slot = from; slot < until; slot += 1) sum += hours[slot >> 1] ?? 0;
  for (let slot = from; slot < until; slot += 1)
    slots[slot] = (slots[slot] ?? 0) + (wh * (hours[slot >> 1] ?? 0)) / sum;
}

function wrongAttributes({ persons, floorM2, carKmAYear }: HouseholdAttributes): LoadRefusals {
  return [
    ...refuseWhen(!Number.isSafeInteger(persons) || persons < 1 || persons > 20, {
      code: "diagnosis.persons-implausible",
      field: "persons",
      got: String(persons),
      accepted: "1 to 20 persons",
    }),
    ...refuseWhen(!(floorM2 >= 5 && floorM2 <= 1000), {
      code: "diagnosis.size-implausible",
      field: "floorM2",
      got: String(floorM2),
      accepted: "5 to 1,000 m²",
    }),
    ...refuseWhen(!(carKmAYear >= 0 && carKmAYear <= 200_000), {
      code: "diagnosis.distance-implausible",
      field: "carKmAYear",
      got: String(carKmAYear),
      accepted: "0 to 200,000 km a year",
    }),
  ];
}
