import { z } from "zod";
import { askedText } from "./asked.ts";
import { diagnosisBody } from "./diagnosis-run.ts";
import type { Route } from "./route.ts";

const KILOBYTE = 1024;
const language = z.strictObject({ lang: z.enum(["ja", "en"]).optional() });
const kept = z.strictObject({ diagnosis: z.string().regex(/^\d{1,15}$/, "write a number") });

/** How a contractor's reports look. */
export const brandBody = z.strictObject({
  name: askedText(60).refine((text) => text.trim() !== "", "write a name"),
  contact: z.array(askedText(60)).max(4).default([]),
  /** `#8A5A2B`; null: the house's own. Has to be read on white: a contrast of 4.5 at least. */
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "write a colour such as #8A5A2B")
    .nullable()
    .default(null),
  /** A PNG, or an SVG of plain paths, in base64; `keep` leaves the one that is there. */
  logo: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("keep") }),
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({ kind: z.literal("file"), base64: z.base64().max(350 * KILOBYTE) }),
    ])
    .default({ kind: "keep" }),
});

export const brandSchema = z.object({
  name: z.string(),
  contact: z.array(z.string()),
  accent: z.string().nullable(),
  logo: z.enum(["png", "svg"]).nullable(),
  /** False: nothing was set; the account's own name stands on reports. */
  isSet: z.boolean(),
});
export type BrandView = z.output<typeof brandSchema>;

export const reportRoutes = {
  diagnosisBrand: {
    method: "get",
    path: "/api/diagnosis/brand",
    access: "diagnosis",
    answer: brandSchema,
    summary: "How the contractor's reports look",
  },
  saveDiagnosisBrand: {
    method: "post",
    path: "/api/diagnosis/brand",
    access: "resident",
    body: brandBody,
    largest: 400 * KILOBYTE,
    answer: brandSchema,
    summary: "Set name, contact, colour and logo of the contractor's reports",
  },
  keptReport: {
    method: "get",
    path: "/api/diagnoses/:diagnosis/report",
    access: "diagnosis",
    slow: true,
    programs: true,
    params: kept,
    query: language,
    answer: "pdf",
    summary: "The report of a kept diagnosis (EN-07, EN-08)",
  },
  madeReport: {
    method: "post",
    path: "/api/diagnoses/report",
    access: "diagnosis",
    programs: true,
    key: true,
    query: language,
    body: diagnosisBody.extend({
      /** For whom it is made, where no customer is named; on the paper only. */
      name: askedText(60).default(""),
    }),
    largest: 2 * KILOBYTE * KILOBYTE,
    answer: "pdf",
    summary:
      "Make a diagnosis and answer its report; with the key of one made before, it is that one",
  },
} as const satisfies Record<string, Route>;

/** Open to whoever holds the secret. */
export const linkedReportRoutes = {
  linkedReport: {
    method: "get",
    path: "/api/diagnosis-links/:token/report",
    access: "public",
    params: z.strictObject({ token: askedText(100).min(1) }),
    query: language,
    answer: "pdf",
    summary: "The report of a diagnosis, for the customer it was made for",
  },
} as const satisfies Record<string, Route>;
