import { z } from "zod";
import {
  dayText,
  decimalText,
  labelText,
  markText,
  monthText,
  periodText,
  toneField,
  wholeYen,
} from "./fields.ts";

/** A clause of the register, with the document that states it. */
const clauseChip = z.object({ id: z.string(), title: labelText });

/** A dated catalogue value that the line rests on. */
const entryChip = z.object({
  entry: z.string(),
  from: dayText.nullable(),
  document: labelText.nullable(),
  article: z.string().nullable(),
  illustrative: z.boolean(),
  unverified: z.boolean(),
});

/**
 * The readings behind a quantity: half-hour slots of a period, and how many were filled by
 * estimate.
 */
const readingsChip = z.object({
  period: periodText,
  slots: z.int(),
  estimated: z.int(),
  missing: z.int(),
  knownAt: z.string().nullable(),
});

/** One row of a sum as written by hand; `amount` stands at the right where the row has its own. */
const derivationRow = z.object({ text: labelText, amount: decimalText.nullable() });
export type DerivationRow = z.output<typeof derivationRow>;

const billLineSchema = z.object({
  id: z.string(),
  label: labelText,
  /** The unit price or reason that the name alone does not tell. */
  note: labelText.nullable(),
  period: periodText,
  amount: decimalText,
  tax: z.object({ kind: z.enum(["included", "added", "none"]), percent: z.int().nullable() }),
  marks: z.array(markText),
  /** Set on a line that puts an earlier month right. */
  correction: z.object({ month: monthText, bill: z.string().nullable() }).nullable(),
  derivation: z.object({
    rows: z.array(derivationRow),
    result: derivationRow,
    /** The whole sum in one line, for paper. */
    sum: labelText,
  }),
  clauses: z.array(clauseChip),
  entries: z.array(entryChip),
  readings: z.array(readingsChip),
});
export type BillLine = z.output<typeof billLineSchema>;

const billGroup = z.object({
  service: z.string(),
  tone: toneField,
  name: labelText,
  /** What the service comes to, tax inside; the groups sum to the bill. */
  total: wholeYen,
  /** Tax added on top of lines before tax; null where no line is. */
  addedTax: decimalText.nullable(),
  lines: z.array(billLineSchema),
});
export type BillGroup = z.output<typeof billGroup>;

const taxRow = z.object({
  percent: z.int(),
  /** Everything at this rate, tax inside. */
  total: wholeYen,
  tax: wholeYen,
});

const billBody = {
  month: monthText,
  biller: z.object({ name: labelText, registrationNumber: z.string().nullable() }),
  recipient: z.string(),
  total: wholeYen,
  taxes: z.array(taxRow),
  untaxed: wholeYen,
  groups: z.array(billGroup),
  asOf: z.string(),
};

export const billSchema = z.object({
  ...billBody,
  number: z.string(),
  issuedOn: dayText,
  dueOn: dayText.nullable(),
  payment: labelText.nullable(),
});
export type Bill = z.output<typeof billSchema>;

export const billRowSchema = z.object({
  number: z.string(),
  month: monthText,
  biller: labelText,
  issuedOn: dayText,
  dueOn: dayText.nullable(),
  total: wholeYen,
  contracts: z.int(),
  lines: z.int(),
  /** Months that this bill puts right, with the difference. */
  corrections: z.array(z.object({ month: monthText, amount: decimalText })),
});
export type BillRow = z.output<typeof billRowSchema>;

export const billListSchema = z.object({ asOf: z.string(), bills: z.array(billRowSchema) });
export type BillList = z.output<typeof billListSchema>;

/** The next bill as it would be issued now. `held`: why a part of it cannot be issued yet. */
export const previewSchema = z.object({
  month: monthText,
  asOf: z.string(),
  held: z.array(z.object({ code: z.string(), message: labelText })),
  bills: z.array(z.object(billBody)),
});
export type Preview = z.output<typeof previewSchema>;

/** What recomputing every line from its stored inputs gave. */
export const verificationSchema = z.object({
  lines: z.int(),
  agreed: z.int(),
  disagreed: z.array(z.object({ line: z.string(), printed: z.string(), recomputed: z.string() })),
  totalsAgree: z.boolean(),
});
export type Verification = z.output<typeof verificationSchema>;
