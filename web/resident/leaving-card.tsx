import type { Leaving } from "../../src/app/api/action.ts";
import { OWN } from "../api.ts";
import { dayText, say, yenText } from "../format.ts";
import { useLeaving } from "../life/use-life-queries.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "../life/clauses.tsx";
import "../styles/life.css";

/** "When is it cheapest to leave?", answered with days; nothing where leaving is not possible. */
export function LeavingCard({ contract }: { readonly contract: string }) {
  const words = useLifeWords();
  const { data } = useLeaving(OWN, contract);
  if (data === undefined || data.steps.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.leaving.title}</h2>
      <div className="card">
        <LeavingTable leaving={data} />
      </div>
    </section>
  );
}

/** Each stretch of days with what leaving in it costs, fees up to then beside it. */
export function LeavingTable({ leaving }: { readonly leaving: Leaving }) {
  const words = useLifeWords();
  const most = Math.max(1, ...leaving.steps.map(({ amount }) => amount));
  const single = new Map(
    leaving.steps.flatMap(({ clauses }) => clauses.map((one) => [one.id, one] as const)),
  );
  return (
    <>
      <p className="sub">{words.leaving.lead}</p>
      <table className="leaving-table">
        <caption className="unseen">{words.leaving.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.leaving.days}</th>
            <th scope="col" className="number">
              {words.leaving.fee}
            </th>
          </tr>
        </thead>
        <tbody>
          {leaving.steps.map((step) => (
            <LeavingRow key={step.from} step={step} best={leaving.best} most={most} />
          ))}
        </tbody>
      </table>
      <Clauses clauses={[...single.values()]} />
    </>
  );
}

function LeavingRow({
  step,
  best,
  most,
}: {
  readonly step: Leaving["steps"][number];
  readonly best: string | null;
  readonly most: number;
}) {
  const words = useLifeWords();
  const { words: common, language } = useSpeech();
  const reading = useReadingWords();
  const isBest = best !== null && step.from <= best && best <= step.until;
  const width = `${Math.max(0, (step.amount / most) * 100)}%`;
  return (
    <tr className={isBest ? "best" : undefined}>
      <td>
        <span className="leaving-days">
          {reading.contracts.period(
            dayText(step.from, language, true),
            dayText(step.until, language, true),
          )}
        </span>
        {isBest ? <span className="pill gain">{words.leaving.best}</span> : null}
        <span className="sub small leaving-why">{say(step.label, language)}</span>
        {step.feesUntil === 0 ? null : (
          <span className="sub small leaving-why">
            {words.leaving.feesUntil(dayText(step.from, language), yenText(step.feesUntil))}
          </span>
        )}
        {step.amount === 0 ? null : (
          <div className="leaving-bar" aria-hidden="true">
            <span style={{ width }} />
          </div>
        )}
      </td>
      <td className="number">
        {yenText(step.amount)}
        <span className="unit">{common.yen}</span>
      </td>
    </tr>
  );
}
