import type { IssuedBill } from "../../../billing/index.ts";
import { addDays, formatDay } from "../../../kernel/day.ts";
import { grouped } from "../../../kernel/number-text.ts";
import type { NextThing } from "../../api/contract.ts";
import { clauseChip } from "./bill-view.ts";
import type { ContractContext } from "./contract-view.ts";
import { contractDates } from "./contract-dates.ts";

/** An issued bill of which the money is still to be taken. */
export type DueBill = Pick<
  IssuedBill,
  "number" | "month" | "biller" | "paymentMethod" | "dueOn" | "total"
>;

/** How many days ahead a date becomes worth telling. */
const AHEAD = 90;

/** What has a date that the household should know, of its bills and contracts, nearest first. */
export function nextThings(
  context: ContractContext,
  due: readonly DueBill[],
): readonly NextThing[] {
  const { household, today } = context;
  const dates = household
    .filter(({ state }) => state === "active" || state === "suspended")
    .flatMap((known) => contractDates(known, context));
  const last = formatDay(addDays(today, AHEAD));
  return [...due.flatMap((bill) => payment(bill, context)), ...dates]
    .filter(({ on }) => on >= formatDay(today) && on <= last)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function payment(bill: DueBill, { catalogue }: ContractContext): readonly NextThing[] {
  const { dueOn } = bill;
  const rule = catalogue.rules.get(bill.biller)?.rule;
  if (dueOn === null || rule?.kind !== "biller") return [];
  const how = rule.due[bill.paymentMethod]?.label ?? { ja: "お支払期限", en: "Due" };
  const [clause] = rule.clause;
  const [year, month] = [Math.floor(bill.month / 12), (bill.month % 12) + 1];
  const yen = grouped(String(bill.total));
  return [
    {
      kind: "payment",
      on: formatDay(dueOn),
      title: { ja: `${how.ja} ${yen}円`, en: `${how.en}: ${yen} yen` },
      detail: {
        ja: `${year}年${month}月分のご請求`,
        en: `The bill for ${year}-${String(month).padStart(2, "0")}`,
      },
      clause: clause === undefined ? null : clauseChip(clause, catalogue),
      bill: bill.number,
      contract: null,
    },
  ];
}
