import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { RankingCard } from "../answer/ranking-card.tsx";

/** A whole answer as it is read: what was kept, or what a customer's link shows. */
export function AnswerView({ answer }: { readonly answer: DiagnosisAnswer }) {
  return <RankingCard answer={answer} />;
}
