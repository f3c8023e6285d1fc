import { loadText } from "../../diagnosis/load/load-text.ts";
import type { DiagnosisQuestion } from "../../diagnosis/model.ts";
import { formatDay } from "../../kernel/day.ts";
import type { DiagnosisAnswer } from "../api/diagnosis-answer.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";
import { loadTold } from "./load-on-wire.ts";

/**
 * A question with its day, and with the year of use that was made for it: asked again, it is the
 * same whatever has become of prices and patterns meanwhile.
 */
export function keptQuestion(body: QuestionBody, question: DiagnosisQuestion): QuestionBody {
  const asked = { ...body, asOf: formatDay(question.asOf) };
  const { electricity } = question;
  if (!isMade(body) || electricity === null || body.electricity === null) return asked;
  return { ...asked, electricity: { ...body.electricity, load: loadText(electricity.load) } };
}

/** What came of months, a bill or the household's kind; null where half-hours were sent. */
export function toldOfMade(
  body: QuestionBody,
  { electricity }: DiagnosisQuestion,
): DiagnosisAnswer["load"] {
  return electricity !== null && isMade(body) ? loadTold(electricity.load) : null;
}

function isMade({ electricity }: QuestionBody): boolean {
  return electricity !== null && !("wh" in electricity.load);
}
