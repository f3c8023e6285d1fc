import { formatMonth, lastDay, type Month } from "../kernel/day.ts";
import { sumYen } from "../kernel/yen.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { orderOf } from "../terms/service-order.ts";
import { closingDay, dueDay } from "../rating/biller.ts";
import { type Biller, methodOf, paymentDaysOff, registrationOn, shortNameOf } from "./billers.ts";
import type { Account, Bill, BillLine } from "./model.ts";
import { rateTotals, serviceTotals } from "./tax-totals.ts";

export interface BillHead {
  readonly account: Account;
  readonly biller: Biller;
  readonly month: Month;
  readonly revision: number;
  readonly catalogue: Catalogue;
}

/**
 * A bill of the lines given: grouped by service, tax rounded once per rate, closing and due day by
 * the biller's rule (XX-07, HH-07). Lines of 5,720 with tax inside and 380 to which it is added
 * come to 6,138, of it tax 558.
 */
export function assembleBill(lines: readonly BillLine[], head: BillHead): Bill {
  const { account, biller, month, revision, catalogue } = head;
  const extra = paymentDaysOff(catalogue, biller, lastDay(month));
  const closesOn = closingDay(biller, month, extra);
  const method = methodOf(biller, account.paymentMethod);
  const ordered = inOrder(lines, biller, catalogue);
  const rates = rateTotals(ordered, biller.rule.taxRounding);
  const total = sumYen(rates.map((rate) => rate.total));
  const due = dueDay(biller, { method, bill: month, issuedOn: closesOn, extra });
  return {
    number: billNumber(head),
    account: account.number,
    biller: biller.id,
    billerName: biller.rule.name,
    registration: registrationOn(biller, closesOn),
    month,
    revision,
    closesOn,
    // Nobody owes a bill that pays out what is open at the end (HH-15).
    dueOn: total > 0 ? due : null,
    paymentMethod: method,
    lines: ordered,
    services: serviceTotals(ordered, rates),
    rates,
    total,
    catalogueHash: catalogue.hash,
  };
}

/**
 * `A-1-202406-power-1`: account, month, biller, revision; nobody has to count, so workers need not
 * meet.
 */
function billNumber({ account, biller, month, revision }: BillHead): string {
  const digits = formatMonth(month).replace("-", "");
  return [account.number, digits, shortNameOf(biller), revision].join("-");
}

/**
 * By service in their order everywhere, else as the biller lists them; the month's own lines before
 * corrections; else as rating made them.
 */
function inOrder(
  lines: readonly BillLine[],
  { rule }: Biller,
  catalogue: Catalogue,
): readonly BillLine[] {
  const listed = ({ service }: BillLine) => rule.services.indexOf(service);
  const placed = ({ service }: BillLine) => orderOf(catalogue, service);
  return lines.toSorted(
    (a, b) =>
      placed(a) - placed(b) ||
      listed(a) - listed(b) ||
      lateness(a) - lateness(b) ||
      a.month - b.month,
  );
}

function lateness({ corrects }: BillLine): number {
  return corrects === null ? 0 : 1;
}
