import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Facts of a contract that a section can hold; `text` holds none but what the file says. */
export const DOCUMENT_FACTS = [
  "parties",
  "agreed",
  "fees",
  "term",
  "leaving",
  "withdrawal",
  "withdrawn",
  "equipment",
  "returning",
  "ending",
  "spoken",
  "end-notice",
  "contact",
  "text",
] as const;

const section = z
  .strictObject({
    facts: z.enum(DOCUMENT_FACTS),
    /** Left out: the usual heading of such facts. */
    heading: labelField.optional(),
    paragraphs: z.array(labelField).default([]),
    /** Lines to be filled in by hand. */
    blanks: z.array(labelField).default([]),
  })
  .refine(({ facts, heading }) => facts !== "text" || heading !== undefined, {
    message: "a section of text needs a heading",
    path: ["heading"],
  });

/** What a document waits for; its days count from then. */
export const DOCUMENT_TRIGGERS = [
  "application",
  "acceptance",
  "formation",
  "leaving",
  "withdrawal",
  "stop-told",
  "end-noticed",
  "end-with-equipment",
] as const;

const document = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Left out: given when somebody asks for it. */
  due: z.enum(DOCUMENT_TRIGGERS).optional(),
  /** What the customer may choose from; what was chosen and is not here becomes paper. */
  forms: z.array(z.enum(["electronic", "paper"])).min(1),
  /** Only for those who have the right to withdraw. */
  onlyWithRight: z.literal("withdrawal").optional(),
  /** The customer sends it to the provider, filled in; left out: the other way round. */
  sentBy: z.literal("customer").optional(),
  lead: labelField.optional(),
  sections: z.array(section).min(1),
  /** Given within so many days of what it waits for; 0 is the same day. On request: no figure. */
  values: history({ withinDays: z.int().min(0).optional() }),
});

/** Only what waits for something has a last day, and it always has one. */
const timedDocument = document.superRefine(({ due, values }, context) => {
  values.forEach((entry, index) => {
    if ("ended" in entry || (entry.withinDays !== undefined) === (due !== undefined)) return;
    const message =
      due === undefined
        ? "a document given on request is due on no day: leave withinDays out"
        : `say within how many days of ${due} it is given`;
    context.addIssue({ code: "custom", message, path: ["values", index, "withinDays"] });
  });
});

/** Where to write and ask. */
const contact = z.strictObject({
  name: labelField,
  postal: z.string(),
  address: labelField,
  email: z.string().optional(),
});

/** What is given to the customer in writing, when, and which facts it holds. */
export const documents = defineKind("document", {
  documents: z.record(z.string(), timedDocument),
  contact: history({ at: contact }),
});
