import { z } from "zod";
import { clauseSchema } from "./action.ts";
import { dayText, labelText } from "./fields.ts";

const documentRowSchema = z.object({
  id: z.string(),
  contract: z.string(),
  service: z.string(),
  kind: z.string(),
  title: labelText,
  version: z.int(),
  form: z.enum(["electronic", "paper"]),
  issuedOn: dayText,
  receivedOn: dayText.nullable(),
  /** Days that its receipt starts, such as the last day to withdraw. */
  starts: z.object({ label: labelText, lastDay: dayText.nullable() }).nullable(),
  hash: z.string(),
});
export type DocumentRow = z.output<typeof documentRowSchema>;
export const documentListSchema = z.object({ documents: z.array(documentRowSchema) });
export type DocumentList = z.output<typeof documentListSchema>;

/** What page and PDF are drawn from. Text is { ja, en }. */
const documentContentSchema = z.object({
  title: labelText,
  to: z.string(),
  /** Postal code and address, one line each; empty where they are not known. */
  address: z.array(z.string()),
  from: labelText,
  number: z.string(),
  issuedOn: dayText,
  lead: labelText.nullable(),
  sections: z.array(
    z.object({
      heading: labelText,
      rows: z.array(
        z.object({
          label: labelText,
          value: labelText,
          clauses: z.array(clauseSchema),
          illustrative: z.boolean(),
        }),
      ),
      paragraphs: z.array(labelText),
      /** Lines to be filled in by hand: signature, date. */
      blanks: z.array(labelText),
    }),
  ),
  catalogue: z.string(),
});
export type DocumentContent = z.output<typeof documentContentSchema>;

export const documentViewSchema = z.object({
  row: documentRowSchema,
  content: documentContentSchema,
});
export type DocumentView = z.output<typeof documentViewSchema>;
