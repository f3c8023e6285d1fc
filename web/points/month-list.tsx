import type { PointsView } from "../../src/app/api/points.ts";
import { dayText, kwhText, monthText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { JudgedSum, VerdictPill } from "./judged-view.tsx";

/** Each month against the mean of those before it; the sum behind it unfolds. */
export function MonthList({ months }: Pick<PointsView, "months">) {
  const { months: words, noneYet } = usePointsWords();
  return (
    <section className="section" aria-labelledby="points-months">
      <h2 id="points-months">{words.title}</h2>
      <p className="sub small">{words.lead}</p>
      {months.length === 0 ? (
        <p className="sub">{noneYet}</p>
      ) : (
        <ul className="list">
          {months.map((month) => (
            <li key={month.month} className="list-row">
              <MonthRow month={month} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function MonthRow({ month }: { readonly month: PointsView["months"][number] }) {
  const words = usePointsWords();
  const { language } = useSpeech();
  const { judged } = month;
  return (
    <>
      <p className="row wrap">
        <b>{monthText(month.month, language)}</b>
        <VerdictPill judged={judged} />
        <b>{words.months.row(judged.points)}</b>
      </p>
      <p className="sub small">
        {judged.usedWh === null ? "" : `${kwhText(judged.usedWh, 1)} kWh`}
        {judged.usedWh === null || judged.points === 0 ? "" : " · "}
        {judged.points === 0 ? "" : `${words.granted} ${dayText(month.grantedOn, language, true)}`}
      </p>
      <Disclosure label={words.months.more} labelOpen={words.months.less}>
        <JudgedSum judged={judged} />
      </Disclosure>
    </>
  );
}
