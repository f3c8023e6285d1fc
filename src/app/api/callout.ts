import { z } from "zod";
import {
  BEFORE_WORK,
  CASE_STATES,
  CLOCKS,
  DANGERS,
  FAMILIES,
  RELATIONS,
  SKILLS,
  URGENCIES,
} from "../../callout/model.ts";
import { askedName, askedText } from "./asked.ts";
import { clauseSchema, labelText, wholeYen } from "./fields.ts";

/** Shapes of the call-out that residents, desk and technicians share. Instants are UTC text. */

/** A picture as a phone sends it, shrunk by the page; larger ones are refused with their size. */
export const MOST_PHOTO_BYTES = 8_000_000;

export const familyText = z.enum(FAMILIES);
export const dangerText = z.enum(DANGERS);
export const urgencyText = z.enum(URGENCIES);
export const caseStateText = z.enum(CASE_STATES);
export const skillText = z.enum(SKILLS);

export const pointSchema = z.object({ lat: z.number(), lon: z.number() });
/** A place on the earth, in degrees. */
export const askedPoint = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});

const choiceSchema = z.object({ value: z.string(), label: labelText });

/** What the form asks: dangers first, then the troubles of the products, in the terms' words. */
export const intakeFormSchema = z.object({
  operator: labelText,
  /** Answered 24 hours; `tel:` follows. */
  phone: z.string(),
  dangers: z.array(
    z.object({
      danger: dangerText,
      question: labelText,
      /** What to do at once, step by step, and what not to do. */
      steps: z.array(labelText),
      line: z.object({ name: labelText, phone: z.string() }),
      clauses: z.array(clauseSchema),
    }),
  ),
  families: z.array(
    z.object({
      family: familyText,
      label: labelText,
      /** Dangers that this family must rule out. */
      dangers: z.array(dangerText),
      troubles: z.array(
        z.object({
          trouble: z.string(),
          label: labelText,
          /** What first response does; or why it is not covered. */
          response: labelText,
          covered: z.boolean(),
          urgency: urgencyText,
          asks: z.array(
            z.object({ fact: z.string(), label: labelText, options: z.array(choiceSchema) }),
          ),
        }),
      ),
    }),
  ),
  /** A large event is going on, and what waiting is honest. */
  announcement: z
    .object({
      title: labelText,
      body: labelText,
      waitMinutes: z.int().nullable(),
      since: z.string(),
    })
    .nullable(),
});
export type IntakeForm = z.output<typeof intakeFormSchema>;

export const reasonSchema = z.object({
  code: z.string(),
  words: labelText,
  clauses: z.array(clauseSchema),
});

/** What the terms say to a case, for people. */
export const entitlementSchema = z.object({
  outcome: z.enum(["covered", "priced", "refused", "handed-over"]),
  service: labelText.nullable(),
  standing: z.enum(["running", "suspended", "ended", "not-started", "none"]),
  response: labelText,
  freeMinutes: z.int(),
  freePartsYen: wholeYen.nullable(),
  visitsLeft: z.int().nullable(),
  visitFee: wholeYen,
  overtime: z.object({ minutes: z.int(), yen: wholeYen }).nullable(),
  barred: z.array(reasonSchema.extend({ until: z.string().nullable() })),
  before: z.array(z.enum(BEFORE_WORK)),
  reasons: z.array(reasonSchema),
  terms: z.array(z.string()),
});
export type EntitlementView = z.output<typeof entitlementSchema>;

const strokes = z
  .array(z.array(z.int().min(0).max(1000)).max(4000))
  .max(200)
  .refine((all) => all.every((stroke) => stroke.length % 2 === 0), "write pairs of x and y");
export const strokesField = strokes;

export const quoteLineSchema = z.object({
  code: z.string(),
  label: labelText,
  quantity: z.int(),
  unitPrice: wholeYen,
  /** Yen that are free of it: amount = quantity × unitPrice − free. */
  free: wholeYen,
  amount: wholeYen,
  clauses: z.array(clauseSchema),
  why: labelText,
});
export const quoteSchema = z.object({
  quote: z.string(),
  visit: z.int(),
  lines: z.array(quoteLineSchema),
  total: wholeYen,
  hash: z.string(),
  state: z.enum(["open", "signed", "declined", "replaced"]),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
});
export type QuoteView = z.output<typeof quoteSchema>;

export const placeSchema = z.object({
  postalCode: z.string(),
  address: z.string(),
  area: z.string().nullable(),
  areaName: labelText.nullable(),
  at: pointSchema.nullable(),
  exact: z.enum(["dwelling", "area", "none"]),
});

/** One step of a case as people read it. */
export const stepSchema = z.object({
  type: z.string(),
  at: z.string(),
  recordedAt: z.string(),
  /** Told later than it happened: the phone had no signal. */
  late: z.boolean(),
  label: labelText,
  detail: labelText.nullable(),
});

export const clockSchema = z.object({
  clock: z.enum(CLOCKS),
  startedAt: z.string(),
  dueAt: z.string(),
  /** From here on it is an alarm: 80 % are gone. */
  alarmAt: z.string(),
  doneAt: z.string().nullable(),
  state: z.enum(["running", "alarm", "late", "met", "missed"]),
});

export const photoSchema = z.object({
  photo: z.string(),
  shows: z.enum(["before", "after", "cause", "part", "other"]),
  at: z.string(),
  width: z.int(),
  height: z.int(),
});

/** A case as the household follows it. */
export const residentCaseSchema = z.object({
  number: z.string(),
  state: caseStateText,
  stateLabel: labelText,
  openedAt: z.string(),
  asOf: z.string(),
  family: familyText,
  trouble: z.object({ label: labelText, words: z.string() }),
  urgency: urgencyText,
  place: placeSchema,
  entitlement: entitlementSchema.nullable(),
  /** Only where it was handed over: what to do and whom to call. */
  handedOver: z
    .object({
      danger: dangerText,
      steps: z.array(labelText),
      line: z.object({ name: labelText, phone: z.string() }),
    })
    .nullable(),
  promise: z.object({ from: z.string(), until: z.string(), updatedAt: z.string() }).nullable(),
  /** In the queue: so many before. */
  waiting: z.object({ before: z.int(), waitMinutes: z.int().nullable() }).nullable(),
  technician: z
    .object({
      name: z.string(),
      company: z.string(),
      phone: z.string(),
      /** Address of the picture; null: there is none. */
      photo: z.string().nullable(),
      at: pointSchema.nullable(),
      seenAt: z.string().nullable(),
    })
    .nullable(),
  /** What it costs so far, signed; and what is open to be signed. */
  quotes: z.array(quoteSchema),
  /** The most it may cost as of now: signed, or told before the visit. Yen. */
  mayCost: z.object({ yen: wholeYen, words: labelText }),
  photos: z.array(photoSchema),
  steps: z.array(stepSchema),
  reports: z.array(z.object({ document: z.string(), visit: z.int(), issuedAt: z.string() })),
  mayCancel: z.boolean(),
  /** What cancelling now costs; said before it is asked. */
  cancelCosts: z.object({ yen: wholeYen, words: labelText }).nullable(),
  mayComplain: z.boolean(),
});
export type ResidentCase = z.output<typeof residentCaseSchema>;

export const residentCasesSchema = z.object({
  phone: z.string(),
  open: z.array(residentCaseSchema),
  past: z.array(
    z.object({
      number: z.string(),
      openedAt: z.string(),
      trouble: labelText,
      stateLabel: labelText,
      yen: wholeYen,
    }),
  ),
  /** What one has a right to, before anything happens; null: no call-out contract. */
  coverage: z
    .object({
      service: labelText,
      lines: z.array(z.object({ words: labelText, clauses: z.array(clauseSchema) })),
    })
    .nullable(),
  announcement: intakeFormSchema.shape.announcement,
});
export type ResidentCases = z.output<typeof residentCasesSchema>;

const answers = z
  .record(askedName(60), askedText(200))
  .refine((facts) => Object.keys(facts).length <= 20, "say at most 20 things");

export const troubleBody = {
  family: familyText,
  trouble: askedName(60),
  facts: answers.default({}),
  words: askedText(2000).default(""),
};
export const dangersBody = z.partialRecord(dangerText, z.enum(["yes", "no"]));

export const askerBody = z.strictObject({
  name: askedText(80).min(1),
  phone: askedText(30).min(1),
  email: askedText(200).default(""),
  relation: z.enum(RELATIONS),
});

/** A resident's call: the dwelling is the account's. */
export const residentCallBody = z.strictObject({
  ...troubleBody,
  dangers: dangersBody,
  asker: askerBody,
  /** Photos that were sent before, by their names. */
  photos: z.array(z.string().max(60)).max(8).default([]),
});
export type ResidentCall = z.output<typeof residentCallBody>;

/** Nobody is logged in: a code by mail opens the form; address and name are typed. */
export const publicCallBody = z.strictObject({
  ...residentCallBody.shape,
  postalCode: askedText(10),
  address: askedText(200).min(1),
});
export type PublicCall = z.output<typeof publicCallBody>;

/** What would be decided, before anything is written: dangers stop, prices are told. */
export const checkedCallSchema = z.object({
  handedOver: residentCaseSchema.shape.handedOver,
  entitlement: entitlementSchema.nullable(),
  /** Somebody asked for the same before: this case goes on. */
  already: z.string().nullable(),
  waitMinutes: z.object({ from: z.int(), until: z.int() }).nullable(),
});
export type CheckedCall = z.output<typeof checkedCallSchema>;
