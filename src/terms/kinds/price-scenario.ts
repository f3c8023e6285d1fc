import { z } from "zod";
import { decimalField, interpretationField, labelField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const scenarioField = z.strictObject({
  label: labelField,
  /**
   * A month that is not published: stays unknown; takes the newest published before it; or that of
   * a year before.
   */
  unpublished: z.enum(["unknown", "last-published", "year-before"]),
  /** What was published longer ago than so many months stands in for nothing. */
  atMostMonths: z.int().min(1).max(120),
  /** By so much in a hundred the whole energy bill grows each year after the first. */
  growthPercent: decimalField,
  source: sourceField,
  illustrative: z.literal(true).optional(),
  unverified: z.literal(true).optional(),
  interpretation: interpretationField.optional(),
});
export type PriceScenario = z.output<typeof scenarioField>;

/** Named assumptions about prices ahead: what a diagnosis takes for what nobody knows yet. */
export const priceScenario = defineKind("price-scenario", {
  scenarios: z.record(z.string(), scenarioField),
});
