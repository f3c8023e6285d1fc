import { day, formatDay, formatMonth, type Month, month as monthOfText } from "../kernel/day.ts";
import type { Why } from "../kernel/derivation.ts";
import { decimal } from "../kernel/exact.ts";
import { yen } from "../kernel/yen.ts";
import type { TaxTreatment } from "../rating/line.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Bill, BillLineKind, IssuedLine } from "./model.ts";

/** A month is stored as its first day. */
export function monthText(month: Month): string {
  return `${formatMonth(month)}-01`;
}

export function monthOfRow(text: string): Month {
  return monthOfText(text.slice(0, 7));
}

/** Columns of a line without its derivation, which is large and rarely needed. */
export const LINE_COLUMNS = `l.account_id, b.number as bill, l.position, l.kind, l.contract,
   l.service, l.rule, l.item,
  l.month::text, l.period_from::text, l.period_until::text, l.amount::text, l.tax_kind,
    l.tax_percent,
  l.label_ja, l.label_en, l.clauses, l.marks, c.number as corrects_bill, l.corrects_position`;

/** `bill_line l` with the numbers of its bill and of the bill it corrects. */
export const LINE_TABLES = `bill_line l
  join bill b using (operator_id, account_id, bill_id)
  left join bill c on c.operator_id = l.operator_id and c.account_id = l.account_id and c.bill_id
    = l.corrects_bill`;

export interface LineRow {
  readonly [column: string]: unknown;
  readonly account_id: number;
  readonly bill: string;
  readonly position: number;
  readonly kind: BillLineKind;
  readonly contract: string;
  readonly service: string;
  readonly rule: string;
  readonly item: string;
  readonly month: string;
  readonly period_from: string;
  readonly period_until: string;
  readonly amount: string;
  readonly tax_kind: TaxTreatment["kind"];
  readonly tax_percent: number;
  readonly label_ja: string;
  readonly label_en: string;
  readonly clauses: readonly string[];
  readonly marks: IssuedLine["marks"];
  readonly corrects_bill: string | null;
  readonly corrects_position: number | null;
  readonly derivation?: Why;
}

/** Said in place of a derivation that was not read. */
const NOT_READ: Why = { sum: [] };

export function toIssuedLine(row: LineRow): IssuedLine {
  const { kind, contract, service, rule, item, clauses, marks, bill, position } = row;
  const { corrects_bill: correctsBill, corrects_position: correctsPosition } = row;
  return {
    kind,
    contract,
    service,
    rule,
    item,
    clauses,
    marks,
    label: { ja: row.label_ja, en: row.label_en },
    month: monthOfRow(row.month),
    period: { from: day(row.period_from), until: day(row.period_until) },
    amount: decimal(row.amount),
    tax: taxOf(row.tax_kind, row.tax_percent),
    why: row.derivation ?? NOT_READ,
    at: { bill, position },
    corrects:
      correctsBill === null || correctsPosition === null
        ? null
        : { bill: correctsBill, position: correctsPosition },
  };
}

function taxOf(kind: TaxTreatment["kind"], percent: number): TaxTreatment {
  if (kind === "none") return { kind };
  if (percent !== 8 && percent !== 10) throw new Error(`a line is taxed at ${percent} %`);
  return { kind, percent };
}

export const BILL_COLUMNS = `b.bill_id, b.account_id, a.number as account, b.biller,
   b.month::text, b.revision, b.number,
  b.issued_at, b.as_known_at, b.closes_on::text, b.due_on::text, b.payment_method, b.total,
    b.rates, b.services,
  b.registration, b.catalogue_hash`;

export interface BillRow {
  readonly [column: string]: unknown;
  readonly bill_id: number;
  readonly account_id: number;
  readonly account: string;
  readonly biller: string;
  readonly month: string;
  readonly revision: number;
  readonly number: string;
  readonly issued_at: string;
  readonly as_known_at: string;
  readonly closes_on: string;
  readonly due_on: string | null;
  readonly payment_method: string;
  readonly total: number;
  readonly rates: Bill["rates"];
  readonly services: Bill["services"];
  readonly registration: string | null;
  readonly catalogue_hash: string;
}

/** A bill as it was issued, and when. */
export interface IssuedBill extends Bill {
  readonly accountId: number;
  readonly issuedAt: string;
  readonly asKnownAt: string;
  readonly lines: readonly IssuedLine[];
}

export function toIssuedBill(
  row: BillRow,
  lines: readonly IssuedLine[],
  catalogue: Catalogue | null,
): IssuedBill {
  const biller = catalogue?.rules.get(row.biller)?.rule;
  return {
    number: row.number,
    account: row.account,
    accountId: row.account_id,
    biller: row.biller,
    billerName: biller?.kind === "biller" ? biller.name : { ja: row.biller, en: row.biller },
    registration: row.registration,
    month: monthOfRow(row.month),
    revision: row.revision,
    closesOn: day(row.closes_on),
    dueOn: row.due_on === null ? null : day(row.due_on),
    paymentMethod: row.payment_method,
    lines,
    services: row.services,
    rates: row.rates,
    total: yen(row.total),
    catalogueHash: row.catalogue_hash,
    issuedAt: row.issued_at,
    asKnownAt: row.as_known_at,
  };
}

export function dayText(on: Parameters<typeof formatDay>[0] | null): string | null {
  return on === null ? null : formatDay(on);
}
