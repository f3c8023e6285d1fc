import type { Bill, BillLine } from "../../billing/index.ts";
import { formatDay, formatMonth } from "../../kernel/day.ts";
import type { Why } from "../../kernel/derivation.ts";
import { toText } from "../../kernel/exact.ts";
import { formatPeriod } from "../../kernel/period.ts";
import type { TaxTreatment } from "../../rating/line.ts";
import { type Catalogue, ruleAt } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { TaxRounding } from "../../verifier/index.ts";

/** A line as JSON leaves the program: amounts as decimal text, days as ISO text. */
export interface LineJson {
  readonly contract: string;
  readonly service: string;
  readonly rule: string;
  readonly item: string;
  readonly label: Label;
  readonly month: string;
  readonly period: string;
  readonly amount: string;
  readonly tax: TaxTreatment;
  readonly clauses: readonly string[];
  readonly marks: readonly string[];
  readonly corrects: { readonly bill: string; readonly position: number } | null;
  readonly derivation: Why;
}

export interface BillJson {
  readonly number: string;
  readonly biller: string;
  readonly billerName: Label;
  readonly registration: string | null;
  readonly month: string;
  readonly closesOn: string;
  readonly dueOn: string | null;
  readonly total: number;
  readonly rates: Bill["rates"];
  /** How the biller drops digits of tax. */
  readonly taxRounding: TaxRounding;
  readonly services: Bill["services"];
  readonly catalogueHash: string;
  readonly lines: readonly LineJson[];
}

/** A bill as one JSON document; `engawa verify` reads it. */
export function billJson(bill: Bill, catalogue: Catalogue): BillJson {
  const { number, biller, billerName, registration, total, rates, services, catalogueHash } = bill;
  return {
    number,
    biller,
    billerName,
    registration,
    month: formatMonth(bill.month),
    closesOn: formatDay(bill.closesOn),
    dueOn: bill.dueOn === null ? null : formatDay(bill.dueOn),
    total,
    rates,
    taxRounding: ruleAt(catalogue, biller, "biller").rule.taxRounding,
    services,
    catalogueHash,
    lines: bill.lines.map(lineJson),
  };
}

export function lineJson(line: BillLine): LineJson {
  const { contract, service, rule, item, label, tax, clauses, marks, corrects, why } = line;
  return {
    contract,
    service,
    rule,
    item,
    label,
    month: formatMonth(line.month),
    period: formatPeriod(line.period),
    amount: toText(line.amount),
    tax,
    clauses,
    marks,
    corrects,
    derivation: why,
  };
}
