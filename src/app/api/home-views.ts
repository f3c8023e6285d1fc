import { z } from "zod";
import { askedDay, askedMonth } from "./asked.ts";
import { dayText, labelText, monthText, wholeYen } from "./fields.ts";

/** How much is known, in half-hours. */
const knownSchema = z.object({ slots: z.int(), missing: z.int(), estimated: z.int() });

export const partKind = z.enum([
  "meter",
  "sub-meter",
  "board",
  "air-conditioner",
  "light",
  "water-heater",
  "solar",
  "battery",
  "car",
  "circuit",
  "room",
  "other",
]);

export const SPANS_OF_USE = ["day", "week", "month", "year"] as const;
export const CUTS = ["house", "room", "appliance"] as const;
export type Cut = (typeof CUTS)[number];

export const partsQuery = z.strictObject({
  span: z.enum(SPANS_OF_USE).optional(),
  /** A day of the span; the newest when none is named. */
  at: askedDay.optional(),
  cut: z.enum(CUTS).optional(),
});

/** Use by steps and parts. In Wh, used + alone = parts + rest; in yen, yen = parts + rest. */
export const partsSchema = z.object({
  span: z.enum(SPANS_OF_USE),
  cut: z.enum(CUTS),
  at: dayText,
  from: dayText,
  until: dayText,
  previous: dayText.nullable(),
  next: dayText.nullable(),
  asOf: z.string().nullable(),
  /** What the contract shows: the whole house, or rooms and appliances too (HM-09). */
  shows: z.enum(["house", "appliances"]),
  /** The household manages a building, which has a page of its own. */
  manages: z.boolean(),
  /** What would show them, its monthly fee with tax, and the contract to change; null: shown. */
  premium: z
    .object({ item: labelText, yen: wholeYen.nullable(), contract: z.string().nullable() })
    .nullable(),
  steps: z.array(
    z.object({
      /** `0`…`47` of a day, a day, or a month. */
      key: z.string(),
      wh: z.int(),
      ...knownSchema.shape,
      ahead: z.boolean(),
    }),
  ),
  totalWh: z.int(),
  known: knownSchema,
  /** What the use added to the bill; null: not priced yet. */
  yen: wholeYen.nullable(),
  /** What the supply costs before the first kWh in the months of the period; null as above. */
  fixedYen: wholeYen.nullable(),
  parts: z.array(
    z.object({
      key: z.string(),
      name: labelText,
      kind: partKind,
      room: z.string().nullable(),
      wh: z.array(z.int()),
      totalWh: z.int(),
      yen: wholeYen.nullable(),
      known: knownSchema,
    }),
  ),
  rest: z.object({ wh: z.array(z.int()), totalWh: z.int(), yen: wholeYen.nullable() }),
  /** Measured by devices while the house's meter said nothing. */
  aloneWh: z.int(),
  /** Of the house's use, as much as devices account for. */
  coveredWh: z.int(),
  flows: z
    .object({
      usedWh: z.int(),
      boughtWh: z.int(),
      soldWh: z.int(),
      generatedWh: z.int(),
      chargedWh: z.int(),
      dischargedWh: z.int(),
      /** Thousandths. */
      selfSufficiency: z.int().nullable(),
      ownUse: z.int().nullable(),
    })
    .nullable(),
});
export type PartsView = z.output<typeof partsSchema>;

export const heatQuery = z.strictObject({ month: askedMonth.optional() });
/** A month as a field of half-hours by days; null: missing or ahead. */
export const heatSchema = z.object({
  month: monthText,
  asOf: z.string().nullable(),
  days: z.array(z.object({ day: dayText, wh: z.array(z.int().nullable()).length(48) })),
});
export type HeatView = z.output<typeof heatSchema>;

/** The newest day against usual, the month's end, standby. */
export const nowSchema = z.object({
  day: dayText,
  /** The newest day is the operator's today. */
  isToday: z.boolean(),
  asOf: z.string().nullable(),
  /** Half-hours of the day that are known. */
  through: z.int(),
  wh: z.int(),
  yen: wholeYen.nullable(),
  usualWh: z.int().nullable(),
  usualDays: z.array(dayText),
  path: z.array(z.int()),
  usualPath: z.array(z.int()),
  month: z.object({
    month: monthText,
    wh: z.int(),
    yen: wholeYen.nullable(),
    /** Electricity of the whole month with its fixed part; eight in ten lie within. */
    forecast: z
      .object({
        wh: z.int(),
        lowWh: z.int(),
        highWh: z.int(),
        yen: wholeYen,
        lowYen: wholeYen,
        highYen: wholeYen,
      })
      .nullable(),
  }),
  standby: z
    .object({
      watts: z.int(),
      days: z.int(),
      /** kWh and yen of a year at the prices of the last whole month; yen null: not priced. */
      whAYear: z.int(),
      yenAYear: wholeYen.nullable(),
    })
    .nullable(),
});
export type NowView = z.output<typeof nowSchema>;

export const dwellingKind = z.enum(["flat", "house"]);
export const similarBody = z.strictObject({
  /** MM-25: statistics may be refused; who does not take part sees none either. */
  takesPart: z.boolean(),
  dwelling: dwellingKind.nullable(),
  people: z.int().min(1).max(9).nullable(),
});
export const similarSchema = z.object({
  takesPart: z.boolean(),
  dwelling: dwellingKind.nullable(),
  people: z.int().nullable(),
  /** The last whole month. */
  month: monthText,
  ownWh: z.int().nullable(),
  /** Why there is none: not taking part, not told how one lives, own use incomplete, too few. */
  none: z.enum(["left", "not-told", "own-incomplete", "too-few"]).nullable(),
  similar: z
    .object({
      atLeast: z.int(),
      lowerWh: z.int(),
      middleWh: z.int(),
      upperWh: z.int(),
      place: z.enum(["lower-quarter", "below-middle", "above-middle", "upper-quarter"]),
    })
    .nullable(),
});
export type SimilarView = z.output<typeof similarSchema>;

export const csvQuery = z.strictObject({
  from: askedDay,
  /** The first day outside. */
  until: askedDay,
  cut: z.enum(CUTS).optional(),
});

export const buildingQuery = z.strictObject({ day: askedDay.optional() });
export const buildingCsvQuery = z.strictObject({ from: askedDay, until: askedDay });
const peak = z.object({ watts: z.int(), day: dayText, slot: z.int() });
const slots = z.array(z.int().nullable()).length(48);

/** A building: its meter, common areas, dwellings as a sum only. */
export const buildingSchema = z.object({
  contract: z.string(),
  name: z.string(),
  asOf: z.string().nullable(),
  day: dayText,
  previous: dayText.nullable(),
  next: dayText.nullable(),
  /** The building's meter; null: it has none, and the common areas stand alone. */
  main: slots.nullable(),
  common: z.object({
    wh: slots,
    meters: z.array(
      z.object({
        key: z.string(),
        name: labelText,
        dayWh: z.int(),
        monthWh: z.int(),
        missing: z.int(),
      }),
    ),
    /** Of the common areas, what none of these meters measures. */
    restDayWh: z.int(),
    restMonthWh: z.int(),
  }),
  /** Half-hours of greatest demand, of the building's meter and of the common areas. */
  demands: z.array(
    z.object({
      of: z.enum(["main", "common"]),
      /** Contract power; null: none is agreed, or not in kW. */
      contractWatts: z.int().nullable(),
      day: peak.nullable(),
      month: peak.nullable(),
      year: peak.nullable(),
    }),
  ),
  dwellings: z.object({
    /** With a contract under the building, and as many as the building has. */
    contracts: z.int(),
    of: z.int(),
    fewest: z.int(),
    /** The sum is of all dwellings or is not shown: else one could be told by difference. */
    state: z.enum(["shown", "too-few", "incomplete", "one-stands-out"]),
    wh: z.array(z.int()).length(48).nullable(),
    dayWh: z.int().nullable(),
  }),
  /** Main − dwellings − common areas of the day; null where the sum is not shown. */
  lossWh: z.int().nullable(),
  month: z.string(),
  days: z.array(
    z.object({
      day: dayText,
      mainWh: z.int().nullable(),
      commonWh: z.int().nullable(),
      dwellingsWh: z.int().nullable(),
      lossWh: z.int().nullable(),
    }),
  ),
  notices: z.array(
    z.object({
      id: z.string(),
      title: labelText,
      announcedOn: dayText,
      effectiveOn: dayText,
      urgent: z.boolean(),
      told: z.int(),
    }),
  ),
});
export type BuildingView = z.output<typeof buildingSchema>;
