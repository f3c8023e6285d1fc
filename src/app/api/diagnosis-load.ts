import { z } from "zod";
import { LIFE_KEYS } from "../../diagnosis/load/templates.ts";
import { askedDay, askedMonth, askedText } from "./asked.ts";

/**
 * The use of a year, from whatever there is: half-hours, months, one bill, or the household's kind.
 * Energy is Wh, but kWh where people write it so; what figures are plausible the load year says.
 */

/** Half-hours of a whole year, slot 0 = 00:00 of `from`. */
const MOST_SLOTS = 366 * 48;
const halfHours = z
  .array(z.int().min(0).max(100_000))
  .min(365 * 48)
  .max(MOST_SLOTS);

const labelBody = z.strictObject({ ja: askedText(500), en: askedText(500) });
const NOT_STATED = { ja: "記載なし（5 %とみなす）", en: "not stated; five percent assumed" };

const noteField = z.strictObject({
  code: askedText(40),
  figures: z.record(z.string().max(40), z.union([z.number(), askedText(200)])),
  text: labelBody,
});

export const loadBody = z.strictObject({
  from: askedDay,
  wh: halfHours,
  /** How each half-hour came to be: 0 measured, 1 filled, 2 grown, 3 shaped; left out: measured. */
  origin: z.array(z.int().min(0).max(3)).max(MOST_SLOTS).optional(),
  /** Own generation measured beside it. */
  generation: halfHours.nullable().default(null),
  basis: z.enum(["half-hours", "hours", "months", "bill", "attributes"]).default("half-hours"),
  hemisphere: z.enum(["north", "south"]).default("north"),
  error: z
    .strictObject({
      levelPercent: z.number().min(0).max(100),
      shapePercent: z.number().min(0).max(100),
      source: labelBody,
    })
    .default({ levelPercent: 5, shapePercent: 5, source: NOT_STATED }),
  notes: z.array(noteField).max(20).default([]),
});
export type LoadBody = z.output<typeof loadBody>;

/** How use lies in the day: a pattern of life, or own weights of its four bands; one of both. */
const shape = {
  template: z.enum(LIFE_KEYS).optional(),
  weights: z
    .strictObject({ morning: z.number(), day: z.number(), evening: z.number(), night: z.number() })
    .optional(),
};
const ONE_SHAPE = "say how use lies in the day: template or weights, one of both";

function hasOneShape(said: { readonly template?: unknown; readonly weights?: unknown }): boolean {
  return (said.template === undefined) !== (said.weights === undefined);
}

const monthsBody = z
  .strictObject({
    from: z.literal("months"),
    firstMonth: askedMonth,
    /** So many months on end; null: not known. */
    kwh: z.array(z.number().nullable()).min(1).max(12),
    ...shape,
  })
  .refine(hasOneShape, { message: ONE_SHAPE, path: ["template"] });

/** One bill under the plan, capacity and `chosen` that the question names. */
const billBody = z
  .strictObject({
    from: z.literal("bill"),
    yen: z.number(),
    /** In whose bill it stood. */
    month: askedMonth,
    /** From reading to reading; left out: the calendar month before. */
    period: z.strictObject({ from: askedDay, until: askedDay }).optional(),
    ...shape,
  })
  .refine(hasOneShape, { message: ONE_SHAPE, path: ["template"] });

const householdBody = z.strictObject({
  from: z.literal("household"),
  persons: z.number(),
  dwelling: z.enum(["flat", "house"]),
  floorM2: z.number(),
  allElectric: z.boolean(),
  heating: z.enum(["electricity", "other"]),
  homeByDay: z.boolean(),
  carKmAYear: z.number().default(0),
});

const WAYS = "send half-hours with the day they begin as from, or from: months, bill or household";

export const anyLoadBody = z.union([monthsBody, billBody, householdBody, loadBody], WAYS);
