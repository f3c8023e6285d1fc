import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { compare, decimal } from "../../kernel/exact.ts";
import { daysOffField, seasonField, timetableFaults, timetableField } from "../band-calendar.ts";
import { history } from "../dated.ts";
import { dayField, decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { mustBeRule, mustBeSold } from "../surroundings.ts";

/** What lies between one step's `upTo` and the next costs that step's price; the last is open. */
const tiersField = z
  .array(z.strictObject({ upTo: decimalField.optional(), price: decimalField }))
  .min(1)
  .superRefine((tiers, context) => {
    tiers.forEach(({ upTo }, index) => {
      const below = tiers[index - 1]?.upTo;
      const isLast = index === tiers.length - 1;
      const message = isLast ? "the last tier has no upTo" : "upTo must rise from tier to tier";
      const fits = isLast
        ? upTo === undefined
        : upTo !== undefined && (!below || compare(decimal(upTo), decimal(below)) > 0);
      if (!fits) context.addIssue({ code: "custom", message, path: [index, "upTo"] });
    });
  });

const baseField = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none") }),
  z.strictObject({ by: z.literal("contract"), amount: decimalField }),
  /** A table by contract current, as published: 15 A is 467.63, not 1.5 times 311.75. */
  z.strictObject({ by: z.literal("ampere"), amounts: z.record(z.string(), decimalField) }),
  z.strictObject({
    by: z.literal("unit"),
    unit: z.enum(["10A", "kVA", "kW"]),
    amount: decimalField,
  }),
  /** One amount up to each step of contract power, and `over` for each unit above the last. */
  z.strictObject({
    by: z.literal("steps"),
    unit: z.enum(["kVA", "kW"]),
    steps: z.array(z.strictObject({ upTo: z.int().min(1), amount: decimalField })).min(1),
    over: decimalField,
  }),
  z.strictObject({ by: z.literal("day"), amount: decimalField }),
  /** 最低料金: one amount for the first block; adjustments have their own value for that block. */
  z.strictObject({ by: z.literal("minimum-charge"), amount: decimalField, includes: decimalField }),
  /** A block of use for a flat amount; adjustments count every unit. */
  z.strictObject({ by: z.literal("flat-block"), amount: decimalField, includes: decimalField }),
]);
export type BaseCharge = z.output<typeof baseField>;

const bandedField = z
  .strictObject({
    by: z.literal("bands"),
    bands: z.record(z.string(), z.strictObject({ label: labelField, tiers: tiersField })),
    seasons: z.record(z.string(), seasonField).default({}),
    timetable: timetableField,
  })
  .superRefine(({ bands, seasons, timetable }, context) => {
    for (const message of timetableFaults(timetable, Object.keys(bands), Object.keys(seasons))) {
      context.addIssue({ code: "custom", message, path: ["timetable"] });
    }
  });

const energyField = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("tiers"), tiers: tiersField }),
  bandedField,
  /** Each half-hour at its area price ÷ (1 − loss) × factor, plus parts that never change. */
  z.strictObject({
    by: z.literal("market"),
    loss: z.partialRecord(z.enum(AREAS), decimalField),
    factor: decimalField,
    /** Where digits of the month's sum are dropped. */
    rounding: roundingField,
    fixed: z.array(z.strictObject({ key: z.string(), label: labelField, price: decimalField })),
  }),
  /** One table, chosen by the whole month's use, prices all of it, with its own base. */
  z.strictObject({
    by: z.literal("table"),
    tables: z
      .array(
        z.strictObject({ upTo: decimalField.optional(), base: decimalField, price: decimalField }),
      )
      .min(1),
    /** Where digits of price plus monthly adjustment are dropped. */
    adjustedPrice: roundingField.optional(),
  }),
]);
export type EnergyCharge = z.output<typeof energyField>;

const discountField = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("amount"),
    key: z.string(),
    label: labelField,
    amount: decimalField,
    /** Only where this was chosen: `web-statement`, `all-electric`. Left out: always. */
    when: z.string().optional(),
  }),
  z.strictObject({
    by: z.literal("percent"),
    key: z.string(),
    label: labelField,
    /** Of base and energy charge together. */
    percent: decimalField,
    most: decimalField.optional(),
    rounding: roundingField.optional(),
    when: z.string().optional(),
  }),
]);
export type Discount = z.output<typeof discountField>;

const minimumField = z.strictObject({
  amount: decimalField,
  /** What must reach the amount. */
  of: z.enum(["base-and-energy", "base-energy-and-fuel"]),
  rounding: roundingField.optional(),
});

const planField = z.strictObject({
  label: labelField,
  areas: z.array(z.enum(AREAS)).min(1),
  /** The service's item that this prices; market plans of others have none. */
  item: z.string().optional(),
  /** The last day on which it could be taken. */
  closedToNew: dayField.optional(),
  daysOff: daysOffField.optional(),
  note: z.string().optional(),
  prices: history({
    tax: z.strictObject({
      kind: z.enum(["included", "added"]),
      percent: z.union([z.literal(8), z.literal(10)]),
    }),
    base: baseField,
    /** Half the base when nothing was used in the period. */
    halfAtZeroUse: z.literal(true).optional(),
    energy: energyField,
    minimum: minimumField.optional(),
    discounts: z.array(discountField).default([]),
  }),
});
export type EnergyPlan = z.output<typeof planField>;

const ADJUSTMENTS = ["fuel-adjustment", "procurement-adjustment", "unit-adjustment"];

/** Electricity or gas by use: plans of one supplier, each with its dated prices. */
export const energyTariff = defineKind(
  "energy-tariff",
  {
    supplier: labelField,
    energy: z.enum(["electricity", "gas"]),
    unit: z.enum(["JPY/kWh", "JPY/m3"]),
    /** `file/profile` of the rounding profile that bills follow. */
    rounding: z.string(),
    /** Rules that add or take yen per kWh, in the order of the bill. */
    adjustments: z.array(z.string()),
    plans: z.record(z.string(), planField),
  },
  ({ plans, adjustments }, around) => [
    ...adjustments.flatMap((address, index) =>
      mustBeRule(address, { kinds: ADJUSTMENTS, path: ["adjustments", index] }, around),
    ),
    ...Object.entries(plans).flatMap(([key, { item }]) =>
      item === undefined ? [] : mustBeSold("item", { keys: [item], path: ["plans", key] }, around),
    ),
  ],
);
