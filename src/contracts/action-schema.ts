import { z } from "zod";
import { day } from "../kernel/day.ts";
import { dayField as anyDay } from "../terms/fields.ts";

/** What every object of the language answers to is no name of ours: tables are asked by names. */
function isOwnName(text: string): boolean {
  return !(text in Object.prototype);
}

const NO_NAME = "this word cannot be a name";
const nameField = z.string().min(1).max(200).refine(isOwnName, NO_NAME);
const factsField = z
  .record(z.string().max(60).refine(isOwnName, NO_NAME), z.string().max(500))
  .refine((facts) => Object.keys(facts).length <= 60, "say at most 60 things");

/** Days on which this house can say which are holidays, from the first terms on. */
const DAYS = { from: day("1990-01-01"), through: day("2049-12-31") } as const;
const dayField = anyDay.refine(
  (on) => on >= DAYS.from && on <= DAYS.through,
  "write a day between 1990-01-01 and 2049-12-31",
);
const yenField = z.string().regex(/^-?\d{1,9}$/, 'write whole yen as quoted text such as "48400"');
const documentForm = z.enum(["electronic", "paper"]);

function action<const Type extends string, Fields extends z.ZodRawShape>(
  type: Type,
  fields: Fields,
) {
  return z.strictObject({ type: z.literal(type), ...fields });
}

/** Everything that may be asked of a contract that exists. */
export const actionSchema = z.discriminatedUnion("type", [
  action("accept", {}),
  action("refuse", { code: nameField, reason: z.string().max(500).default("") }),
  /** Before it is accepted: the applicant changes their mind. */
  action("cancel-application", {}),
  action("order-work", {
    work: nameField,
    plannedOn: dayField.nullable().default(null),
    facts: factsField.default({}),
  }),
  action("cancel-work", { work: nameField }),
  action("complete-work", { work: nameField, facts: factsField.default({}) }),
  action("consent", {
    work: nameField,
    given: z.boolean(),
    reason: z.string().max(500).default(""),
  }),
  action("notify-start", { startsOn: dayField }),
  /** What the terms wait for is known: the service starts. */
  action("start", { startsOn: dayField.nullable().default(null), facts: factsField.default({}) }),
  action("change-item", {
    item: nameField,
    from: dayField.nullable().default(null),
    facts: factsField.default({}),
  }),
  action("add-option", { option: nameField, quantity: z.int().min(1).max(99).default(1) }),
  action("drop-option", { option: nameField, wishedOn: dayField.nullable().default(null) }),
  action("pause", { from: dayField, resumesOn: dayField.nullable().default(null) }),
  action("resume", { from: dayField.nullable().default(null) }),
  action("tell", {
    what: z.enum(["notice", "warning", "demand"]),
    ground: nameField,
    inWriting: z.boolean().default(true),
  }),
  action("suspend", { ground: nameField, unheeded: z.boolean().default(false) }),
  action("restore", {}),
  action("leave", {
    wishedOn: dayField.nullable().default(null),
    reason: nameField.default("customer"),
    /** When the work that leaving needs can be done; null: in time. */
    workOn: dayField.nullable().default(null),
    /** Answers to the questions before a grave step (HH-21). */
    answers: factsField.default({}),
  }),
  /** Undo a notice of leaving while the contract still runs. */
  action("take-back-notice", {}),
  /** The operator's notice that it ends the contract. */
  action("end-for-cause", {
    ground: nameField,
    endsOn: dayField,
    inWriting: z.boolean().default(true),
  }),
  /** The last day that the terms themselves set has passed: a trial, a term not renewed. */
  action("run-out", {}),
  /** Cooling-off or initial contract cancellation, as the terms of the service call it. */
  action("withdraw", {
    sentOn: dayField,
    how: z.enum(["letter", "e-mail"]).default("letter"),
    misled: z.boolean().default(false),
  }),
  action("object-to-renewal", {}),
  action("issue-number", { number: nameField, value: nameField }),
  action("provider-change-out", { value: nameField }),
  action("undo-provider-change", { value: nameField }),
  /** Leave the old dwelling; the new one is a new application. */
  action("move", {
    wishedOn: dayField,
    removalOn: dayField.nullable().default(null),
    answers: factsField.default({}),
  }),
  action("change-holder", {
    how: z.enum(["inheritance", "renaming", "assignment"]),
    name: nameField,
    kana: z.string().max(200).default(""),
    wishedOn: dayField.nullable().default(null),
    representative: z.boolean().default(false),
    takesDebts: z.boolean().default(false),
    papers: z.array(nameField).max(20).default([]),
  }),
  action("lend-equipment", { thing: nameField, serial: nameField }),
  action("return-equipment", { serial: nameField }),
  action("report-damage", {
    serial: nameField,
    repairable: z.boolean().default(false),
    amount: yenField.optional(),
  }),
  /** Service was not there for so long on end, from the day on which the operator knew. */
  action("record-outage", {
    from: dayField.nullable().default(null),
    minutes: z.int().min(1).max(527_040),
    fault: z.enum(["provider", "other"]).default("provider"),
  }),
  action("issue-document", { document: nameField, form: documentForm.default("electronic") }),
  action("receive-document", { document: nameField }),
  /** Money by hand: needs a second person. */
  action("charge", {
    code: nameField,
    quantity: z.int().min(1).max(999).default(1),
    facts: factsField.default({}),
    amount: yenField.optional(),
  }),
  /** An event was recorded in error: needs a second person. */
  action("retract", { fact: nameField, factOn: dayField }),
]);

/** Fields of actions whose values are days. */
export const DAY_FIELDS: ReadonlySet<string> = new Set([
  "plannedOn",
  "startsOn",
  "from",
  "resumesOn",
  "wishedOn",
  "workOn",
  "endsOn",
  "sentOn",
  "removalOn",
  "factOn",
  "issuedOn",
]);

export type Action = z.output<typeof actionSchema>;
export type ActionType = Action["type"];
export type ActionOf<Type extends ActionType> = Extract<Action, { readonly type: Type }>;

/** An application for one service; several may be sent together. */
export const applicationSchema = z.strictObject({
  service: nameField,
  item: nameField,
  options: z.array(nameField).max(20).default([]),
  channel: nameField.default("web"),
  payment: nameField.optional(),
  documents: documentForm.default("electronic"),
  facts: factsField.default({}),
  /** The building's contract under which a dwelling is served. */
  building: nameField.optional(),
  /** Switching from another company with a number that it issued (IT-04). */
  approval: z.strictObject({ number: nameField, value: nameField, issuedOn: dayField }).optional(),
});
export type Application = z.output<typeof applicationSchema>;
