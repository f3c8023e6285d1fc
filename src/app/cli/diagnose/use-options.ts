import { type Command, Option } from "commander";
import type { LoadAsked } from "../../../diagnosis/load/load-asked.ts";
import type { BandWeights } from "../../../diagnosis/load/shape.ts";
import { LIFE_KEYS, LIFE_TEMPLATES, type LifeKey } from "../../../diagnosis/load/templates.ts";
import { type Day, formatDay, formatMonth, type Month } from "../../../kernel/day.ts";
import {
  monthArgument,
  monthsArgument,
  numberArgument,
  periodArgument,
  weightsArgument,
  wholeArgument,
} from "./arguments.ts";

/** What is known of the use where there is no file of it. */
export interface UseOptions {
  readonly months?: readonly (number | null)[];
  readonly firstMonth?: Month;
  readonly bill?: number;
  readonly billMonth?: Month;
  readonly billPeriod?: { readonly from: Day; readonly until: Day };
  readonly persons?: number;
  readonly dwelling?: "house" | "flat";
  readonly floor?: number;
  readonly allElectric?: true;
  readonly heating?: "electricity" | "other";
  readonly homeByDay?: true;
  readonly carKm?: number;
  readonly template?: LifeKey;
  readonly weights?: BandWeights;
}

export function aboutTheUse(command: Command): void {
  command
    .option(
      "--months <kwh>",
      "instead of a file: 1 to 12 months on end, 410,380,,395",
      monthsArgument,
    )
    .option("--first-month <month>", "the first of them", monthArgument)
    .option("--bill <yen>", "instead of a file: one bill under --plan, with tax", wholeArgument)
    .option("--bill-month <month>", "in whose bill it stood", monthArgument)
    .option("--bill-period <days>", "its days, such as 2026-07-10/2026-08-10", periodArgument)
    .option("--persons <number>", "instead of a file: the household's kind", wholeArgument)
    .addOption(new Option("--dwelling <kind>", "where they live").choices(["house", "flat"]))
    .option("--floor <m2>", "its floor", numberArgument)
    .option("--all-electric", "cooking and hot water by electricity")
    .addOption(
      new Option("--heating <by>", "what warms the rooms").choices(["electricity", "other"]),
    )
    .option("--home-by-day", "somebody is at home by day")
    .option("--car-km <km>", "a year, of a car charged at home already", numberArgument)
    .addOption(new Option("--template <life>", "how use lies in the day").choices(LIFE_KEYS))
    .option("--weights <shares>", "the same as 6–10, 10–17, 17–23, 23–6 o'clock", weightsArgument);
}

/** What the options say of the use: ways in, what lacks, what was taken for granted. */
export interface UseSaid {
  readonly load: LoadAsked | null;
  readonly missing: readonly string[];
  readonly assumed: readonly string[];
}

const USUAL_LIFE: LifeKey = "away";
const USUAL_FLOOR_M2 = { house: 110, flat: 70 } as const;

/** The year of use as it is asked for; `way` is the one that was chosen. */
export function useSaid(way: "months" | "bill" | "household", options: UseOptions): UseSaid {
  if (way === "household") return householdSaid(options);
  return way === "months" ? monthsSaid(options) : billSaid(options);
}

function monthsSaid(options: UseOptions): UseSaid {
  const { months, firstMonth } = options;
  const { shape, ...told } = shapeSaid(options);
  if (months === undefined || firstMonth === undefined)
    return { ...told, load: null, missing: [...told.missing, "the first month: --first-month"] };
  const first = formatMonth(firstMonth);
  return { ...told, load: { from: "months", firstMonth: first, kwh: [...months], ...shape } };
}

function billSaid(options: UseOptions): UseSaid {
  const { bill: yen, billMonth, billPeriod } = options;
  const { shape, ...told } = shapeSaid(options);
  if (yen === undefined || billMonth === undefined)
    return { ...told, load: null, missing: [...told.missing, "the bill's month: --bill-month"] };
  const month = formatMonth(billMonth);
  const load = { from: "bill", yen, month, ...shape } as const;
  if (billPeriod === undefined) {
    const taken = `the bill of ${month} is taken to be for the month before: say --bill-period`;
    return { ...told, load, assumed: [...told.assumed, `${taken} where it is not`] };
  }
  const period = { from: formatDay(billPeriod.from), until: formatDay(billPeriod.until) };
  return { ...told, load: { ...load, period } };
}

function shapeSaid({ template, weights }: UseOptions) {
  if (template !== undefined && weights !== undefined) {
    const missing = ["how use lies in the day: --template or --weights, one of both"];
    return { shape: {}, missing, assumed: [] };
  }
  if (weights !== undefined) return { shape: { weights }, missing: [], assumed: [] };
  const life = template ?? USUAL_LIFE;
  const taken = `the day is taken to be "${LIFE_TEMPLATES[life].label.en}": say --template`;
  const assumed = template === undefined ? [`${taken} or --weights where it is not`] : [];
  return { shape: { template: life }, missing: [], assumed };
}

function householdSaid(options: UseOptions): UseSaid {
  const { persons, dwelling, floor, heating = "electricity", carKm = 0 } = options;
  if (persons === undefined || dwelling === undefined)
    return { load: null, missing: ["where they live: --dwelling house or flat"], assumed: [] };
  const floorM2 = floor ?? USUAL_FLOOR_M2[dwelling];
  const assumed = [
    ...(floor === undefined ? [`the floor is taken to be ${floorM2} m²: say --floor`] : []),
    ...(options.heating === undefined
      ? ["rooms are taken to be warmed by electricity: say --heating"]
      : []),
  ].map((taken) => `${taken} where it is not`);
  const load = {
    from: "household",
    persons,
    dwelling,
    floorM2,
    allElectric: options.allElectric ?? false,
    heating,
    homeByDay: options.homeByDay ?? false,
    carKmAYear: carKm,
  } as const;
  return { load, missing: [], assumed };
}
