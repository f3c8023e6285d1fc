import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Lost or beyond repair: an amount by table. */
const table = z.strictObject({
  label: labelField,
  /** The thing itself, for lending and returning; left out: as the label. */
  name: labelField.optional(),
  form: z.literal("table"),
  values: history({ amount: decimalField }),
});

/** Lost or beyond repair: book value, in a straight line over the useful life, and labour. */
const bookValue = z.strictObject({
  label: labelField,
  name: labelField.optional(),
  form: z.literal("book-value"),
  values: history({
    cost: decimalField,
    usefulLifeMonths: z.int().min(1),
    labour: decimalField,
  }),
});

/** What lent equipment costs when it is damaged, lost or not returned. */
export const equipmentDamage = defineKind("equipment-damage", {
  unit: z.literal("JPY/unit"),
  /** Codes of the events that are charged. */
  events: z.array(z.string()).min(1),
  things: z.record(z.string(), z.discriminatedUnion("form", [table, bookValue])),
  /** What can be repaired costs its repair instead. */
  repairable: z.enum(["repair-cost", "by-table"]),
  billed: z.strictObject({ months: z.int().min(0) }),
  tax: z.enum(["included", "added", "none"]),
  rounding: roundingField,
});
