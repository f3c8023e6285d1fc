import type { ActionPreview } from "../../src/app/api/action.ts";
import { dayWithWeekday, monthText, say } from "../format.ts";
import { Yen } from "../parts/amount.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import { Follows, Notes } from "./follows.tsx";
import { MoneyCard } from "./money-card.tsx";
import "../styles/life.css";

/** What a yes does: from when, the money, what ends with it, what to know, and by which clauses. */
export function Outcome({
  preview,
  isEnd,
}: {
  readonly preview: ActionPreview;
  /** The day on which it counts is the last day of service. */
  readonly isEnd: boolean;
}) {
  const words = useLifeWords();
  const { money, follows, notes, clauses } = preview;
  const isFree = money === null || (money.once.length === 0 && money.monthly.length === 0);
  return (
    <>
      <Effective preview={preview} isEnd={isEnd} />
      {isFree ? <p className="card">{words.act.noMoney}</p> : <MoneyCard money={money} />}
      <Corrections corrections={preview.corrections} />
      <Follows follows={follows} />
      <Notes notes={notes} />
      {clauses.length === 0 ? null : (
        <section className="section">
          <h2>{words.act.clauses}</h2>
          <Clauses clauses={clauses} />
        </section>
      )}
    </>
  );
}

function Effective({
  preview: { effectiveOn },
  isEnd,
}: {
  readonly preview: ActionPreview;
  readonly isEnd: boolean;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (effectiveOn === null) return null;
  return (
    <div className="card effective">
      <p className="sub">{isEnd ? words.act.lastDay : words.act.effective}</p>
      <p className="day">{dayWithWeekday(effectiveOn, language, true)}</p>
    </div>
  );
}

function Corrections({ corrections }: Pick<ActionPreview, "corrections">) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (corrections.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.act.corrections}</h2>
      <ul className="list">
        {corrections.map(({ month, service, label, amount }) => (
          <li key={`${month}${service}${label.en}`} className="follow row">
            <span>
              {monthText(month.slice(0, 7), language)} {say(label, language)}
            </span>
            <Yen yen={amount} />
          </li>
        ))}
      </ul>
    </section>
  );
}
