import { z } from "zod";
import { applicationSchema } from "../../contracts/index.ts";
import { actionPreviewSchema, clauseSchema, fieldSchema, refusedSchema } from "./action.ts";
import { dayText, labelText, toneField, wholeYen } from "./fields.ts";

/** A service that the household may apply for, with its form. */
const offerSchema = z.object({
  service: z.string(),
  tone: toneField,
  name: labelText,
  provider: labelText,
  items: z.array(
    z.object({
      item: z.string(),
      label: labelText,
      /** Monthly fee with tax; null where it goes by use. */
      monthly: wholeYen.nullable(),
      illustrative: z.boolean(),
      clauses: z.array(clauseSchema),
    }),
  ),
  options: z.array(
    z.object({ option: z.string(), label: labelText, monthly: wholeYen.nullable() }),
  ),
  /** Questions whose answers conditions look at. */
  fields: z.array(fieldSchema),
  /** Why it cannot be had as things stand, before any question is answered. */
  refused: refusedSchema.nullable(),
  /** Services with which it would be possible when applied for together. */
  together: z.array(z.string()),
});
export type Offer = z.output<typeof offerSchema>;

export const offersSchema = z.object({
  today: dayText,
  /** What is known of the person already: nothing is asked twice. */
  person: z.object({
    name: z.string(),
    kana: z.string(),
    phone: z.string(),
    email: z.string(),
    postalCode: z.string(),
    address: z.string(),
    payment: z.string(),
  }),
  buildings: z.array(z.object({ contract: z.string(), label: labelText })),
  offers: z.array(offerSchema),
});
export type Offers = z.output<typeof offersSchema>;

export const applicationsBody = z.strictObject({
  applications: z.array(applicationSchema).min(1).max(8),
});
export type ApplicationsBody = z.input<typeof applicationsBody>;

/** Each application of the request, in its order. */
export const applicationsCheckSchema = z.object({ checks: z.array(actionPreviewSchema) });
export type ApplicationsCheck = z.output<typeof applicationsCheckSchema>;

export const appliedSchema = z.object({
  contracts: z.array(z.string()),
  repeated: z.boolean(),
});
export type Applied = z.output<typeof appliedSchema>;
