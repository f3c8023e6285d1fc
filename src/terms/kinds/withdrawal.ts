import { z } from "zod";
import { history } from "../history.ts";
import { labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** What the operator may keep after a withdrawal; a cap is in whole yen. */
const kept = z.strictObject({
  /** Code of the fee or work; `monthly-fee` is service used. */
  charge: z.string(),
  label: labelField,
  cap: z.int().min(0).optional(),
});

/** The right to withdraw from a contract after its document was received. */
export const withdrawal = defineKind("withdrawal", {
  /** Receipt of this document starts the days; its day is day 1. */
  document: z.string(),
  /** Told wrongly or intimidated: the days count again from receipt of this one. */
  documentIfMisled: z.string(),
  how: z.array(z.enum(["letter", "e-mail"])).min(1),
  effective: z.literal("when-sent"),
  customers: z.array(z.enum(["consumer", "business"])).min(1),
  /** Only for contracts sold this way; left out: all. */
  channels: z.array(z.string()).min(1).optional(),
  /** Before the contract has formed. */
  beforeFormation: z.enum(["free-on-arrival", "as-afterwards"]),
  back: z.union([z.literal("all"), z.strictObject({ allBut: z.array(kept).min(1) })]),
  /** Who pays for putting the place back as it was. */
  restoration: z.enum(["operator", "customer"]).optional(),
  /** An e-mail is confirmed by then. */
  emailConfirmed: z.literal("next-business-day").optional(),
  values: history({ days: z.int().min(1) }),
});
