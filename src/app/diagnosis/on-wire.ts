import type { Diagnosis } from "../../diagnosis/model.ts";
import { formatDay, formatMonth } from "../../kernel/day.ts";
import { type DiagnosisAnswer, diagnosisAnswer } from "../api/diagnosis-answer.ts";

/** A diagnosis as it is sent and kept: days as text, and nothing that is not declared. */
export function onWire(diagnosis: Diagnosis): DiagnosisAnswer {
  const { asOf, periods, energy } = diagnosis;
  return diagnosisAnswer.parse({
    ...diagnosis,
    asOf: formatDay(asOf),
    periods: periods.map(({ period: { from, until }, billMonth }) => ({
      from: formatDay(from),
      until: formatDay(until),
      billMonth: formatMonth(billMonth),
    })),
    energy: energy && energy.map((each) => ({ ...each, month: formatMonth(each.month) })),
  });
}
