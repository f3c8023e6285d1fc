import { z } from "zod";
import { askedText } from "./asked.ts";
import { diagnosisAnswer } from "./diagnosis-answer.ts";
import { loadBody } from "./diagnosis-load.ts";
import { questionBody } from "./diagnosis-question.ts";
import { clauseSchema, dayText, labelText } from "./fields.ts";

/** Ask for a diagnosis, for a customer or for nobody who is kept. */
export const diagnosisBody = z.strictObject({
  customer: z.int().min(1).max(999_999_999).nullable().default(null),
  question: questionBody,
});

export const diagnosisMadeSchema = z.object({
  answer: diagnosisAnswer,
  /** Number under which it is kept; null: it is not, for the reason below (EN-11). */
  diagnosis: z.int().nullable(),
  keptNot: z
    .object({
      code: z.enum(["no-customer", "no-consent", "consent-withdrawn"]),
      reason: labelText,
      clauses: z.array(clauseSchema),
    })
    .nullable(),
  /** Sent again under its key: answered as before, and not counted again. */
  repeated: z.boolean(),
  /** What it counted as (EN-05); null when it was repeated. */
  counted: z
    .object({ contract: z.string(), item: z.string(), service: z.string(), isAbove: z.boolean() })
    .nullable(),
});
export type DiagnosisMade = z.output<typeof diagnosisMadeSchema>;

const row = {
  diagnosis: z.int(),
  customer: z.int(),
  name: z.string(),
  service: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  engine: z.string(),
  catalogue: z.string(),
};
export const diagnosisListSchema = z.object({ diagnoses: z.array(z.object(row)) });
/** An own plan that took part, as its text was then. */
export const keptPlanSchema = z.object({
  draft: z.int(),
  name: z.string(),
  plan: z.string(),
  examples: z.string(),
});
export type KeptPlan = z.output<typeof keptPlanSchema>;
export const keptDiagnosisSchema = z.object({
  ...row,
  question: questionBody,
  answer: diagnosisAnswer,
  plans: z.array(keptPlanSchema),
});

export const linkBody = z.strictObject({ days: z.int().min(1).max(90).default(30) });
/** The secret address for the customer; shown once. */
export const linkSchema = z.object({ url: z.string(), lastDay: dayText });

/** What a customer reads at a link: no name, no address, no half-hour. */
export const linkedSchema = z.object({
  contractor: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
  place: z.object({ prefecture: z.string(), area: z.string() }),
  answer: diagnosisAnswer,
});

export type LinkedDiagnosis = z.output<typeof linkedSchema>;

/** What is said about a file of use, as one JSON text. */
export const useQuery = z.strictObject({
  prefecture: askedText(20).min(1),
  statement: askedText(4000).default("{}"),
});
const problem = z.object({
  row: z.int().nullable(),
  field: z.string(),
  code: z.string(),
  got: z.string(),
  accepted: z.string(),
});
export const useReadSchema = z.object({
  /** The year that the file gives; null: something is wrong or has to be said first. */
  load: loadBody.nullable(),
  summary: z
    .object({
      from: dayText,
      days: z.int(),
      unit: z.string(),
      yearKwh: z.number(),
      generationKwh: z.number().nullable(),
      measured: z.int(),
      filled: z.int(),
      grown: z.int(),
    })
    .nullable(),
  problems: z.array(problem),
  problemCount: z.int(),
  /** What the file does not tell: answered by another statement, never guessed. */
  questions: z.array(z.looseObject({ code: z.string() })),
});
export type UseRead = z.output<typeof useReadSchema>;

export const packQuery = z.strictObject({ hash: askedText(100).optional() });
/** The terms that a diagnosis reads: the engine's own shape, for the worker alone. */
export const packSchema = z.object({
  hash: z.string(),
  services: z.record(z.string(), z.unknown()),
  documents: z.record(z.string(), z.unknown()),
  rules: z.array(z.unknown()),
});

/** The contractor's own plans as rules that lie over the pack, for the worker alone. */
export const ownRulesSchema = z.object({
  /** Hash of the pack over which they lie; of another, both are asked for anew. */
  base: z.string(),
  /** Of the pack with them. */
  hash: z.string(),
  rules: z.array(z.unknown()),
  /** What a diagnosis says of those that were left out. */
  warnings: z.array(z.object({ code: z.string(), text: labelText })),
  leftOut: z.array(z.object({ draft: z.int(), name: z.string(), problems: z.array(z.string()) })),
});
