import { z } from "zod";
import { askedMoment, askedName, askedText } from "./asked.ts";
import {
  caseStateText,
  entitlementSchema,
  familyText,
  placeSchema,
  askedPoint,
  quoteSchema,
  photoSchema,
  strokesField,
  urgencyText,
} from "./callout.ts";
import { dayText, labelText, wholeYen } from "./fields.ts";

const termsLine = { label: labelText, why: labelText, clauses: z.array(z.string()) };

/** All that a quote needs of the terms: `quoteOf` on the phone makes what the server makes. */
export const quoteTermsSchema = z.object({
  /** Whose price list it is; empty: nothing may be quoted. */
  service: z.string(),
  terms: z.array(z.string()),
  free: z.array(z.object({ code: z.string(), ...termsLine })),
  fees: z.array(z.object({ code: z.string(), yen: wholeYen, ...termsLine })),
  freeMinutes: z.int(),
  freeParts: z.object({ yen: wholeYen, ...termsLine }).nullable(),
  overtime: z.object({ minutes: z.int(), yen: wholeYen }).nullable(),
  prices: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(["work", "parts", "overtime", "fee"]),
      /** With tax, yen; null: typed on site. */
      unitPrice: wholeYen.nullable(),
      /** KK-04: not done for whoever arrives within the `night`. */
      barredAtNight: z.boolean(),
      ...termsLine,
    }),
  ),
});

/** What was done on a visit so far, as the desk knows it; null: not yet. */
const toldSchema = z.object({
  acceptedAt: z.string().nullable(),
  onTheWayAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  /** Name on the paper that was shown. */
  identity: z.string().nullable(),
  /** The police's number of the report. */
  police: z.string().nullable(),
  cause: z.string().nullable(),
  safe: z
    .object({
      how: z.string(),
      waitsFor: z.enum(["part", "daylight", "maker", "other"]),
      expectedOn: dayText.nullable(),
    })
    .nullable(),
});

/** A visit with all that works without a signal: questions, prices, rules of the terms. */
export const fieldVisitSchema = z.object({
  number: z.string(),
  visit: z.int(),
  state: caseStateText,
  urgency: urgencyText,
  family: familyText,
  trouble: z.object({
    trouble: z.string(),
    label: labelText,
    words: z.string(),
    facts: z.record(z.string(), z.string()),
  }),
  name: z.string(),
  phone: z.string(),
  relation: z.string(),
  place: placeSchema,
  offer: z
    .object({ expiresAt: z.string(), offeredAt: z.string(), reasons: z.array(labelText) })
    .nullable(),
  slot: z.object({ from: z.string(), until: z.string(), confirmed: z.boolean() }).nullable(),
  promise: z.object({ from: z.string(), until: z.string() }).nullable(),
  entitlement: entitlementSchema,
  /** KK-04: hours of the day in Tokyo within which destructive unlocking is not done. */
  night: z.object({ from: z.string(), until: z.string() }).nullable(),
  /** What may be quoted, and what is free. */
  terms: quoteTermsSchema,
  /** Minutes that are counted so far, and whether they run. */
  worked: z.object({ minutes: z.int(), runsSince: z.string().nullable() }),
  told: toldSchema,
  quotes: z.array(quoteSchema),
  photos: z.array(photoSchema),
  /** Of what this phone told, what the desk knows. */
  known: z.array(z.string()),
  /** What was reported and did not hold: taken by somebody else meanwhile, cancelled. */
  conflicts: z.array(z.object({ fact: z.string(), words: labelText })),
  causes: z.array(
    z.object({
      cause: z.string(),
      label: labelText,
      covered: z.boolean(),
      clauses: z.array(z.string()),
      /** What may be quoted, and what is free, if that is the cause. */
      terms: quoteTermsSchema,
    }),
  ),
});
export type FieldVisit = z.output<typeof fieldVisitSchema>;

export const fieldDaySchema = z.object({
  technician: z.object({ technician: z.string(), name: z.string(), photo: z.string().nullable() }),
  day: dayText,
  asOf: z.string(),
  /** The operator's instant as this was answered: the phone sets what it shows by it. */
  now: z.string(),
  shift: z.object({ from: z.string(), until: z.string() }).nullable(),
  desk: z.string(),
  visits: z.array(fieldVisitSchema),
  done: z.array(
    z.object({
      number: z.string(),
      trouble: labelText,
      finishedAt: z.string(),
      outcome: labelText,
    }),
  ),
});
export type FieldDay = z.output<typeof fieldDaySchema>;

const base = {
  /** Made on the phone: sent twice, it counts once. */
  id: z.uuid(),
  number: askedName(60),
  visit: z.int().min(1).max(99),
  /** By the phone's clock; set right by `sentAt` against ours. */
  at: askedMoment,
};
const lineBody = z.strictObject({
  code: askedName(60),
  words: askedText(200).default(""),
  quantity: z.int().min(1).max(999),
  unitPrice: z.int().min(0).max(9_999_999),
});

/** What a phone tells. The server decides; what does not hold is answered as a conflict. */
export const fieldFactBody = z.discriminatedUnion("type", [
  z.strictObject({ ...base, type: z.literal("accept") }),
  z.strictObject({ ...base, type: z.literal("refuse"), reason: askedText(500).default("") }),
  z.strictObject({ ...base, type: z.literal("release"), reason: askedText(500).min(1) }),
  z.strictObject({
    ...base,
    type: z.literal("on-the-way"),
    place: askedPoint.nullable().default(null),
  }),
  z.strictObject({
    ...base,
    type: z.literal("arrived"),
    place: askedPoint.nullable().default(null),
  }),
  z.strictObject({ ...base, type: z.literal("nobody-there") }),
  z.strictObject({
    ...base,
    type: z.literal("identity-checked"),
    paper: z.enum(["driving-licence", "my-number-card", "passport", "residence-card", "other"]),
    name: askedText(80).min(1),
    pledge: strokesField,
  }),
  z.strictObject({ ...base, type: z.literal("police-told"), reference: askedText(60).min(1) }),
  z.strictObject({ ...base, type: z.literal("work-began") }),
  z.strictObject({ ...base, type: z.literal("work-paused") }),
  z.strictObject({
    ...base,
    type: z.literal("cause-found"),
    trouble: askedName(60),
    facts: z.record(askedName(60), askedText(200)).default({}),
    cause: askedName(60),
  }),
  z.strictObject({
    ...base,
    type: z.literal("photo-taken"),
    photo: z.uuid(),
    shows: photoSchema.shape.shows,
  }),
  /** The phone makes the quote by the terms it holds; the server makes it again and must agree. */
  z.strictObject({
    ...base,
    type: z.literal("quoted"),
    quote: z.uuid(),
    lines: z.array(lineBody).min(1).max(40),
    total: z.int().min(0),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({
    ...base,
    type: z.literal("signed"),
    quote: z.uuid(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    name: askedText(80).min(1),
    strokes: strokesField,
  }),
  z.strictObject({ ...base, type: z.literal("quote-declined"), quote: z.uuid() }),
  z.strictObject({
    ...base,
    type: z.literal("made-safe"),
    how: askedText(1000).min(1),
    waitsFor: z.enum(["part", "daylight", "maker", "other"]),
    expectedOn: dayText.nullable().default(null),
  }),
  z.strictObject({
    ...base,
    type: z.literal("finished"),
    outcome: z.enum(["solved", "not-solved", "told-whom-to-ask"]),
    words: askedText(2000),
    name: askedText(80).default(""),
    strokes: strokesField.nullable().default(null),
  }),
  z.strictObject({ ...base, type: z.literal("note"), words: askedText(2000).min(1) }),
]);
export type FieldFact = z.output<typeof fieldFactBody>;

export const fieldFactsBody = z.strictObject({
  /** The phone's clock as it sends. */
  sentAt: askedMoment,
  facts: z.array(fieldFactBody).max(200),
  at: askedPoint.nullable().default(null),
});

/** Each fact that was sent: taken, taken before, or why not. */
export const fieldAnswerSchema = z.object({
  answers: z.array(
    z.object({
      id: z.string(),
      taken: z.enum(["taken", "before", "refused"]),
      /** It is kept all the same, and shown to the desk. */
      reason: labelText.nullable(),
    }),
  ),
  day: fieldDaySchema,
});
export type FieldAnswer = z.output<typeof fieldAnswerSchema>;

export const photoTakenSchema = z.object({
  photo: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});
