import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { AssumptionsCard } from "./assumptions-card.tsx";
import { CashCard } from "./cash-card.tsx";
import { Co2Card } from "./co2-card.tsx";
import { EffectCard } from "./effect-card.tsx";
import { FlowsCard } from "./flows-card.tsx";
import { RankingCard } from "./ranking-card.tsx";
import { SizesCard } from "./sizes-card.tsx";
import type { UnfoldMonth } from "./unfolded.ts";
import "../../styles/bill.css";
import "../../styles/use.css";
import "../../styles/diagnosis.css";

/** A whole answer: on the page where it is made, where it is kept, and at the customer's link. */
export function AnswerView({
  answer,
  unfold = null,
}: {
  readonly answer: DiagnosisAnswer;
  readonly unfold?: UnfoldMonth | null;
}) {
  return (
    <div className="answer-view">
      <RankingCard answer={answer} unfold={unfold} />
      <AnswerParts answer={answer} />
    </div>
  );
}

/** Everything of an answer but the ranking. */
export function AnswerParts({ answer }: { readonly answer: DiagnosisAnswer }) {
  const { energy, investment, co2, sizes, optimum } = answer;
  return (
    <>
      <div className="answer-pair">
        <EffectCard answer={answer} />
        {energy === null ? null : <FlowsCard energy={energy} />}
      </div>
      {investment === null ? null : <CashCard investment={investment} />}
      <div className="answer-pair">
        <SizesCard answer={{ sizes, optimum }} />
        {co2 === null ? null : <Co2Card co2={co2} />}
      </div>
      <AssumptionsCard answer={answer} />
    </>
  );
}
