import { useCallback, useEffect, useMemo, useState } from "react";
import { say, yenText } from "../../format.ts";
import { Yen } from "../../parts/amount.tsx";
import { Loading } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { AnswerParts } from "../answer/answer-view.tsx";
import { RankingCard } from "../answer/ranking-card.tsx";
import type { RankedPlan } from "../answer/shown-plan.ts";
import type { Asked } from "../worker/asked.ts";
import type { Ranking, WorkerRefusal } from "../worker/messages.ts";
import type { Answers } from "./use-answers.ts";
import type { Engines } from "./use-engine.ts";

/** A reader hears of a new best only when the slider has come to rest. */
const SAID_AFTER_MS = 900;

/** What comes of what is known: the ranking at once, the rest as soon as it is worked out. */
export function AnswerColumn({
  engines,
  asked,
  answers,
}: {
  readonly engines: Engines;
  readonly asked: Asked;
  readonly answers: Answers;
}) {
  const { ranking, whole, wholeOf, refusals } = answers;
  const unfold = useCallback(
    (plan: RankedPlan, month: string) => engines.whole.call("unfold", { asked, plan, month }),
    [engines, asked],
  );
  const isCurrent = wholeOf === asked;
  const shown = useMemo(
    () => ({
      ranking: [...(ranking?.ranking ?? [])],
      notCompared: whole?.notCompared ?? [],
      periods: whole?.periods ?? [],
      why: isCurrent ? (whole?.why ?? null) : null,
    }),
    [ranking, whole, isCurrent],
  );
  if (refusals.length > 0) return <Refused refusals={refusals} />;
  if (ranking === null) return <Loading rows={3} />;
  return (
    <>
      <div className="answer-view">
        <RankingCard answer={shown} unfold={unfold} />
        <div className="answer-rest" aria-busy={!isCurrent}>
          {whole === null ? <Loading rows={2} /> : <AnswerParts answer={whole} />}
        </div>
      </div>
      <BestSaid ranking={ranking} />
    </>
  );
}

/** Tells a screen reader the new best after a pause, politely; on a phone it stays in sight. */
function BestSaid({ ranking: { ranking } }: { readonly ranking: Ranking }) {
  const { status } = useDiagnosisWords();
  const { language } = useSpeech();
  const [said, setSaid] = useState("");
  const best = ranking.find(({ place }) => place !== null);
  const text = best ? status.best(say(best.label, language), yenText(best.yearYen)) : "";
  useEffect(() => {
    const later = setTimeout(() => setSaid(text), SAID_AFTER_MS);
    return () => clearTimeout(later);
  }, [text]);
  return (
    <>
      <output className="unseen">{said}</output>
      {best === undefined ? null : (
        <p className="best-bar" aria-hidden="true">
          <span>{say(best.label, language)}</span>
          <Yen yen={best.yearYen} />
        </p>
      )}
    </>
  );
}

function Refused({ refusals }: { readonly refusals: readonly WorkerRefusal[] }) {
  const { status } = useDiagnosisWords();
  return (
    <div className="card state" role="alert">
      <p className="strong">{status.refused}</p>
      <ul className="reasons">
        {refusals.map(({ code, field, got, accepted }) => (
          <li key={`${code}${field}`}>
            <span>
              {field}: {got} <code>{code}</code>
            </span>
            <span className="sub small">{accepted}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
