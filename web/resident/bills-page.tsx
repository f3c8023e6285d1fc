import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { BillRow } from "../../src/app/api/bill.ts";
import { api } from "../api.ts";
import { amountText, dayText, dotOf, monthText, say } from "../format.ts";
import { Yen } from "../parts/amount.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";

/** Every bill of the household, newest first, by year. */
export function BillsPage() {
  const { words } = useSpeech();
  const query = useQuery({ queryKey: ["bills"], queryFn: api.bills });
  return (
    <>
      <PageHead title={words.bills.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query}>
        {({ bills }) =>
          bills.length === 0 ? <Empty>{words.bills.empty}</Empty> : <Years bills={bills} />
        }
      </Fetched>
    </>
  );
}

function Years({ bills }: { readonly bills: readonly BillRow[] }) {
  const { language } = useSpeech();
  const years = Map.groupBy(bills, ({ month }) => month.slice(0, 4));
  return [...years].map(([year, rows]) => (
    <section key={year} className="section">
      <h2>{language === "ja" ? `${year}年` : year}</h2>
      <ul className="list">
        {rows.map((bill) => (
          <Row key={bill.number} bill={bill} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ bill }: { readonly bill: BillRow }) {
  const { words, language } = useSpeech();
  return (
    <li>
      <Link to="/bills/$number" params={{ number: bill.number }} className="list-row">
        <div className="row">
          <b>{words.bills.row(monthText(bill.month, language, false))}</b>
          <Yen yen={bill.total} />
        </div>
        <div className="row wrap sub">
          <span>
            {say(bill.biller, language)}
            {dotOf(language)}
            {words.bills.count(bill.contracts, bill.lines)}
          </span>
          <span>
            {bill.dueOn === null
              ? words.bills.issued(dayText(bill.issuedOn, language))
              : words.bills.dueOnly(dayText(bill.dueOn, language))}
          </span>
        </div>
        {bill.corrections.length > 0 ? (
          <div className="chips">
            {bill.corrections.map(({ month, amount }) => (
              <span key={month} className="chip">
                {words.bills.correction(monthText(month, language, false), amountText(amount))}
              </span>
            ))}
          </div>
        ) : null}
      </Link>
    </li>
  );
}
