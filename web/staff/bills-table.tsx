import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Account } from "../../src/app/api/account.ts";
import { amountText, dayText, dotOf, monthText, say, yenText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** A year of bills is what a call is mostly about. */
const FIRST_SHOWN = 12;

/** The account's bills, newest first; corrections of earlier months stand out. */
export function BillsTable({ account }: { readonly account: Account }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const staff = useStaffWords();
  const [all, setAll] = useState(false);
  if (account.bills.length === 0) return <p className="sub">{staff.noBills}</p>;
  const shown = all ? account.bills : account.bills.slice(0, FIRST_SHOWN);
  return (
    <div className="scroll-x">
      <table>
        <Heads />
        <tbody>
          {shown.map((bill) => (
            <tr key={bill.number}>
              <td className="nowrap">
                <Link
                  to="/accounts/$account/bills/$number"
                  params={{ account: account.account, number: bill.number }}
                >
                  {monthText(bill.month, language)}
                  <span className="unseen"> {staff.openBill(bill.number)}</span>
                </Link>
              </td>
              <td>
                {say(bill.biller, language)}
                {dotOf(language)}
                {reading.bills.count(bill.contracts, bill.lines)}
                {bill.corrections.map(({ month, amount }) => (
                  <span key={month} className="chip bill-mark">
                    {reading.bills.correction(
                      monthText(month, language, false),
                      amountText(amount),
                    )}
                  </span>
                ))}
              </td>
              <td className="number">{yenText(bill.total)}</td>
              <td className="number sub">{dayText(bill.issuedOn, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < account.bills.length ? (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {staff.allBills(account.bills.length)}
        </button>
      ) : null}
    </div>
  );
}

function Heads() {
  const staff = useStaffWords();
  return (
    <thead>
      <tr>
        <th scope="col">{staff.month}</th>
        <th scope="col">{staff.contents}</th>
        <th scope="col" className="number">
          {staff.amount}
        </th>
        <th scope="col" className="number">
          {staff.issued}
        </th>
      </tr>
    </thead>
  );
}
