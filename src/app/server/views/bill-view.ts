import type { Bill, BillLine, IssuedBill, LineRef } from "../../../billing/index.ts";
import { formatDay, formatMonth } from "../../../kernel/day.ts";
import { add, decimal, isZero, subtract, whole, ZERO } from "../../../kernel/exact.ts";
import { type Period, period } from "../../../kernel/period.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { orderOf } from "../../../terms/service-order.ts";
import type {
  Bill as BillAnswer,
  BillGroup,
  BillLine as LineAnswer,
  BillRow,
  Preview,
} from "../../api/bill.ts";
import type { LabelText, PeriodText } from "../../api/fields.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import { explain } from "../../../kernel/derivation-text.ts";
import { serviceName } from "../../../terms/service-name.ts";
import { amountText, unitPriceOf, writtenSum } from "./derivation-rows.ts";
import { entryChip } from "./entry-source.ts";
import { energyOf, entriesOf } from "./leaves.ts";
import { toneOf } from "./tone-of.ts";

/** How well the half-hours of a period are known; null when nothing can be said. */
export type SlotCount = (
  meter: string,
  of: Period,
) => { readonly slots: number; readonly estimated: number; readonly missing: number } | null;

export interface BillContext {
  readonly catalogue: LoadedCatalogue;
  readonly recipient: string;
  readonly countSlots: SlotCount;
}

type Body = Preview["bills"][number];

/** An issued bill as the portal and the PDF show it. */
export function billView(bill: IssuedBill, context: BillContext): BillAnswer {
  return {
    ...bodyOf(bill, bill.asKnownAt, context),
    number: bill.number,
    issuedOn: formatDay(tokyoDay(bill.issuedAt)),
    dueOn: bill.dueOn === null ? null : formatDay(bill.dueOn),
    payment: paymentLabel(bill, context.catalogue),
  };
}

/** What issued and previewed bills have in common. */
export function bodyOf(bill: Bill, asOf: string, context: BillContext): Body {
  return {
    month: formatMonth(bill.month),
    biller: { name: bill.billerName, registrationNumber: bill.registration },
    recipient: context.recipient,
    total: bill.total,
    taxes: bill.rates.flatMap(({ percent, total, tax }) =>
      percent === 0 ? [] : [{ percent, total, tax }],
    ),
    untaxed: bill.rates.find(({ percent }) => percent === 0)?.total ?? 0,
    groups: groupsOf(bill, context),
    asOf,
  };
}

/** `口座振替`, as the biller's rule calls the method. */
function paymentLabel(bill: Bill, { rules }: LoadedCatalogue): LabelText | null {
  const rule = rules.get(bill.biller)?.rule;
  return rule?.kind === "biller" ? (rule.due[bill.paymentMethod]?.label ?? null) : null;
}

function groupsOf(bill: Bill, context: BillContext): BillGroup[] {
  const byService = Map.groupBy(bill.lines, ({ service }) => service);
  const inOrder = [...byService].toSorted(
    ([a], [b]) => orderOf(context.catalogue, a) - orderOf(context.catalogue, b),
  );
  return inOrder.map(([service, lines]) => {
    const stated = bill.services.find((each) => each.service === service)?.total ?? 0;
    const printed = lines.reduce((sum, { amount }) => add(sum, amount), ZERO);
    const added = subtract(whole(stated), printed);
    return {
      service,
      tone: toneOf(context.catalogue, service),
      name: serviceName(context.catalogue, service),
      total: stated,
      addedTax: isZero(added) ? null : amountText(added),
      lines: lines.map((line, index) => lineView(line, `${service}-${index}`, bill, context)),
    };
  });
}

function lineView(line: BillLine, id: string, bill: Bill, context: BillContext): LineAnswer {
  const { catalogue } = context;
  const { rows, result } = writtenSum(line.why);
  return {
    id,
    label: plainLabel(line),
    note: unitPriceOf(line.why),
    period: periodText(line.period),
    amount: amountText(line.amount),
    tax: { kind: line.tax.kind, percent: line.tax.kind === "none" ? null : line.tax.percent },
    marks: [...line.marks],
    correction: correctionOf(line, bill),
    derivation: {
      rows: [...rows],
      result,
      sum: { ja: explain(line.why, "ja"), en: explain(line.why, "en") },
    },
    clauses: line.clauses.map((clause) => clauseChip(clause, catalogue)),
    entries: entriesOf(line.why).map((entry) => entryChip(catalogue, entry)),
    readings: readingsOf(line, context),
  };
}

/** A line of an earlier month puts that month right; it points to what it corrects, if to one. */
function correctionOf(
  line: BillLine & { readonly corrects: LineRef | null },
  bill: Bill,
): LineAnswer["correction"] {
  if (line.corrects === null && (line.month >= bill.month || line.kind === "carry")) return null;
  return { month: formatMonth(line.month), bill: line.corrects?.bill ?? null };
}

/** A correction names its month in a chip of its own; the name need not say it again. */
function plainLabel({ label, month }: BillLine): LabelText {
  const of = formatMonth(month);
  return {
    ja: label.ja.replace(`（${of}分の訂正）`, ""),
    en: label.en.replace(` (correction of ${of})`, ""),
  };
}

export function clauseChip(
  id: string,
  { clauses }: LoadedCatalogue,
): { id: string; title: LabelText } {
  return { id, title: clauses?.get(id)?.title ?? { ja: id, en: id } };
}

function readingsOf(line: BillLine, { countSlots }: BillContext): LineAnswer["readings"] {
  const seen = new Map(
    energyOf(line.why).map((leaf) => [`${leaf.readings}|${leaf.period}`, leaf] as const),
  );
  return [...seen.values()].flatMap((leaf) => {
    const [meter = "", knownAt = ""] = leaf.readings.split("@");
    const of = period(leaf.period);
    const counted = countSlots(meter, of);
    if (counted === null) return [];
    return [{ period: periodText(of), ...counted, knownAt: knownAt === "" ? null : knownAt }];
  });
}

export function periodText({ from, until }: Period): PeriodText {
  return { from: formatDay(from), until: formatDay(until) };
}

/** A bill as a row of a list: what it comes to, and which months it puts right. */
export function billRow(bill: IssuedBill): BillRow {
  const corrected = bill.lines.filter((line) => correctionOf(line, bill) !== null);
  const byMonth = Map.groupBy(corrected, ({ month }) => month);
  return {
    number: bill.number,
    month: formatMonth(bill.month),
    biller: bill.billerName,
    issuedOn: formatDay(tokyoDay(bill.issuedAt)),
    dueOn: bill.dueOn === null ? null : formatDay(bill.dueOn),
    total: bill.total,
    contracts: new Set(bill.lines.map(({ contract }) => contract)).size,
    lines: bill.lines.length,
    corrections: [...byMonth].map(([month, lines]) => ({
      month: formatMonth(month),
      amount: amountText(lines.reduce((sum, { amount }) => add(sum, amount), decimal("0"))),
    })),
  };
}
