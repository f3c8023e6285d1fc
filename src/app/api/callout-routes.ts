import { z } from "zod";
import { askedName, askedText } from "./asked.ts";
import {
  checkedCallSchema,
  intakeFormSchema,
  MOST_PHOTO_BYTES,
  residentCallBody,
  residentCaseSchema,
  residentCasesSchema,
  strokesField,
} from "./callout.ts";
import {
  fieldAnswerSchema,
  fieldDaySchema,
  fieldFactsBody,
  photoTakenSchema,
} from "./callout-field.ts";
import type { Route } from "./route.ts";

const number = z.strictObject({ number: askedName(60) });
const photo = z.strictObject({ photo: z.uuid() });
const language = z.strictObject({ lang: z.enum(["ja", "en"]).optional() });
const reportParams = z.strictObject({ number: askedName(60), document: askedName(60) });

/** A household's own calls. */
const residentCallout = {
  callout: {
    method: "get",
    path: "/api/callout",
    access: "resident",
    answer: residentCasesSchema,
    summary: "Open and past calls, and what one has a right to",
  },
  calloutForm: {
    method: "get",
    path: "/api/callout/form",
    access: "resident",
    answer: intakeFormSchema,
    summary: "Dangers first, then the families of trouble in the words of the terms",
  },
  checkCall: {
    method: "post",
    path: "/api/callout/check",
    access: "resident",
    body: residentCallBody,
    answer: checkedCallSchema,
    summary: "What would be decided, and what it may cost; nothing is written",
  },
  call: {
    method: "post",
    path: "/api/callout",
    access: "resident",
    key: true,
    body: residentCallBody,
    answer: residentCaseSchema,
    summary: "Call for help; a danger ends with its line (KK-06)",
  },
  calloutCase: {
    method: "get",
    path: "/api/callout/cases/:number",
    access: "resident",
    params: number,
    answer: residentCaseSchema,
    summary: "One call: who comes, when, what it may cost",
  },
  cancelCall: {
    method: "post",
    path: "/api/callout/cases/:number/cancel",
    access: "resident",
    key: true,
    params: number,
    body: z.strictObject({ reason: askedText(500).default("") }),
    answer: residentCaseSchema,
    summary: "Cancel a call",
  },
  acceptCallPrice: {
    method: "post",
    path: "/api/callout/cases/:number/price",
    access: "resident",
    key: true,
    params: number,
    body: z.strictObject({ accept: z.boolean(), total: z.int().min(0) }),
    answer: residentCaseSchema,
    summary: "Accept or decline the price of a visit outside the terms",
  },
  signQuote: {
    method: "post",
    path: "/api/callout/cases/:number/quotes/:quote",
    access: "resident",
    key: true,
    params: z.strictObject({ number: askedName(60), quote: z.uuid() }),
    body: z.strictObject({
      accept: z.boolean(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      name: askedText(80).default(""),
      strokes: strokesField.default([]),
    }),
    answer: residentCaseSchema,
    summary: "Sign or decline a quote on the own phone",
  },
  complainOfCall: {
    method: "post",
    path: "/api/callout/cases/:number/complaint",
    access: "resident",
    key: true,
    params: number,
    body: z.strictObject({ words: askedText(2000).min(1) }),
    answer: residentCaseSchema,
    summary: "Say that something was not right",
  },
  sendCallPhoto: {
    method: "post",
    path: "/api/callout/photos",
    access: "resident",
    file: MOST_PHOTO_BYTES,
    answer: photoTakenSchema,
    summary: "A picture for a call: JPEG, PNG or WebP; places and cameras are taken out of it",
  },
  callPhoto: {
    method: "get",
    path: "/api/callout/photos/:photo",
    access: "resident",
    params: photo,
    answer: "image",
    summary: "A picture of an own call, or of who comes",
  },
  callReportPdf: {
    method: "get",
    path: "/api/callout/cases/:number/reports/:document/pdf",
    access: "resident",
    params: reportParams,
    query: language,
    answer: "pdf",
    summary: "The report of a visit, with pictures, times and signatures",
  },
} as const satisfies Record<string, Route>;

/** A technician's phone. */
const fieldCallout = {
  fieldDay: {
    method: "get",
    path: "/api/field/day",
    access: "technician",
    answer: fieldDaySchema,
    summary: "Own visits of the day with all that works without a signal",
  },
  fieldFacts: {
    method: "post",
    path: "/api/field/facts",
    access: "technician",
    body: fieldFactsBody,
    largest: 1_000_000,
    answer: fieldAnswerSchema,
    summary: "What happened, as the phone queued it; each counts once",
  },
  fieldPhoto: {
    method: "post",
    path: "/api/field/photos/:photo",
    access: "technician",
    params: photo,
    file: MOST_PHOTO_BYTES,
    answer: photoTakenSchema,
    summary: "A picture under the name that the phone gave it",
  },
  fieldCallPhoto: {
    method: "get",
    path: "/api/field/photos/:photo",
    access: "technician",
    params: photo,
    answer: "image",
    summary: "A picture of an own visit",
  },
} as const satisfies Record<string, Route>;

export const calloutRoutes = { ...residentCallout, ...fieldCallout };
