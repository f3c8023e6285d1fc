import { daysAsText } from "../../diagnosis/days-as-text.ts";
import type { Diagnosis } from "../../diagnosis/model.ts";
import { type DiagnosisAnswer, diagnosisAnswer } from "../api/diagnosis-answer.ts";

/** A diagnosis as it is sent and kept: days as text, and nothing that is not declared. */
export function onWire(diagnosis: Diagnosis): DiagnosisAnswer {
  return diagnosisAnswer.parse(daysAsText(diagnosis));
}
