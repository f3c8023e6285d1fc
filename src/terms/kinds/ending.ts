import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField, leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const wait = z.union([leadField, z.strictObject({ businessDays: z.int().min(1) })]);

const ground = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /**
   * What comes before it: nothing, a suspension whose ground stays, or a demand unheeded so long.
   */
  after: z.enum(["nothing", "suspension", "demand"]),
  inWriting: z.boolean(),
  /** Only for an end within the free trial. */
  during: z.literal("trial").optional(),
  /** The reason that such an end has for fees; left out: the ground itself. */
  endsAs: z.string().optional(),
  values: history({
    /** From the notice to the end. */
    notice: leadField,
    /** From the demand to the day on which it counts as unheeded. */
    demand: wait.optional(),
  }),
});

/** When and how the operator may end a contract, by ground. */
export const ending = defineKind("ending", {
  grounds: z.record(z.string(), ground),
  /** What the customer still owes, once it is ended for cause. */
  debts: z.literal("due-at-once").optional(),
});
