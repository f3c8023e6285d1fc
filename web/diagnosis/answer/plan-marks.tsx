import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import type { PlanMark } from "./shown-plan.ts";

/** What an amount rests on, as hatched chips. */
export function PlanMarks({ marks }: { readonly marks: readonly PlanMark[] }) {
  const words = useDiagnosisWords();
  return marks.map((mark) => (
    <span key={mark} className="chip hatched">
      {words.marks[mark]}
    </span>
  ));
}
