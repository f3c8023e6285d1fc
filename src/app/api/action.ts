import { z } from "zod";
import { actionSchema } from "../../contracts/index.ts";
import { askedDay } from "./asked.ts";
import { clauseSchema, dayText, labelText, refusedSchema, wholeYen } from "./fields.ts";

export { type ClauseView, clauseSchema, type RefusedView, refusedSchema } from "./fields.ts";

/** Money that a yes moves, against leaving everything as it is: the same rating as the bill. */
const moneySchema = z.object({
  /** Single amounts: exit fee, work, a refund; negative is given back. */
  once: z.array(
    z.object({
      label: labelText,
      amount: wholeYen,
      service: z.string(),
      /** What the service is called, where the label leaves it out. */
      of: labelText.nullable().optional(),
      /** First day of the month on whose bill it stands. */
      billedIn: dayText,
      clauses: z.array(clauseSchema),
      kind: z.enum(["exit-fee", "work", "fee", "part-month", "refund", "discount-lost", "other"]),
      illustrative: z.boolean(),
    }),
  ),
  onceTotal: wholeYen,
  /** What a whole month costs more (or less, negative) from then on, by service. */
  monthly: z.array(
    z.object({
      label: labelText,
      amount: wholeYen,
      service: z.string(),
      of: labelText.nullable().optional(),
    }),
  ),
  monthlyTotal: wholeYen,
  /** First day of the month from which it is so; null or left out: nothing changes by the month. */
  monthlyFrom: dayText.nullable().optional(),
  /** From this day leaving costs no fee; null where it never costs one, or always. */
  freeFrom: dayText.nullable(),
  /** What cannot be known yet, such as charges by use. */
  without: z.array(labelText),
});
export type MoneyView = z.output<typeof moneySchema>;

const consequenceSchema = z.object({
  contract: z.string(),
  service: z.string(),
  what: z.enum(["ends", "is-suspended", "points-lapse", "discount-ends", "option-ends"]),
  on: dayText,
  label: labelText,
  clauses: z.array(clauseSchema),
});

/** What an action or an application would do; nothing is written. */
export const actionPreviewSchema = z.object({
  allowed: z.boolean(),
  refused: refusedSchema.nullable(),
  effectiveOn: dayText.nullable(),
  follows: z.array(consequenceSchema),
  notes: z.array(
    z.object({ label: labelText, clauses: z.array(clauseSchema), on: dayText.nullable() }),
  ),
  clauses: z.array(clauseSchema),
  money: moneySchema.nullable(),
  /** Corrections of months that were billed already, for an entry of an earlier day. */
  corrections: z.array(
    z.object({ month: dayText, label: labelText, service: z.string(), amount: wholeYen }),
  ),
  /** Length of the history so far: sent back with the yes, so that two cannot act at once. */
  seen: z.int(),
  needsTwo: z.boolean(),
});
export type ActionPreview = z.output<typeof actionPreviewSchema>;

/** A choice that a form offers. */
const choiceSchema = z.object({ value: z.string(), label: labelText });

/** One question of a form. */
export const fieldSchema = z.object({
  name: z.string(),
  kind: z.enum(["day", "choice", "choices", "text", "yes-no", "yen", "count"]),
  label: labelText,
  help: labelText.nullable(),
  required: z.boolean(),
  choices: z.array(choiceSchema),
  /** Where the answer goes when not a field of the action itself: `facts`, `answers`. */
  into: z.enum(["action", "facts", "answers"]),
  min: dayText.nullable(),
  preset: z.string().nullable(),
});
export type FieldView = z.output<typeof fieldSchema>;

/** What may be done with a contract today, or why not. */
const possibleActionSchema = z.object({
  type: z.string(),
  label: labelText,
  allowed: z.boolean(),
  refused: refusedSchema.nullable(),
  /** One line that says the money: "until 30 Nov free, from 1 Dec 3,850 yen". */
  hint: labelText.nullable(),
  amount: wholeYen.nullable(),
  lastDay: dayText.nullable(),
  needsTwo: z.boolean(),
  fields: z.array(fieldSchema),
});
export type PossibleAction = z.output<typeof possibleActionSchema>;

export const possibleActionsSchema = z.object({
  contract: z.string(),
  today: dayText,
  seen: z.int(),
  actions: z.array(possibleActionSchema),
});
export type PossibleActions = z.output<typeof possibleActionsSchema>;

export const actionBody = z.strictObject({
  action: actionSchema,
  /** The history's length when the preview was made; another length is refused. */
  seen: z.int().min(0).optional(),
});
/** Staff may enter it for an earlier day, and must say why. */
export const staffActionBody = actionBody.extend({
  on: askedDay.optional(),
  reason: z.string().max(500).default(""),
});
export type ActionBody = z.input<typeof actionBody>;
export type StaffActionBody = z.input<typeof staffActionBody>;

export const actedSchema = z.object({
  contract: z.string(),
  /** It waits for a second person instead. */
  waitsForApproval: z.boolean(),
  repeated: z.boolean(),
});
export type Acted = z.output<typeof actedSchema>;

/** When leaving is cheapest: each stretch of days with what leaving in it costs. */
export const leavingSchema = z.object({
  contract: z.string(),
  today: dayText,
  best: dayText.nullable(),
  steps: z.array(
    z.object({
      from: dayText,
      until: dayText,
      /** Exit fee, removal and what is lost elsewhere, together. */
      amount: wholeYen,
      /** Monthly fees still to be paid up to the first possible last day of the stretch. */
      feesUntil: wholeYen,
      total: wholeYen,
      label: labelText,
      clauses: z.array(clauseSchema),
    }),
  ),
});
export type Leaving = z.output<typeof leavingSchema>;
