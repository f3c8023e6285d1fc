import { z } from "zod";
import type { DiagnosisRow, KeptDiagnosis } from "../../../diagnosis/store-diagnoses.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { diagnosisAnswer } from "../../api/diagnosis-answer.ts";
import { questionBody } from "../../api/diagnosis-question.ts";
import {
  type diagnosisListSchema,
  type DiagnosisMade,
  type keptDiagnosisSchema,
  type KeptPlan,
  keptPlanSchema,
} from "../../api/diagnosis-run.ts";
import type { LabelText } from "../../api/fields.ts";
import type { Made, MakeRefusal } from "../../diagnosis/make-diagnosis.ts";
import type { Refusal } from "../problems.ts";
import { clausesView } from "../views/refused-view.ts";
import { refusalBy } from "./contractor-reader.ts";
import { loadFaults } from "./load-words.ts";

type Row = z.output<typeof diagnosisListSchema>["diagnoses"][number];

export function diagnosisRow(row: DiagnosisRow): Row {
  const { diagnosisId, customerId, customer, service, madeBy, madeAt, engine, catalogue } = row;
  const by = { service, madeBy, madeAt, engine, catalogue };
  return { diagnosis: diagnosisId, customer: customerId, name: customer, ...by };
}

export function keptView(kept: KeptDiagnosis): z.output<typeof keptDiagnosisSchema> {
  const question = questionBody.parse(kept.question);
  const answer = diagnosisAnswer.parse(kept.answer);
  return { ...diagnosisRow(kept), question, answer, plans: keptPlans(kept) };
}

/** The own plans of a kept diagnosis, with their texts. */
export function keptPlans({ plans }: { readonly plans: unknown }): KeptPlan[] {
  return z.array(keptPlanSchema).parse(plans);
}

const KEPT_NOT: Readonly<Record<NonNullable<Made["keptNot"]>, LabelText>> = {
  "no-customer": {
    ja: "お客さまを選んでいないため、保存していません。",
    en: "No customer is named, so nothing is kept.",
  },
  "no-consent": {
    ja: "お客さまの同意がないため、保存していません。",
    en: "The customer has not consented, so nothing is kept.",
  },
  "consent-withdrawn": {
    ja: "お客さまが同意を取り消されたため、保存していません。",
    en: "The customer took the consent back, so nothing is kept.",
  },
};

export function madeView(made: Made, catalogue: LoadedCatalogue): DiagnosisMade {
  const { answer, diagnosisId, keptNot: code, repeated, counted } = made;
  const clauses = clausesView(["EN-11"], catalogue);
  const keptNot = code === null ? null : { code, reason: KEPT_NOT[code], clauses };
  return { answer, diagnosis: diagnosisId, keptNot, repeated, counted };
}

/** Why there is no diagnosis: fields of the question, or the terms. */
export function makeRefusal(refusal: MakeRefusal, catalogue: LoadedCatalogue): Refusal {
  switch (refusal.kind) {
    case "key-reused":
      return { code: "request.key-reused" };
    case "terms":
      return refusalBy(refusal.refused, catalogue);
    case "question":
      return { code: "http.bad-request", fields: under(refusal.faults) };
    case "load":
      return { code: "diagnosis.not-answered", fields: under(loadFaults(refusal.refusals)) };
    case "engine":
      return {
        code: "diagnosis.not-answered",
        fields: under(
          refusal.refusals.map(({ code, field, got, accepted }) => ({
            path: field,
            message: `${code}: ${got}; accepted: ${accepted}`,
          })),
        ),
      };
  }
}

function under<T extends { readonly path: string }>(faults: readonly T[]) {
  return faults.map((fault) => ({ ...fault, path: `question.${fault.path}` }));
}
