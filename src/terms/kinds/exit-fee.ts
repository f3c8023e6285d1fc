import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { mustBeRule } from "../surroundings.ts";

const fixed = z.strictObject({
  form: z.literal("fixed"),
  label: labelField,
  values: history({ amount: decimalField }),
});

/** The monthly fees that the rest of the term, or of a minimum period, would have brought. */
const remainingMonths = z.strictObject({
  form: z.literal("remaining-months"),
  label: labelField,
  of: z.enum(["term", "minimum-period"]),
  /** Rule file that prices the months. */
  monthlyFee: z.string(),
  /** Length of a term, or of the minimum period, in months from the first one charged. */
  values: history({ months: z.int().min(1) }),
});

/** An amount by how long the contract lasted, counted in months from the month after the start. */
const table = z.strictObject({
  form: z.literal("table"),
  label: labelField,
  /** Owed only while none of these services is held by the household. */
  without: z.array(z.string()).min(1).optional(),
  values: history({
    rows: z.array(z.strictObject({ withinMonths: z.int().min(1), amount: decimalField })).min(1),
  }),
});

/** The price of leaving early. */
export const exitFee = defineKind(
  "exit-fee",
  {
    unit: z.literal("JPY"),
    items: z.record(z.string(), z.discriminatedUnion("form", [fixed, remainingMonths, table])),
    /**
     * Free in the nth month counted from the start or a renewal, and in `andNext` months after it.
     */
    freeMonths: z.strictObject({ nth: z.int().min(1), andNext: z.int().min(0) }).optional(),
    /** Reasons for leaving that cost nothing. */
    exempt: z.array(z.string()),
    tax: z.enum(["included", "added", "none"]),
  },
  ({ items }, around) =>
    Object.entries(items).flatMap(([name, item]) =>
      item.form === "remaining-months"
        ? mustBeRule(
            item.monthlyFee,
            { kinds: ["monthly-fee"], path: ["items", name, "monthlyFee"] },
            around,
          )
        : [],
    ),
);
