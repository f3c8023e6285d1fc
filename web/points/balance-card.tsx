import type { PointsView } from "../../src/app/api/points.ts";
import { dayText, say, yenText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";

/** How many points there are, and which go first. */
export function BalanceCard({ points }: { readonly points: PointsView }) {
  const words = usePointsWords();
  const { language } = useSpeech();
  const [first] = points.lots;
  return (
    <section className="card" aria-labelledby="points-balance">
      <h2 id="points-balance" className="sub small">
        {words.balance}
      </h2>
      <div className="big">
        {yenText(points.balance)}
        <span className="unit">{words.unit}</span>
      </div>
      <p className="sub">
        {points.state === "at-rest" ? words.atRest : words.worth(yenText(points.balance))}
        {first === undefined ? null : (
          <>
            {language === "ja" ? "・" : ", "}
            {words.nextToLapse(yenText(first.points), dayText(first.lastValidDay, language, true))}
          </>
        )}
      </p>
      {points.lots.length === 0 ? null : (
        <Disclosure label={words.lots} labelOpen={words.lotsLess}>
          <Lots lots={points.lots} />
        </Disclosure>
      )}
    </section>
  );
}

function Lots({ lots }: Pick<PointsView, "lots">) {
  const words = usePointsWords();
  const { language } = useSpeech();
  return (
    <table className="points-table">
      <thead>
        <tr>
          <th scope="col">{words.lot}</th>
          <th scope="col">{words.granted}</th>
          <th scope="col">{words.validThrough}</th>
          <th scope="col" className="number">
            {words.left}
          </th>
        </tr>
      </thead>
      <tbody>
        {lots.map((lot) => (
          <tr key={`${lot.grantedOn} ${lot.label.en}`}>
            <th scope="row">{say(lot.label, language)}</th>
            <td className="nowrap">{dayText(lot.grantedOn, language, true)}</td>
            <td className="nowrap">{dayText(lot.lastValidDay, language, true)}</td>
            <td className="number">{yenText(lot.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
