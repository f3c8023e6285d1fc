import { useEffect, useMemo, useState } from "react";
import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import type { Asked } from "../worker/asked.ts";
import type { Ranking, WorkerRefusal } from "../worker/messages.ts";
import { EngineRefusal } from "./engine-client.ts";
import { latestWins } from "./latest-wins.ts";
import type { Engines } from "./use-engine.ts";

/** The whole answer follows when nothing has moved for so long. */
const PAUSE_MS = 140;

export interface Answers {
  readonly ranking: Ranking | null;
  readonly whole: DiagnosisAnswer | null;
  /** The question that the whole answer answers. */
  readonly wholeOf: Asked | null;
  readonly refusals: readonly WorkerRefusal[];
}

/** The ranking as the sliders move, the rest after a pause; what was shown stays until then. */
export function useAnswers({ quick, whole }: Engines, asked: Asked): Answers {
  const [ranking, setRanking] = useState<Ranking | null>(null);
  const [answer, setAnswer] = useState<readonly [Asked, DiagnosisAnswer] | null>(null);
  const [refusals, setRefusals] = useState<readonly WorkerRefusal[]>([]);
  const calls = useMemo(() => {
    const failed = (fault: unknown) => setRefusals(refusalsOf(fault));
    const done = (made: Ranking) => {
      setRanking(made);
      setRefusals([]);
    };
    return {
      rank: latestWins((question: Asked) => quick.call("rank", question), { done, failed }),
      whole: latestWins(
        async (question: Asked) => [question, await whole.call("whole", question)] as const,
        { done: setAnswer, failed },
      ),
    };
  }, [quick, whole]);
  useEffect(() => {
    calls.rank.ask(asked);
    const later = setTimeout(() => calls.whole.ask(asked), PAUSE_MS);
    return () => clearTimeout(later);
  }, [calls, asked]);
  const [wholeOf, made] = answer ?? [null, null];
  return { ranking, whole: made, wholeOf, refusals };
}

function refusalsOf(fault: unknown): readonly WorkerRefusal[] {
  if (fault instanceof EngineRefusal) return fault.refusals;
  return [{ code: "diagnosis.fault", field: "", got: String(fault), accepted: "" }];
}
