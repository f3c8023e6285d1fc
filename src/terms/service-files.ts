import { z } from "zod";
import { dayField, labelField } from "./fields.ts";

/** `catalogue/<service>/service.yaml`: what is sold under the name. */
export const serviceSchema = z.strictObject({
  id: z.string(),
  name: labelField,
  /** Short name for lists and bills: でんき, ひかり. */
  short: labelField,
  provider: labelField,
  /** Place in lists and on bills, from 1, which is also the service's colour; without it, last. */
  order: z.int().positive().optional(),
  /** Nobody applies for it: its contracts come about otherwise, or it is another operator's. */
  offered: z.literal(false).optional(),
  items: z.record(z.string(), z.strictObject({ label: labelField })),
  /** `many`: several units of it may be held. */
  options: z.record(
    z.string(),
    z.strictObject({ label: labelField, many: z.literal(true).optional() }),
  ),
});
export type Service = z.output<typeof serviceSchema>;

/** `catalogue/<service>/documents.yaml`: the texts that entries cite. */
export const documentSchema = z.strictObject({
  title: labelField,
  publisher: z.string(),
  /** Day or month it was published or read, as known. */
  asOf: z.string(),
  from: dayField.optional(),
  note: z.string().optional(),
  /**
   * Holds no terms of anybody: figures made up where the sources have none. Entries that cite it
   * are `illustrative`.
   */
  illustration: z.literal(true).optional(),
});
export type TermsDocument = z.output<typeof documentSchema>;
export const documentsSchema = z.record(z.string(), documentSchema);
