import { useState } from "react";
import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { say } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { NotComparedList } from "./not-compared.tsx";
import { RankingTable } from "./ranking-table.tsx";
import { commonMarks, type RankedPlan, rowsOf } from "./shown-plan.ts";
import type { UnfoldMonth } from "./unfolded.ts";

const FIRST = 8;

/** What the household can do, cheapest first, the present contract in its place. */
export function RankingCard({
  answer,
  unfold = null,
}: {
  readonly answer: Pick<DiagnosisAnswer, "ranking" | "notCompared" | "why" | "periods">;
  /** Unfolds a month to its charges; left out where nothing can be computed. */
  readonly unfold?: UnfoldMonth | null;
}) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const { placed, apart } = rowsOf(answer.ranking);
  const common = commonMarks(placed);
  const months = answer.periods.map(({ from }) => from.slice(0, 7));
  const table = { common, months, unfold };
  return (
    <section className="card ranking" aria-labelledby="ranking">
      <div className="row wrap">
        <h2 id="ranking" className="card-title">
          {words.ranking.title(answer.ranking.some(({ gas }) => gas !== null))}
        </h2>
        <span className="sub small">{words.ranking.note}</span>
      </div>
      {placed.length === 0 ? (
        <p className="sub">{words.ranking.empty}</p>
      ) : (
        <Placed rows={placed} table={table} />
      )}
      {common.map((mark) => (
        <p key={mark} className="sub small">
          {words.ranking.allMarked(words.marks[mark])}
        </p>
      ))}
      {answer.why === null ? null : (
        <p className="wash why-cheaper">{say(answer.why.sentence, language)}</p>
      )}
      {apart.length === 0 ? null : (
        <Disclosure
          label={words.ranking.unverified(apart.length)}
          labelOpen={words.ranking.unverifiedOpen}
        >
          <RankingTable rows={apart} {...table} />
        </Disclosure>
      )}
      <NotComparedList plans={answer.notCompared} />
    </section>
  );
}

type TableParts = Omit<Parameters<typeof RankingTable>[0], "rows">;

/** The first rows and the present contract; the rest on demand. */
function Placed({
  rows,
  table,
}: {
  readonly rows: readonly RankedPlan[];
  readonly table: TableParts;
}) {
  const words = useDiagnosisWords();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.filter(({ kind }, index) => index < FIRST || kind === "stay");
  const more = rows.length - shown.length;
  return (
    <>
      <RankingTable rows={shown} {...table} />
      {more > 0 || all ? (
        <button type="button" className="quiet" onClick={() => setAll(!all)}>
          {all ? words.ranking.fewer : words.ranking.more(more)}
        </button>
      ) : null}
    </>
  );
}
