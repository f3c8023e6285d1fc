import { z } from "zod";
import { parseDay, parseMonth } from "../kernel/day.ts";

/**
 * Fields that catalogue files share. Numbers with digits after the point are always quoted text,
 * never YAML floats.
 */

export const dayField = z
  .string()
  .describe("A civil day, YYYY-MM-DD")
  .transform((text, context) => {
    const parsed = parseDay(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: `"${text}" is not a day; write YYYY-MM-DD` });
    return z.NEVER;
  });

export const monthField = z
  .string()
  .describe("A calendar month, YYYY-MM")
  .transform((text, context) => {
    const parsed = parseMonth(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: `"${text}" is not a month; write YYYY-MM` });
    return z.NEVER;
  });

/** Decimal text such as `"29.80"` or `"-0.20"`; it stays text until arithmetic makes it exact. */
export const decimalField = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'write a quoted decimal such as "29.80"')
  .describe('Quoted decimal text such as "29.80"');

export const labelField = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });

export const leadField = z.union([
  z.strictObject({ days: z.int().min(0) }),
  z.strictObject({ months: z.int().min(0) }),
]);

export const clauseField = z
  .string()
  .regex(/^(KK|MM|HM|HH|EN|IT|XX)-\d{2}$/, "write a clause id such as HM-09")
  .describe("A clause id of clauses.yaml, such as HM-09");

export const roundingField = z.strictObject({
  digit: z.enum(["hundred-yen", "ten-yen", "yen", "tenth-yen", "sen", "kWh", "m3"]),
  mode: z.enum(["down", "half-up", "up"]),
});

/** Where a value was read. */
export const sourceField = z.strictObject({
  document: z.string().min(1).describe("The id of a document in a documents.yaml"),
  article: z.string().min(1).describe("Its article or heading"),
});

/** ⚖ */
export const interpretationField = z
  .string()
  .min(1)
  .describe("Why this value stands where the source is silent; an operator may decide otherwise");

export type Label = z.output<typeof labelField>;
export type Source = z.output<typeof sourceField>;
