import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Yen per kWh through such a year of supply, that year in; the last step ends the term. */
const stepsField = z
  .array(z.strictObject({ throughYear: z.int().min(1), price: decimalField }))
  .min(1)
  .superRefine((steps, context) => {
    steps.forEach(({ throughYear }, index) => {
      const before = steps[index - 1]?.throughYear ?? 0;
      if (throughYear > before) return;
      const message = `year ${throughYear} follows year ${before}; years must rise`;
      context.addIssue({ code: "custom", message, path: [index, "throughYear"] });
    });
  });

const buyerField = z.strictObject({
  label: labelField,
  areas: z.array(z.enum(AREAS)).min(1),
  prices: history({
    price: decimalField,
    /** What the source says where it says no single price. */
    range: z.strictObject({ least: decimalField, most: decimalField }).optional(),
  }),
});

/** What sold power brings: at the price of its certification, then at that of a buyer. */
export const feedIn = defineKind("feed-in", {
  unit: z.literal("JPY/kWh"),
  label: labelField,
  /** Where digits of a month's amount are dropped. */
  rounding: roundingField,
  /** By the day of certification. Each step's years count from the month in which supply began. */
  certified: history({
    steps: stepsField,
    /** Where a device for output control was an obligation. */
    withOutputControl: stepsField.optional(),
  }),
  /** Buyers after the term, or of power that was never certified. */
  buyers: z.record(z.string(), buyerField),
});
export type FeedInSteps = z.output<typeof stepsField>;
