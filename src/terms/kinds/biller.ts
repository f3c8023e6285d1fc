import { z } from "zod";
import { history } from "../history.ts";
import { labelField, leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { mustBeServices } from "../surroundings.ts";
import { isRegistrationNumber } from "../registration-number.ts";

const dueDay = z.union([
  /** On a day of the month; not a business day → the one after or before. */
  z.strictObject({
    form: z.literal("day-of-month"),
    day: z.union([z.int().min(1).max(31), z.literal("last")]),
    monthsAfterBill: z.int().min(0),
    businessDay: z.enum(["next", "previous", "as-it-is"]),
  }),
  /** Whatever day the payment company takes it. */
  z.strictObject({ form: z.literal("as-the-payment-company-sets") }),
  z.strictObject({ form: z.literal("after-issue"), lead: leadField }),
]);

const number = z
  .string()
  .refine(isRegistrationNumber, "write T and 13 digits with their check digit");

/** When and by whom it is billed. */
export const biller = defineKind(
  "biller",
  {
    name: labelField,
    /** Its part of a bill number; without it, the name of its file. */
    code: z
      .string()
      .regex(/^[a-z][a-z0-9]{1,11}$/, "write 2 to 12 small letters or digits")
      .optional(),
    /** Services that stand together on this biller's bill. */
    services: z.array(z.string()).min(1),
    /** Services whose claims were assigned to this biller by their provider. */
    assignedClaims: z.array(z.string()).optional(),
    /** Whether the biller may assign its own claims to others. */
    mayAssign: z.boolean(),
    closes: z.strictObject({
      day: z.literal("month-end"),
      businessDay: z.enum(["next", "previous", "as-it-is"]),
    }),
    /** Ways to pay and the day each falls due. */
    due: z.record(
      z.string(),
      z.strictObject({ label: labelField, values: history({ rule: dueDay }) }),
    ),
    registration: history({ number }).optional(),
    /**
     * While a line waits for a reading or a price: the whole bill waits (the default), or only that
     * contract.
     */
    whileHeld: z.enum(["hold-the-bill", "bill-the-rest"]).optional(),
    /** Tax is rounded once for each rate and bill. */
    taxRounding: z.enum(["down", "half-up", "up"]),
  },
  ({ services }, around) => mustBeServices(services, ["services"], around),
);
