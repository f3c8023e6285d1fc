import { z } from "zod";
import { askedName, askedText } from "./asked.ts";
import {
  intakeFormSchema,
  MOST_PHOTO_BYTES,
  publicCallBody,
  residentCaseSchema,
} from "./callout.ts";
import { photoTakenSchema } from "./callout-field.ts";
import type { Route } from "./route.ts";
import { doneSchema } from "./session.ts";

const token = z.strictObject({ token: z.string().regex(/^[\w-]{20,100}$/) });
/** The operator by its code; left out: the one whose call-outs are open here. */
const operator = { operator: askedName(40).optional() };

/** For whoever cannot log in: a code by mail is the only proof, a secret address the only key. */
export const openCalloutRoutes = {
  helpForm: {
    method: "get",
    path: "/api/help",
    access: "public",
    query: z.strictObject(operator),
    answer: intakeFormSchema,
    summary: "The telephone number and the dangers, without a login",
  },
  helpCode: {
    method: "post",
    path: "/api/help/code",
    access: "public",
    body: z.strictObject({ email: askedText(200).min(3), ...operator }),
    answer: doneSchema,
    summary: "Send a code of six digits by mail; the answer is the same whoever asks",
  },
  helpCall: {
    method: "post",
    path: "/api/help/calls",
    access: "public",
    key: true,
    body: z.strictObject({
      /** Left empty only where a danger is answered with yes: that waits for no mail. */
      code: z.string().regex(/^(\d{6})?$/),
      call: publicCallBody,
      ...operator,
    }),
    answer: z.object({ token: z.string(), case: residentCaseSchema }),
    summary: "Call for help with the code of the mail",
  },
  helpCase: {
    method: "get",
    path: "/api/help/calls/:token",
    access: "public",
    params: token,
    answer: residentCaseSchema,
    summary: "The call behind a secret address",
  },
  helpPrice: {
    method: "post",
    path: "/api/help/calls/:token/price",
    access: "public",
    params: token,
    body: z.strictObject({ accept: z.boolean(), total: z.int().min(0) }),
    answer: residentCaseSchema,
    summary: "Accept or decline the price of a visit outside the terms",
  },
  helpCancel: {
    method: "post",
    path: "/api/help/calls/:token/cancel",
    access: "public",
    params: token,
    body: z.strictObject({ reason: askedText(500).default("") }),
    answer: residentCaseSchema,
    summary: "Cancel the call behind a secret address",
  },
  helpSendPhoto: {
    method: "post",
    path: "/api/help/calls/:token/photos",
    access: "public",
    params: token,
    file: MOST_PHOTO_BYTES,
    answer: photoTakenSchema,
    summary: "A picture for the call behind a secret address",
  },
  helpPhoto: {
    method: "get",
    path: "/api/help/calls/:token/photos/:photo",
    access: "public",
    params: z.strictObject({ ...token.shape, photo: z.uuid() }),
    answer: "image",
    summary: "A picture of the call, or of who comes",
  },
  helpReportPdf: {
    method: "get",
    path: "/api/help/calls/:token/reports/:document/pdf",
    access: "public",
    params: z.strictObject({ ...token.shape, document: askedName(60) }),
    query: z.strictObject({ lang: z.enum(["ja", "en"]).optional() }),
    answer: "pdf",
    summary: "The report of a visit behind a secret address",
  },
} as const satisfies Record<string, Route>;
export type OpenCalloutRoute = keyof typeof openCalloutRoutes;
