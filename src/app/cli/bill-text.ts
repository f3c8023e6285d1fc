import type { Bill, BillLine } from "../../billing/index.ts";
import { formatDay, formatMonth } from "../../kernel/day.ts";
import { explain } from "../../kernel/derivation-text.ts";
import { grouped, moneyText } from "../../kernel/number-text.ts";
import { formatPeriod } from "../../kernel/period.ts";
import { MARK_WORDS } from "./mark-words.ts";
import { type Language, padLeft, padRight, widthOf, yenText } from "./table.ts";

const WORDS = {
  ja: {
    title: (month: string, biller: string) => `${month} 請求書  ${biller}`,
    number: "番号",
    closes: "締日",
    due: "支払期限",
    dueUnknown: "決済会社の定める日",
    registration: "登録番号",
    total: "合計",
    tax: (percent: number) => `${percent}% 対象`,
    untaxed: "不課税",
    ofWhich: "うち消費税",
  },
  en: {
    title: (month: string, biller: string) => `Bill for ${month}  ${biller}`,
    number: "number",
    closes: "closes",
    due: "due",
    dueUnknown: "as the payment company sets",
    registration: "registration",
    total: "Total",
    tax: (percent: number) => `at ${percent} %`,
    untaxed: "not taxed",
    ofWhich: "of which tax",
  },
} as const;

/**
 * A bill as one reads it in a terminal: lines, each with how it was reached, then tax and total.
 */
export function billText(bill: Bill, language: Language): string {
  const words = WORDS[language];
  const width = Math.max(24, ...bill.lines.map(({ label }) => widthOf(label[language]))) + 2;
  const due = bill.dueOn === null ? words.dueUnknown : formatDay(bill.dueOn);
  return [
    words.title(formatMonth(bill.month), bill.billerName[language]),
    [
      `  ${words.number} ${bill.number}`,
      `${words.closes} ${formatDay(bill.closesOn)}`,
      `${words.due} ${due}`,
    ].join(" · "),
    ...(bill.registration === null ? [] : [`  ${words.registration} ${bill.registration}`]),
    "",
    ...bill.lines.flatMap((line, index) =>
      lineText(line, { position: index + 1, width, language }),
    ),
    "",
    ...bill.rates.map(({ percent, total, tax }) => {
      const of = percent === 0 ? words.untaxed : words.tax(percent);
      const part = percent === 0 ? "" : `（${words.ofWhich} ${yenText(tax, language)}）`;
      return `     ${padRight(of, width)}${padLeft(grouped(String(total)), 12)} ${part}`.trimEnd();
    }),
    `     ${padRight(words.total, width)}${padLeft(grouped(String(bill.total)), 12)}`,
  ].join("\n");
}

/** One line: amount first, then the sum as one would write it by hand, and what it rests on. */
export function lineText(
  line: BillLine,
  { position, width, language }: { position: number; width: number; language: Language },
): string[] {
  const amount = padLeft(moneyText(line.amount), 12);
  const marks = line.marks.map((mark) => MARK_WORDS[language][mark]);
  const rests = [formatPeriod(line.period), line.clauses.join(" "), ...marks].join(" · ");
  return [
    `${padLeft(String(position), 3)}  ${padRight(line.label[language], width)}${amount}`,
    `     ${explain(line.why, language)}`,
    `     ${rests}`,
  ];
}
