import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { compare, decimal } from "../../kernel/exact.ts";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import { timetableFaults } from "../band-calendar.ts";
import { daysOffField, seasonField, timetableField } from "../band-fields.ts";
import { history } from "../history.ts";
import { dayField, decimalField, labelField, roundingField } from "../fields.ts";
import type { Complaint } from "../issues.ts";
import { defineKind, type Surroundings } from "../kind.ts";
import type { Path } from "../problem.ts";
import { mustBeRule, mustBeSold } from "../surroundings.ts";

type Ends = readonly { readonly upTo?: string | undefined }[];

/** Any use finds its price: ends rise from above 0, and the last is open. */
function risingTo(what: "tier" | "table") {
  return (steps: Ends, context: z.RefinementCtx<Ends>): void => {
    steps.forEach(({ upTo }, index) => {
      const below = steps[index - 1]?.upTo ?? "0";
      const isLast = index === steps.length - 1;
      const rises = upTo !== undefined && compare(decimal(upTo), decimal(below)) > 0;
      if (isLast ? upTo === undefined : rises) return;
      const message = isLast
        ? `the last ${what} has no upTo`
        : `upTo must rise from ${what} to ${what}, the first from above 0`;
      context.addIssue({ code: "custom", message, path: [index, "upTo"] });
    });
  };
}

/** What lies between one step's `upTo` and the next costs that step's price; the last is open. */
const tiersField = z
  .array(z.strictObject({ upTo: decimalField.optional(), price: decimalField }))
  .min(1)
  .superRefine(risingTo("tier"));

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
    steps: z
      .array(z.strictObject({ upTo: z.int().min(1), amount: decimalField }))
      .min(1)
      .refine(
        (steps) => steps.every(({ upTo }, at) => upTo > (steps[at - 1]?.upTo ?? 0)),
        "upTo must rise from step to step",
      ),
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

const SHARE_LOST = 'write the share lost, from "0" to below "1"';

const energyField = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("tiers"), tiers: tiersField }),
  bandedField,
  /** Each half-hour at its area price ÷ (1 − loss) × factor, plus parts that never change. */
  z.strictObject({
    by: z.literal("market"),
    loss: z.partialRecord(
      z.enum(AREAS),
      decimalField.refine((text) => /^0(\.\d+)?$/.test(text), SHARE_LOST),
    ),
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
      .min(1)
      .superRefine(risingTo("table")),
    /** Where digits of price plus monthly adjustment are dropped. */
    adjustedPrice: roundingField.optional(),
  }),
]);
export type EnergyCharge = z.output<typeof energyField>;

const discountBegins = {
  key: z.string(),
  label: labelField,
  /** Only where this was chosen: `web-statement`, `all-electric`. Left out: always. */
  when: z.string().optional(),
  /** Only beside a plan of one of these tariffs, as a set: `market/plans/tokyo-gas`. */
  setWith: z.array(z.string()).min(1).optional(),
};

const discountField = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("amount"), ...discountBegins, amount: decimalField }),
  z.strictObject({
    by: z.literal("percent"),
    ...discountBegins,
    /** Of base and energy charge together. */
    percent: decimalField,
    most: decimalField.optional(),
    rounding: roundingField.optional(),
  }),
]);
export type Discount = z.output<typeof discountField>;

const minimumField = z.strictObject({
  amount: decimalField,
  /** What must reach the amount. */
  of: z.enum(["base-and-energy", "base-energy-and-fuel"]),
  rounding: roundingField.optional(),
});

/** Where a gas supplier's pipes lie: key → its name and the prefectures that it touches. */
const districtsField = z.record(
  z.string().regex(/^[a-z0-9-]+$/, "write the key of a district such as gunma"),
  z.strictObject({
    label: labelField,
    prefectures: z.array(z.enum(PREFECTURES.map(({ word }) => word))).min(1),
  }),
);
export type GasDistricts = z.output<typeof districtsField>;

const rangeField = z.strictObject({
  least: z.int().min(1).optional(),
  most: z.int().min(1).optional(),
});
const onlyForField = z.strictObject({
  amps: rangeField.optional(),
  kva: rangeField.optional(),
  kw: rangeField.optional(),
});

/** How far a price may be trusted; M must be `unverified` besides. */
const reliabilityField = z
  .enum(["A", "B", "C", "M"])
  .describe("A: an official page; B: two sources agree; C: one other source; M: from memory");

const planField = z.strictObject({
  label: labelField,
  areas: z.array(z.enum(AREAS)).min(1),
  /** Gas only: its supply districts, since pipes do not follow the areas of electricity. */
  districts: districtsField.optional(),
  /** Its unit prices are those of one month, with the adjustment inside: each month a new entry. */
  monthly: z.literal(true).optional(),
  /** The service's item that this prices; market plans of others have none. */
  item: z.string().optional(),
  /** Contracts that may take it, where its base does not say: `{ amps: { most: 5 } }`. */
  onlyFor: onlyForField.optional(),
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
    reliability: reliabilityField.optional(),
  }),
});
export type EnergyPlan = z.output<typeof planField>;

const ADJUSTMENTS = [
  "fuel-adjustment",
  "procurement-adjustment",
  "raw-material-adjustment",
  "unit-adjustment",
];

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
  ({ energy, unit, rounding, plans, adjustments }, around) => [
    ...misfittingUnit(energy, unit),
    ...mustBeRule(
      rounding.replace(/\/[^/]*$/, ""),
      { kinds: ["rounding-profile"], path: ["rounding"] },
      around,
    ),
    ...adjustments.flatMap((address, index) =>
      mustBeRule(address, { kinds: ADJUSTMENTS, path: ["adjustments", index] }, around),
    ),
    ...Object.entries(plans).flatMap(([key, plan]) => {
      const path = ["plans", key];
      const { item } = plan;
      return [
        ...(item === undefined ? [] : mustBeSold("item", { keys: [item], path }, around)),
        ...misnamedPlan(key, path),
        ...misplacedDistricts(energy, plan, path),
        ...pricesFaults(plan, path, around),
      ];
    }),
  ],
);

function misfittingUnit(energy: "electricity" | "gas", unit: string): Complaint[] {
  const fitting = energy === "gas" ? "JPY/m3" : "JPY/kWh";
  return unit === fitting
    ? []
    : [{ path: ["unit"], message: `"${unit}" is no unit of ${energy}; accepted is ${fitting}` }];
}

/** A plan's address is `service/file/key`: a key with a slash would name another file. */
function misnamedPlan(key: string, path: Path): Complaint[] {
  const message = `"${key}" ends no address; write small letters, digits and - as in juryo-b`;
  return /^[a-z0-9-]+$/.test(key) ? [] : [{ path, message }];
}

function misplacedDistricts(
  energy: "electricity" | "gas",
  { districts }: EnergyPlan,
  path: Path,
): Complaint[] {
  if (energy === "gas" && Object.keys(districts ?? {}).length === 0) {
    const message =
      "is missing; gas is sold in districts, such as { gunma: { label, prefectures } }";
    return [{ path: [...path, "districts"], message }];
  }
  if (energy === "gas" || districts === undefined) return [];
  const message = "electricity has no districts; accepted are areas";
  return [{ path: [...path, "districts"], message }];
}

function pricesFaults({ prices }: EnergyPlan, path: Path, around: Surroundings): Complaint[] {
  return prices.flatMap((entry, index) => {
    if ("ended" in entry) return [];
    const at = [...path, "prices", index];
    const isUnmarked = entry.reliability === "M" && entry.unverified === undefined;
    const message = "a price from memory is marked with unverified: true";
    return [
      ...(isUnmarked ? [{ path: [...at, "reliability"], message }] : []),
      ...entry.discounts.flatMap(({ setWith = [] }, discount) =>
        setWith.flatMap((address, each) => {
          const place = [...at, "discounts", discount, "setWith", each];
          return mustBeRule(address, { kinds: ["energy-tariff"], path: place }, around);
        }),
      ),
    ];
  });
}
