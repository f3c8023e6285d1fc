import { useId, useState } from "react";
import { BillLineRow } from "../../bill/bill-line.tsx";
import { monthText, say, yenText } from "../../format.ts";
import { Amount, Yen } from "../../parts/amount.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import type { RankedPlan } from "./shown-plan.ts";
import type { UnfoldedMonth, UnfoldMonth } from "./unfolded.ts";

interface Parts {
  readonly plan: RankedPlan;
  readonly unfold: UnfoldMonth | null;
}

/** A plan's twelve months; each unfolds to its charges, with the sums as on a bill. */
export function PlanMonths({
  plan,
  months,
  unfold,
}: Parts & { readonly months: readonly string[] }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const { error, soldYen, discount } = plan;
  return (
    <div className="months">
      <p className="sub small">{words.ranking.error(yenText(error.p10), yenText(error.p90))}</p>
      <ul className="month-list">
        {months.map((month, index) => (
          <MonthRow
            key={month}
            month={month}
            yen={plan.monthYen[index] ?? 0}
            plan={plan}
            unfold={unfold}
          />
        ))}
      </ul>
      {soldYen === 0 ? null : (
        <p className="row sub">
          <span>{words.ranking.sold}</span>
          <Yen yen={soldYen} strong={false} />
        </p>
      )}
      {discount === null ? null : (
        <p className="row sub">
          <span>{say(discount.label, language)}</span>
          <Yen yen={discount.yearYen} strong={false} />
        </p>
      )}
    </div>
  );
}

type Read = "closed" | "reading" | "not-read" | UnfoldedMonth;

function MonthRow({
  month,
  yen,
  plan,
  unfold,
}: Parts & { readonly month: string; readonly yen: number }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const [read, setRead] = useState<Read>("closed");
  const id = useId();
  const name = monthText(month, language);
  if (unfold === null) {
    return (
      <li className="row">
        <span>{name}</span>
        <Yen yen={yen} strong={false} />
      </li>
    );
  }
  const toggle = () => {
    if (read !== "closed") return setRead("closed");
    setRead("reading");
    void unfold(plan, month).then((found) => setRead(found ?? "not-read"));
  };
  return (
    <li>
      <button
        type="button"
        className="row month-row"
        aria-expanded={read !== "closed"}
        aria-controls={id}
        onClick={toggle}
      >
        <span>
          {name}
          <span className="unseen">{words.ranking.openMonth(name)}</span>
        </span>
        <Yen yen={yen} strong={false} />
      </button>
      <div id={id} hidden={read === "closed"}>
        <Charges read={read} yen={yen} />
      </div>
    </li>
  );
}

function Charges({ read, yen }: { readonly read: Read; readonly yen: number }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  if (read === "closed") return null;
  if (read === "reading") return <p className="sub">{words.ranking.reading}</p>;
  if (read === "not-read") return <p className="sub">{words.ranking.notRead}</p>;
  const bought = read.groups.reduce((sum, { totalYen }) => sum + totalYen, 0);
  return (
    <div className="stack charges">
      {read.groups.map(({ name, totalYen, addedTax, lines }) => (
        <section key={name.ja}>
          <div className="row group-head">
            <h3 className="sub">{say(name, language)}</h3>
            <Yen yen={totalYen} />
          </div>
          <ul className="list">
            {lines.map((line) => (
              <BillLineRow key={line.id} line={line} />
            ))}
            {addedTax === null ? null : (
              <li className="row added-tax">
                <span>{words.ranking.addedTax}</span>
                <Amount text={addedTax} />
              </li>
            )}
          </ul>
        </section>
      ))}
      {bought === yen ? null : (
        <p className="row">
          <span>{words.ranking.soldLine}</span>
          <Yen yen={yen - bought} />
        </p>
      )}
    </div>
  );
}
