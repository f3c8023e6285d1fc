import { z } from "zod";
import { billRowSchema } from "./bill.ts";
import { contractSchema, stateText } from "./contract.ts";
import { dayText, labelText, periodText, wholeYen } from "./fields.ts";

/** Why a member of staff looks into a household: stated, and written into the audit. */
export const purposeText = z.enum(["inquiry", "billing", "contract", "complaint", "audit"]);
export type Purpose = z.output<typeof purposeText>;

export const searchSchema = z.object({
  query: z.string(),
  found: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      kana: z.string(),
      phone: z.string().nullable(),
      address: z.string(),
      services: z.array(labelText),
      /** Which field met the query. */
      matched: z.enum(["name", "kana", "phone", "supply-point", "bill", "account"]),
    }),
  ),
  more: z.boolean(),
});
export type Search = z.output<typeof searchSchema>;
export type Found = Search["found"][number];

const contractTimeline = z.object({
  contract: contractSchema,
  spans: z.array(z.object({ from: dayText, until: dayText.nullable(), state: stateText })),
  renewals: z.array(periodText),
  events: z.array(
    z.object({
      /** Place in the contract's history, from 0: names the event. */
      position: z.int(),
      on: dayText,
      recordedAt: z.string(),
      type: z.string(),
      label: labelText,
    }),
  ),
});
export type ContractTimeline = z.output<typeof contractTimeline>;

export const accountSchema = z.object({
  account: z.string(),
  name: z.string(),
  kana: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string(),
  today: dayText,
  asOf: z.string(),
  /** Everything billed so far: payments are not kept here yet. */
  billed: wholeYen,
  timelines: z.array(contractTimeline),
  bills: z.array(billRowSchema),
});
export type Account = z.output<typeof accountSchema>;
