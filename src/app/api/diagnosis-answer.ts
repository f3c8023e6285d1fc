import { z } from "zod";
import { dayText, decimalText, labelText, monthText, wholeYen } from "./fields.ts";

/** What a diagnosis answers. The engine's own shape, with days as text. */

const markText = z.enum([
  "illustrative",
  "unverified",
  "estimated",
  "interpretation",
  "dated",
  "own",
]);
const quantiles = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });
const cost = z.object({
  address: z.string(),
  supplier: labelText,
  label: labelText,
  yearYen: wholeYen,
  monthYen: z.array(wholeYen),
});

const rankedPlan = z.object({
  /** Number among what is verified, from 1; null when it rests on prices that are not. */
  place: z.int().nullable(),
  kind: z.enum(["stay", "electricity", "gas", "both", "set"]),
  address: z.string(),
  supplier: labelText,
  label: labelText,
  electricity: cost.nullable(),
  gas: cost.nullable(),
  discount: z
    .object({ label: labelText, yearYen: wholeYen, monthYen: z.array(wholeYen) })
    .nullable(),
  yearYen: wholeYen,
  monthYen: z.array(wholeYen),
  soldYen: wholeYen,
  error: quantiles,
  /** To the present contract; −8,800 is cheaper. Null when that is not known. */
  differenceYen: wholeYen.nullable(),
  /** Address of the plan above from which the error does not tell it apart; null: certain. */
  sameAs: z.string().nullable(),
  marks: z.array(markText),
  clauses: z.array(z.string()),
});

const why = z.object({
  better: z.string(),
  worse: z.string(),
  sentence: labelText,
  differenceYen: wholeYen,
  bandSharePercent: z.number().nullable(),
  bandLabel: labelText.nullable(),
  bandHours: z.string().nullable(),
  bandPrice: decimalText.nullable(),
  moreByDayYen: wholeYen.nullable(),
});

const energyMonth = z.object({
  month: monthText,
  loadWh: z.int(),
  boughtWh: z.int(),
  soldWh: z.int(),
  generatedWh: z.int(),
  selfUsedWh: z.int(),
  chargedWh: z.int(),
  dischargedWh: z.int(),
});

const effect = z.object({
  beforeYen: wholeYen,
  loadsYen: wholeYen,
  selfUseYen: wholeYen,
  surplusYen: wholeYen,
  batteryYen: wholeYen,
  planYen: wholeYen,
  afterYen: wholeYen,
  totalYen: wholeYen,
});

const cashYear = z.object({
  year: z.int(),
  withoutYen: wholeYen,
  boughtYen: wholeYen,
  soldYen: wholeYen,
  gainYen: wholeYen,
  balanceYen: wholeYen,
  generatedWh: z.number(),
  boughtWh: z.number(),
  soldWh: z.number(),
  batteryWh: z.number(),
});

const years = z.number().nullable();
const investment = z.object({
  priceYen: wholeYen,
  cashFlow: z.array(cashYear),
  paybackYears: z.object({ years, p10: years, p50: years, p90: years }),
  irrPercent: z.number().nullable(),
  totals: z.array(z.object({ years: z.int(), yen: wholeYen })),
});

export const diagnosisAnswer = z.object({
  engine: z.string(),
  catalogue: z.string(),
  asOf: dayText,
  periods: z.array(z.object({ from: dayText, until: dayText, billMonth: monthText })),
  scenario: z.object({ key: z.string(), label: labelText }),
  ranking: z.array(rankedPlan),
  recommended: rankedPlan.nullable(),
  current: rankedPlan.nullable(),
  notCompared: z.array(
    z.object({
      address: z.string(),
      supplier: labelText,
      label: labelText,
      code: z.string(),
      reason: labelText,
    }),
  ),
  why: why.nullable(),
  energy: z.array(energyMonth).nullable(),
  effect: effect.nullable(),
  investment: investment.nullable(),
  sizes: z.array(
    z.object({
      capacityWh: z.number(),
      priceYen: wholeYen,
      gainYen: wholeYen,
      plan: z.string(),
      paybackYears: years,
    }),
  ),
  optimum: z
    .object({ plan: z.string(), ruleYen: wholeYen, optimumYen: wholeYen, gapYen: wholeYen })
    .nullable(),
  co2: z.object({ beforeKg: z.number(), afterKg: z.number(), soldKg: z.number() }).nullable(),
  assumptions: z.array(
    z.object({
      key: z.string(),
      label: labelText,
      /** A number as it is written, or words. */
      value: labelText,
      unit: z.string(),
      source: labelText,
      marks: z.array(markText),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), text: labelText })),
  /** What a year of use is that was made from months, a bill or the household's kind; else null. */
  load: z
    .object({
      basis: z.string(),
      from: dayText,
      yearWh: z.int(),
      error: z.object({
        levelPercent: z.number(),
        shapePercent: z.number(),
        source: labelText,
      }),
      notes: z.array(
        z.object({
          code: z.string(),
          figures: z.record(z.string(), z.union([z.number(), z.string()])),
          text: labelText,
        }),
      ),
    })
    .nullable()
    .default(null),
  filled: z
    .object({
      slots: z.int(),
      measured: z.int(),
      filled: z.int(),
      grown: z.int(),
      shaped: z.int(),
    })
    .nullable(),
});
export type DiagnosisAnswer = z.output<typeof diagnosisAnswer>;
