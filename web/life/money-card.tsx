import type { MoneyView } from "../../src/app/api/action.ts";
import { dayText, monthText, say } from "../format.ts";
import { BigYen, SignedYen, Yen } from "../parts/amount.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import "../styles/life.css";

/** The money that a yes moves, told before it: once, by the month, and what cannot be known yet. */
export function MoneyCard({
  money,
  lead = "once",
}: {
  readonly money: MoneyView;
  /** What stands largest: what is owed once, or what a month costs from then on. */
  readonly lead?: "once" | "monthly";
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { onceTotal, monthlyTotal, freeFrom, without } = money;
  return (
    <section className="card money">
      <h2>{words.money.title}</h2>
      {lead === "once" ? <OnceLead total={onceTotal} /> : <MonthlyLead total={monthlyTotal} />}
      {lead === "once" ? <Single money={money} /> : <Monthly money={money} withSum={false} />}
      {lead === "once" ? <Monthly money={money} withSum /> : <Single money={money} />}
      {freeFrom === null ? null : (
        <p className="money-free">{words.money.freeFrom(dayText(freeFrom, language, true))}</p>
      )}
      {without.length === 0 ? null : (
        <div className="money-part sub small">
          <h3>{words.money.without}</h3>
          <ul className="plain-list">
            {without.map((label) => (
              <li key={label.ja}>{say(label, language)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function OnceLead({ total }: { readonly total: number }) {
  const words = useLifeWords();
  return (
    <>
      <p className="sub">{total < 0 ? words.money.back : words.money.once}</p>
      <BigYen yen={Math.abs(total)} />
    </>
  );
}

function MonthlyLead({ total }: { readonly total: number }) {
  const words = useLifeWords();
  return (
    <>
      <p className="sub">{words.money.monthlyNew}</p>
      <BigYen yen={total} />
    </>
  );
}

function Single({ money }: { readonly money: MoneyView }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (money.once.length === 0) return null;
  return (
    <div className="money-part">
      <h3>{words.money.onceTitle}</h3>
      <ul className="money-lines">
        {money.once.map((line) => (
          <li key={`${line.service}${line.kind}${line.billedIn}${line.label.en}${line.amount}`}>
            <div className="row">
              <span>{say(line.label, language)}</span>
              <Yen yen={line.amount} />
            </div>
            <p className="sub small">
              <Whose of={line.of} />
              {words.money.billedIn(monthText(line.billedIn.slice(0, 7), language))}
              {line.illustrative ? (
                <>
                  {" "}
                  <span className="chip hatched">{words.money.illustrative}</span>
                </>
              ) : null}
            </p>
            <Clauses clauses={line.clauses} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Which contract a line belongs to, where its label does not say. */
function Whose({ of }: { readonly of: MoneyView["once"][number]["of"] }) {
  const { language } = useSpeech();
  if (!of) return null;
  return language === "ja" ? `${of.ja}・` : `${of.en} · `;
}

function Monthly({
  money,
  withSum,
}: {
  readonly money: MoneyView;
  /** Not where the sum stands above already. */
  readonly withSum: boolean;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (money.monthly.length === 0) return null;
  return (
    <div className="money-part">
      <h3>
        {money.monthlyFrom
          ? words.money.monthlyFrom(monthText(money.monthlyFrom.slice(0, 7), language))
          : words.money.monthlyTitle}
      </h3>
      <ul className="money-lines">
        {money.monthly.map(({ service, label, amount, of }) => (
          <li key={`${service}${label.en}`} className="row">
            <span>
              <Whose of={of} />
              {say(label, language)}
            </span>
            <SignedYen yen={amount} />
          </li>
        ))}
        {withSum && money.monthly.length > 1 ? (
          <li className="row money-sum">
            <b>{words.money.monthlySum}</b>
            <SignedYen yen={money.monthlyTotal} />
          </li>
        ) : null}
      </ul>
    </div>
  );
}
