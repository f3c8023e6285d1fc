import type { Bill, BillGroup } from "../../src/app/api/bill.ts";
import type { Reader } from "../api.ts";
import { pdfAddress } from "../account-api.ts";
import { dayText, monthText, say, yenText } from "../format.ts";
import { Amount, BigYen, Yen } from "../parts/amount.tsx";
import { useSpeech } from "../words/language.ts";
import type { ReadingWords } from "../words/reading-ja.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { BillLineRow } from "./bill-line.tsx";
import { ProportionBar } from "./proportion-bar.tsx";
import { VerifyButton } from "./verify-button.tsx";
import "../styles/bill.css";

/** A bill: the total first, then its services, each line unfolding into its reason. */
export function BillView({ bill, from }: { readonly bill: Bill; readonly from: Reader }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  return (
    <article className="bill">
      <div className="row wrap page-head">
        <h1>{reading.bill.title(monthText(bill.month, language))}</h1>
        <span className="pill">{when(bill, reading, language)}</span>
      </div>
      <Total bill={bill} />
      <Groups groups={bill.groups} />
      <div className="section actions">
        <a
          className="button"
          href={pdfAddress(from, bill.number, language)}
          target="_blank"
          rel="noreferrer"
        >
          {reading.bill.pdf}
        </a>
        <VerifyButton from={from} number={bill.number} />
      </div>
    </article>
  );
}

function when(bill: Bill, reading: ReadingWords, language: "ja" | "en"): string {
  if (bill.dueOn === null) return reading.bills.issued(dayText(bill.issuedOn, language));
  const due = dayText(bill.dueOn, language);
  return bill.payment === null
    ? reading.bills.dueOnly(due)
    : reading.bills.due(due, say(bill.payment, language));
}

function Total({ bill }: { readonly bill: Bill }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const { registrationNumber, name } = bill.biller;
  return (
    <section className="card">
      <BigYen yen={bill.total} />
      {bill.taxes.map(({ percent, tax }) => (
        <p key={percent} className="sub">
          {reading.bill.tax(percent, yenText(tax))}
        </p>
      ))}
      {bill.untaxed === 0 ? null : (
        <p className="sub">{reading.bill.untaxed(yenText(bill.untaxed))}</p>
      )}
      <ProportionBar groups={bill.groups} />
      <dl className="facts sub small">
        <div>
          <dt>{reading.bill.biller}</dt>
          <dd>{say(name, language)}</dd>
        </div>
        <div>
          <dt>{reading.bill.number}</dt>
          <dd>{registrationNumber ?? reading.bill.noNumber}</dd>
        </div>
        <div>
          <dt>{reading.bill.recipient}</dt>
          <dd>
            {bill.recipient} {reading.bill.suffix}
          </dd>
        </div>
        <div>
          <dt>{reading.bill.billNumber}</dt>
          <dd>{bill.number}</dd>
        </div>
        <div>
          <dt>{reading.bill.issued}</dt>
          <dd>{dayText(bill.issuedOn, language, true)}</dd>
        </div>
      </dl>
    </section>
  );
}

export function Groups({ groups }: { readonly groups: readonly BillGroup[] }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  return groups.map((group) => (
    <section key={group.service} className="section">
      <div className="row group-head">
        <h2>
          <span className={`swatch tone-${group.tone}`} />
          {say(group.name, language)}
        </h2>
        <Yen yen={group.total} />
      </div>
      <ul className="list">
        {group.lines.map((line) => (
          <BillLineRow key={line.id} line={line} />
        ))}
        {group.addedTax === null ? null : (
          <li className="row added-tax">
            <span className="sub">{reading.bill.addedTax}</span>
            <Amount text={group.addedTax} />
          </li>
        )}
      </ul>
    </section>
  ));
}
