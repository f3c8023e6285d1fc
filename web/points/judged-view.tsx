import type { JudgedView } from "../../src/app/api/points.ts";
import { dayText, kwhText, monthText, say } from "../format.ts";
import { Clauses } from "../life/clauses.tsx";
import { type Language, useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";

interface Sum {
  readonly judged: JudgedView;
  /** Ahead of us there is nothing to judge yet: no sentence, only what it will be held against. */
  readonly isAhead?: boolean;
}

/** Why it brought points, or none: the sentence, the figures, and each value that was compared. */
export function JudgedSum({ judged, isAhead = false }: Sum) {
  const { judged: words } = usePointsWords();
  const { language } = useSpeech();
  const counted = judged.before.filter(({ wh }) => wh !== null).length;
  return (
    <div className="points-sum">
      {isAhead ? null : <p>{say(judged.said, language)}</p>}
      <dl className="points-figures">
        <Figure label={words.used} wh={judged.usedWh} />
        <Figure label={words.mean} wh={judged.meanWh} />
        <Figure label={words.bound} wh={judged.boundWh} />
      </dl>
      {judged.before.length === 0 ? null : (
        <table className="points-table">
          <caption>
            {words.before}
            <span className="sub small"> {words.count(counted, judged.before.length)}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="number">
                kWh
              </th>
            </tr>
          </thead>
          <tbody>
            {judged.before.map(({ name, wh }) => (
              <tr key={name}>
                <th scope="row">{nameText(name, language)}</th>
                <td className="number">
                  {wh === null ? <span className="sub">{words.leftOut}</span> : kwhText(wh, 3)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Clauses clauses={judged.clauses} />
    </div>
  );
}

function nameText(name: string, language: Language): string {
  return name.length === 7 ? monthText(name, language) : dayText(name, language);
}

function Figure({ label, wh }: { readonly label: string; readonly wh: number | null }) {
  if (wh === null) return null;
  return (
    <div>
      <dt className="sub small">{label}</dt>
      <dd>{kwhText(wh, 3)} kWh</dd>
    </div>
  );
}

/** Met or not, in a word. */
export function VerdictPill({ judged }: { readonly judged: JudgedView }) {
  const { judged: words } = usePointsWords();
  const gain = judged.verdict === "met" ? "pill gain" : "pill";
  return <span className={gain}>{words.verdict[judged.verdict]}</span>;
}
