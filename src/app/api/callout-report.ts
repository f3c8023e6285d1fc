import { z } from "zod";
import { familyText, photoSchema, strokesField } from "./callout.ts";
import { labelText, wholeYen } from "./fields.ts";

const signatureSchema = z.object({ name: z.string(), at: z.string(), strokes: strokesField });

const reportLine = z.object({
  label: labelText,
  quantity: z.int(),
  unitPrice: wholeYen,
  /** Yen of it that are free. */
  free: wholeYen,
  amount: wholeYen,
  clauses: z.array(z.string()),
  why: labelText,
});

/**
 * The report of one visit: all that is kept of it, and all that is drawn. Instants are UTC text.
 * What is not there was not done.
 */
export const calloutReportSchema = z.object({
  operator: labelText,
  number: z.string(),
  visit: z.int(),
  to: z.string(),
  place: z.object({ postalCode: z.string(), address: z.string() }),
  technician: z.object({ technician: z.string(), name: z.string(), company: z.string() }),
  family: familyText,
  trouble: z.object({ label: labelText, words: z.string() }),
  /** What was found on site; null: it was not said. */
  cause: z.object({ trouble: labelText, cause: labelText }).nullable(),
  outcome: labelText,
  /** What was done, in the technician's words. */
  done: z.string(),
  /** What comes next; null: nothing. */
  next: labelText.nullable(),
  times: z.array(z.object({ label: labelText, at: z.string() })),
  minutes: z.object({
    onSite: z.int(),
    worked: z.int(),
    /** So many are free; or, of a visit that is not covered, are in its fee. */
    free: z.int(),
    covered: z.boolean(),
  }),
  photos: z.array(z.object({ photo: z.string(), shows: photoSchema.shape.shows, at: z.string() })),
  /** What the visit cost: as it was signed, or what was free. */
  lines: z.array(reportLine),
  total: wholeYen,
  /** Who signed the lines before the work; null: nothing was to be paid, hence to be signed. */
  signed: signatureSchema.extend({ hash: z.string() }).nullable(),
  /** Quoted, and not done: not signed. */
  notDone: z.array(z.object({ total: wholeYen, lines: z.array(labelText) })),
  identity: signatureSchema.extend({ paper: labelText }).nullable(),
  police: z.string().nullable(),
  /** Who saw the work when it was finished. */
  seen: signatureSchema.nullable(),
  /** Why it is covered, or not. */
  reasons: z.array(z.object({ words: labelText, clauses: z.array(z.string()) })),
  terms: z.array(z.string()),
  /** The phone had no signal: it was known so many minutes later. */
  lateMinutes: z.int(),
});
export type CalloutReport = z.output<typeof calloutReportSchema>;
