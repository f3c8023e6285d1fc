import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { BillRow } from "../../src/app/api/bill.ts";
import { accounts } from "../account-api.ts";
import { amountText, dayText, dotOf, monthText, say } from "../format.ts";
import { Yen } from "../parts/amount.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** Every bill of the household, newest first, by year. */
export function BillsPage() {
  const reading = useReadingWords();
  const query = useQuery({ queryKey: ["bills"], queryFn: accounts.bills });
  return (
    <>
      <PageHead title={reading.bills.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query}>
        {({ bills }) =>
          bills.length === 0 ? <Empty>{reading.bills.empty}</Empty> : <Years bills={bills} />
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
  const { language } = useSpeech();
  const reading = useReadingWords();
  return (
    <li>
      <Link to="/bills/$number" params={{ number: bill.number }} className="list-row">
        <div className="row">
          <b>{reading.bills.row(monthText(bill.month, language, false))}</b>
          <Yen yen={bill.total} />
        </div>
        <div className="row wrap sub">
          <span>
            {say(bill.biller, language)}
            {dotOf(language)}
            {reading.bills.count(bill.contracts, bill.lines)}
          </span>
          <span>
            {bill.dueOn === null
              ? reading.bills.issued(dayText(bill.issuedOn, language))
              : reading.bills.dueOnly(dayText(bill.dueOn, language))}
          </span>
        </div>
        {bill.corrections.length > 0 ? (
          <div className="chips">
            {bill.corrections.map(({ month, amount }) => (
              <span key={month} className="chip">
                {reading.bills.correction(monthText(month, language, false), amountText(amount))}
              </span>
            ))}
          </div>
        ) : null}
      </Link>
    </li>
  );
}
