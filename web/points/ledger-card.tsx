import type { PointsView } from "../../src/app/api/points.ts";
import { dayText, say, signedYen, yenText } from "../format.ts";
import { InlineClauses } from "../life/clauses.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";

/** Every line of the ledger, the newest first, with what was left after it. */
export function LedgerCard({ ledger }: Pick<PointsView, "ledger">) {
  const { ledger: words, noneYet } = usePointsWords();
  const { language } = useSpeech();
  return (
    <section className="section" aria-labelledby="points-ledger">
      <h2 id="points-ledger">{words.title}</h2>
      {ledger.length === 0 ? (
        <p className="sub">{noneYet}</p>
      ) : (
        <div className="card">
          <table className="points-table">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.what}</th>
                <th scope="col" className="number">
                  {words.points}
                </th>
                <th scope="col" className="number">
                  {words.balance}
                </th>
              </tr>
            </thead>
            <tbody>
              {ledger.map((entry, index) => (
                <tr key={ledger.length - index}>
                  <td className="nowrap">{dayText(entry.on, language, true)}</td>
                  <td>
                    {say(entry.label, language)} <InlineClauses clauses={entry.clauses} short />
                  </td>
                  <td className="number">{signedYen(entry.points)}</td>
                  <td className="number">{yenText(entry.balance)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
