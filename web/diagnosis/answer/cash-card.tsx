import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { commaOf, dotOf, signedYen, yenText } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { FigureTable } from "../charts/figure-table.tsx";
import { Stacks } from "../charts/stacks.tsx";

type Investment = NonNullable<DiagnosisAnswer["investment"]>;

/** Gains so far less the price, year by year: below the line it is not paid back yet. */
export function CashCard({ investment }: { readonly investment: Investment }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const { cashFlow, totals } = investment;
  const stacks = cashFlow.map(({ year, gainYen, balanceYen }) => ({
    key: String(year),
    parts: [{ tone: balanceYen < 0 ? ("ghost" as const) : ("gain" as const), value: balanceYen }],
    said: [
      words.cash.at(year),
      `${words.cash.gain} ${signedYen(gainYen)}`,
      `${words.cash.balance} ${signedYen(balanceYen)}`,
    ].join(commaOf(language)),
  }));
  const reached = totals.filter(({ years }) => years <= cashFlow.length);
  return (
    <section className="card cash" aria-labelledby="cash">
      <div className="row wrap">
        <h2 id="cash" className="card-title">
          {words.cash.title(cashFlow.length)}
        </h2>
        <span className="sub small">
          {reached
            .map(({ years, yen }) => words.cash.totals(years, signedYen(yen)))
            .join(dotOf(language))}
        </span>
      </div>
      <Stacks
        stacks={stacks}
        ticks={cashFlow.map(({ year }) => (year % 5 === 0 || year === 1 ? String(year) : ""))}
        label={words.cash.caption}
      />
      <Disclosure label={words.table} labelOpen={words.chart}>
        <FigureTable
          caption={words.cash.caption}
          head={[
            words.cash.year,
            words.cash.without,
            words.cash.bought,
            words.cash.sold,
            words.cash.gain,
            words.cash.balance,
          ]}
          rows={cashFlow.map((each) => [
            words.cash.at(each.year),
            yenText(each.withoutYen),
            yenText(each.boughtYen),
            yenText(each.soldYen),
            signedYen(each.gainYen),
            signedYen(each.balanceYen),
          ])}
        />
      </Disclosure>
    </section>
  );
}
