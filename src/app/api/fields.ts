import { z } from "zod";

/**
 * Fields that several answers share. Money is whole yen, or exact decimal text where a line keeps
 * sen; energy is whole Wh; days and months are ISO text. Names that a person reads come in both
 * languages.
 */

export const labelText = z.object({ ja: z.string(), en: z.string() });
export type LabelText = z.output<typeof labelText>;

export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write YYYY-MM-DD");
export const monthText = z.string().regex(/^\d{4}-\d{2}$/, "write YYYY-MM");
export const yearText = z.string().regex(/^\d{4}$/, "write YYYY");
export const wholeYen = z.int();
/** Exact decimal text such as `"-290.88"`. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/, 'write a decimal such as "29.80"');

/** Half-open: `until` is the first day outside. */
export const periodText = z.object({ from: dayText, until: dayText });
export type PeriodText = z.output<typeof periodText>;

/**
 * A service's colour, by its place in the order of services from 1; 0 where it has no place. The
 * same service has the same colour in bars, lists and charts.
 */
export const toneField = z.int().min(0);

/** What a number rests on that the reader should know. */
export const markText = z.enum(["illustrative", "unverified", "estimated", "interpretation"]);
export type MarkText = z.output<typeof markText>;

export const clauseSchema = z.object({ id: z.string(), title: labelText });
export type ClauseView = z.output<typeof clauseSchema>;

/** Why not, and what would help. */
export const refusedSchema = z.object({
  code: z.string(),
  reason: labelText,
  needed: labelText.nullable(),
  clauses: z.array(clauseSchema),
  /** Days that help, by name: `earliest`, `lastDay`, `latestNotice`, `againFrom` … */
  days: z.record(z.string(), dayText),
  failed: z.array(z.object({ code: z.string(), label: labelText, clauses: z.array(clauseSchema) })),
});
export type RefusedView = z.output<typeof refusedSchema>;

/** What every failed request answers with. */
export const problemSchema = z.object({
  code: z.string(),
  message: labelText,
  /** Present when single fields were refused. */
  fields: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        /** The same for the person who typed it, where the server has words for it. */
        said: labelText.optional(),
      }),
    )
    .optional(),
  /** Instant from which trying again makes sense. */
  retryAt: z.string().optional(),
  /** Present when the terms, or the state of a contract, stand against what was asked. */
  refused: refusedSchema.optional(),
});
export type Problem = z.output<typeof problemSchema>;
