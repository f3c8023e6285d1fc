import type { ActionPreview, MoneyView as Money } from "../../../src/app/api/action.ts";
import { dayText, monthText, say, signedYen } from "../../format.ts";
import { SignedYen, Yen } from "../../parts/amount.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { InlineClauses } from "../../life/clauses.tsx";

/** Money that a yes moves: once, every month, and what cannot be known yet. */
export function MoneyView({
  money,
  corrections = [],
}: {
  readonly money: Money;
  /** Lines that stand by their months already: here only their sum. */
  readonly corrections?: ActionPreview["corrections"];
}) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const still = money.once.length === 0 && money.monthly.length === 0;
  return (
    <section className="outcome-part">
      <h3>{staffAct.money}</h3>
      {still ? <p className="sub">{staffAct.noMoney}</p> : null}
      {money.once.length > 0 ? <Once money={money} corrections={corrections} /> : null}
      {money.monthly.length > 0 ? <Monthly money={money} /> : null}
      {money.freeFrom ? (
        <p className="sub">{staffAct.freeFrom(dayText(money.freeFrom, language, true))}</p>
      ) : null}
      {money.without.length > 0 ? (
        <p className="sub small">
          {staffAct.without}
          {language === "ja" ? "：" : ": "}
          {money.without.map((label) => say(label, language)).join(language === "ja" ? "、" : ", ")}
        </p>
      ) : null}
    </section>
  );
}

function Once({
  money,
  corrections,
}: {
  readonly money: Money;
  readonly corrections: ActionPreview["corrections"];
}) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const isCorrection = ({ label, amount }: Money["once"][number]) =>
    corrections.some((other) => other.label.ja === label.ja && other.amount === amount);
  const rows = money.once.filter((row) => !isCorrection(row));
  const corrected = money.once.filter(isCorrection).reduce((sum, { amount }) => sum + amount, 0);
  return (
    <ul className="sums">
      {rows.length < money.once.length ? (
        <li>
          <span>{staffAct.corrections}</span>
          <Yen yen={corrected} strong={false} />
        </li>
      ) : null}
      {rows.map((row, index) => (
        <li key={`${row.kind}${row.service}${index}`}>
          <span>
            {say(row.label, language)}
            <span className="sub small sums-note">
              {row.of ? `${say(row.of, language)}${language === "ja" ? "・" : " · "}` : null}
              {staffAct.billedIn(monthText(row.billedIn.slice(0, 7), language))}
            </span>
            {row.illustrative ? (
              <span className="chip hatched">{staffAct.illustrative}</span>
            ) : null}{" "}
            <InlineClauses clauses={row.clauses} short />
          </span>
          <Yen yen={row.amount} strong={false} />
        </li>
      ))}
      <li className="sums-total">
        <span>{staffAct.once}</span>
        <Yen yen={money.onceTotal} />
      </li>
    </ul>
  );
}

function Monthly({ money }: { readonly money: Money }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  return (
    <ul className="sums">
      {money.monthly.map((row, index) => (
        <li key={`${row.service}${index}`}>
          <span>{say(row.label, language)}</span>
          <SignedYen yen={row.amount} />
        </li>
      ))}
      <li className="sums-total">
        <span>{staffAct.monthly}</span>
        <span className={money.monthlyTotal < 0 ? "yen negative" : "yen"}>
          {staffAct.perMonth(signedYen(money.monthlyTotal))}
        </span>
      </li>
    </ul>
  );
}
