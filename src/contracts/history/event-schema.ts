import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { formatDay, parseDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import type { ContractEvent } from "../model.ts";

const nameField = z.string().min(1);
const factsField = z.record(z.string(), z.string());
const yenField = z.string().regex(/^-?\d+$/, 'write whole yen as quoted text such as "48400"');
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

const instantField = z
  .string()
  .refine((text) => INSTANT.test(text) && parseDay(text.slice(0, 10)) !== null, {
    message: "write an instant in UTC such as 2024-10-05T01:00:00.000Z",
  });

const capacityField = z.union([
  z.strictObject({ amps: z.int().min(1) }),
  z.strictObject({ kva: z.number().positive() }),
  z.strictObject({ kw: z.number().positive() }),
]);

const supplySchema = z.strictObject({
  area: z.enum(AREAS).describe("Supply area; it stays the same for the contract's whole life."),
  meter: nameField.describe("The meter that counts from the day of the event on, that day whole."),
  capacity: capacityField
    .nullable()
    .default(null)
    .describe("Contract current or power from the day of the event on."),
  readingDays: z
    .array(dayField)
    .default([])
    .refine((days) => days.every((on, k) => k === 0 || on > (days[k - 1] ?? on)), {
      message: "reading days go oldest first, each once",
    })
    .describe(
      "Reading days from the day of the event on, oldest first; the first event names " +
        "all of them. Left out: those planned before stay.",
    ),
});

/** What every event says besides its kind. */
const when = {
  on: dayField.describe("The day from which the event counts, YYYY-MM-DD."),
  recordedAt: instantField
    .optional()
    .describe("When it became known, an instant in UTC. Left out: midnight (UTC) of its day."),
};

function event<const Type extends string, Fields extends z.ZodRawShape>(
  type: Type,
  fields: Fields,
) {
  return z.strictObject({ type: z.literal(type), ...when, ...fields });
}

const documentForm = z.enum(["electronic", "paper"]);
const quantityField = z.int().min(1).default(1);

const written = z.discriminatedUnion("type", [
  event("applied", {
    item: nameField,
    options: z.array(nameField).default([]).describe("Options applied for with the item."),
    channel: nameField.default("web"),
    customer: z.enum(["consumer", "business"]).optional(),
    facts: factsField.optional().describe("Answers on the form that conditions look at."),
    payment: nameField.optional(),
    documents: documentForm.optional(),
    building: nameField.optional().describe("The building's contract that this one lives under."),
  }),
  event("accepted", {}),
  event("work-ordered", {
    work: nameField,
    plannedOn: dayField.nullable().default(null),
    facts: factsField.default({}),
  }),
  event("work-cancelled", { work: nameField }),
  event("consented", { work: nameField, given: z.boolean(), reason: z.string().default("") }),
  event("start-notified", { startsOn: dayField }),
  event("document-issued", { document: nameField, form: documentForm.default("electronic") }),
  event("refused", { code: nameField, clause: nameField }),
  event("document-received", { document: nameField }),
  event("work-done", { work: nameField, facts: factsField.default({}) }),
  event("started", {}),
  event("supply-set", { supply: supplySchema }),
  event("meter-read", {}),
  event("item-changed", { item: nameField }),
  event("option-started", { option: nameField, quantity: quantityField }),
  event("option-ended", { option: nameField }),
  event("notice-given", {
    leavesOn: dayField.nullable().default(null),
    reason: nameField.default("customer"),
    act: nameField.optional(),
  }),
  event("ended", { reason: nameField.default("customer") }),
  event("withdrawn", {
    sentOn: dayField,
    misled: z.boolean().default(false),
    how: z.enum(["letter", "e-mail"]).optional(),
  }),
  event("told", {
    what: z.enum(["notice", "warning", "demand"]),
    ground: nameField,
    inWriting: z.boolean().default(true),
  }),
  event("end-noticed", {
    ground: nameField,
    endsOn: dayField,
    inWriting: z.boolean().default(true),
  }),
  event("announced", {
    change: nameField,
    effectiveOn: dayField,
    lastDayToLeaveFree: dayField.nullable().default(null),
  }),
  event("suspended", { ground: nameField }),
  event("restored", {}),
  event("paused", {}),
  event("resumed", {}),
  event("objected-to-renewal", {}),
  event("number-issued", { number: nameField, value: nameField }),
  event("number-used", { number: nameField, value: nameField }),
  event("provider-changed", { direction: z.enum(["in", "out", "undone"]) }),
  event("holder-changed", {
    how: z.enum(["inheritance", "renaming", "assignment"]),
    name: nameField,
    kana: z.string().default(""),
    representative: z.boolean().default(false),
    takesDebts: z.boolean().default(false),
    papers: z.array(nameField).default([]),
  }),
  event("equipment-lent", { thing: nameField, serial: nameField }),
  event("equipment-returned", { serial: nameField }),
  event("equipment-damaged", { serial: nameField, repairable: z.boolean().default(false) }),
  event("answered", { check: nameField, answers: factsField }),
  event("charged", {
    code: nameField,
    quantity: quantityField,
    facts: factsField.default({}),
    amount: yenField.optional(),
  }),
  event("retracted", { fact: nameField, factOn: dayField }),
]);

/**
 * One event of a contract as people write it in files and as the database keeps it: days as text,
 * parsed here once. What may be left out is filled: an option is taken once, an event is known
 * since its own day.
 */
export const contractEventSchema = written.transform(complete);

type Written = z.output<typeof written>;

/** Optional keys that were left out stay absent, as the model has them. */
function complete(given: Written): ContractEvent {
  const recordedAt = given.recordedAt ?? `${formatDay(given.on)}T00:00:00.000Z`;
  const present = Object.entries({ ...given, recordedAt }).filter(
    ([, value]) => value !== undefined,
  );
  // The schema checked every field; only the absence of optional keys is restored here.
  return Object.fromEntries(present) as unknown as ContractEvent;
}
