import type { Diagnosis, DiagnosisQuestion } from "../../../diagnosis/model.ts";
import type { Prepared } from "../../../diagnosis/prepare.ts";
import { ok } from "../../../kernel/result.ts";
import { findPlanAt } from "../../../rating/energy/plan-at.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { bestOf } from "../../pdf/diagnosis-best.ts";
import type { Contractor, DiagnosisReport } from "../../pdf/diagnosis-report.ts";
import { preparedUnder } from "../engine.ts";
import { homeFacts } from "./home-facts.ts";
import { monthShown } from "./month-shown.ts";
import { shownUse } from "./shown-use.ts";

export interface ReportAsk {
  readonly catalogue: Catalogue;
  readonly question: DiagnosisQuestion;
  readonly diagnosis: Diagnosis;
  readonly contractor: Contractor;
  /** Empty where the paper must not tell whose it is. */
  readonly customer: string;
  /** Whether the mean day is drawn: it shows when nobody is at home. */
  readonly showsDay: boolean;
  readonly madeOn: string;
  /** The place as the diagnosis had it, where own weather was in it. */
  readonly prepared?: Prepared;
}

/** A diagnosis with all that its report says besides: use, conditions, and one month unfolded. */
export function reportContent(ask: ReportAsk): DiagnosisReport {
  const { catalogue, question, diagnosis, contractor, customer, madeOn } = ask;
  const best = bestOf(diagnosis)?.plan ?? null;
  const prepared = ask.prepared ? ok(ask.prepared) : preparedUnder(catalogue, question);
  const month =
    best && prepared.ok ? monthShown({ prepared: prepared.value, question, plan: best }) : null;
  const home = homeFacts(question, diagnosis);
  return { diagnosis, home, use: useOf(ask), month, customer, contractor, madeOn };
}

function useOf({ catalogue, question, diagnosis, showsDay }: ReportAsk): DiagnosisReport["use"] {
  const { electricity } = question;
  if (electricity === null) return null;
  const address = bestOf(diagnosis)?.plan.electricity?.address ?? null;
  // A plan of a kept diagnosis may have left the catalogue since.
  const plan = address === null ? null : findPlanAt(catalogue, address);
  const from = diagnosis.periods[0]?.period.from ?? diagnosis.asOf;
  const use = shownUse(electricity.load, plan, from);
  return showsDay ? use : { ...use, slots: [] };
}
