import { asYen, type Yen, yen } from "../kernel/yen.ts";
import { add, compare, ZERO } from "../kernel/exact.ts";
import type { Bill, Entry, Journal } from "./model.ts";

/**
 * The postings of a bill: what the household owes is a receivable; against it stand each service's
 * revenue without tax, the tax of each rate, and refunds held back for the next bill. 6,138
 * receivable = 5,200 + 380 revenue + 558 tax.
 */
export function postBill(bill: Bill): Journal {
  const carries = bill.lines.filter(({ kind }) => kind === "carry");
  const entries = [
    { ledger: "receivable", amount: bill.total },
    ...bill.services.flatMap((service) => {
      const carried = carriedOf(carries, service.service);
      const tax = service.tax.reduce((all, part) => all + part.tax, 0);
      return [
        { ledger: `revenue:${service.service}`, amount: yen(-(service.total - tax - carried)) },
        { ledger: `carried:${service.service}`, amount: yen(-carried) },
      ];
    }),
    ...bill.rates.map(({ percent, tax }) => ({ ledger: `tax:${percent}`, amount: yen(-tax) })),
  ];
  return { bill: bill.number, postedOn: bill.closesOn, entries: entries.filter(isPosted) };
}

/**
 * Held-back refunds as they stand on the bill, tax inside: the claim on the household is only put
 * off.
 */
function carriedOf(carries: Bill["lines"], service: string): Yen {
  const carried = carries.filter((line) => line.service === service);
  const total = carried.reduce((all, { amount }) => add(all, amount), ZERO);
  return compare(total, ZERO) === 0 ? yen(0) : asYen(total);
}

function isPosted({ amount }: Entry): boolean {
  return amount !== 0;
}
