import { z } from "zod";
import { type Day, formatDay, formatMonth } from "../../kernel/day.ts";
import { decimal, type Exact } from "../../kernel/exact.ts";
import { period } from "../../kernel/period.ts";
import { asYen, type Yen, yen } from "../../kernel/yen.ts";
import { dayField } from "../../terms/fields.ts";
import type { Cost } from "../cost.ts";
import type { Line, TaxTreatment } from "../line.ts";
import type { Tenure } from "../tenure.ts";
import { taxPercent, total, withTax } from "../with-tax.ts";
import { stated } from "./energy-facts.ts";

/** Whole yen, as a number or as text. */
export const yenField = z
  .union([z.int(), z.string().regex(/^-?\d+$/, "write whole yen")])
  .transform((value): Yen => (typeof value === "number" ? yen(value) : asYen(decimal(value))));

/** Days from one to before another: `2018-10-01/2018-12-01`. */
export const periodField = z.string().transform((text, context) => {
  try {
    return period(text);
  } catch {
    context.addIssue({ code: "custom", message: `"${text}" is no period; write FROM/UNTIL` });
    return z.NEVER;
  }
});

export const yesField = z.union([
  z.boolean(),
  z.enum(["yes", "no"]).transform((text) => text === "yes"),
]);

export { dayField };

/** A contract about which nothing is known but its name; examples fill in what they are about. */
export function bareTenure(service: string, facts: Partial<Tenure> = {}): Tenure {
  return {
    contract: "example",
    service,
    appliedOn: null,
    startedOn: null,
    endedOn: null,
    termStarts: [],
    items: [],
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    endReason: null,
    supply: null,
    ...facts,
  };
}

/** Lines as an example reads them, with their sum before and after tax. */
export function answerOf(lines: readonly Line[]) {
  return {
    lines: lines.map((line) => ({ contract: line.contract, ...shown(line) })),
    ...sums(lines),
  };
}

/** Costs as an example reads them: like lines, in nobody's bill yet. */
export function answerOfCosts(costs: readonly Cost[]) {
  const lines = costs.map((cost) => ({ ...cost, amount: cost.amount.value }));
  return { lines: lines.map(shown), ...sums(lines) };
}

type Shown = Pick<Cost, "item" | "period" | "tax" | "clauses"> & { readonly amount: Exact };

function shown({ item, amount, period: { from, until }, tax, clauses }: Shown) {
  return {
    item,
    amount: stated(amount),
    from: formatDay(from),
    until: formatDay(until),
    days: until - from,
    tax: tax.kind,
    clauses,
  };
}

function sums(lines: readonly { readonly amount: Exact; readonly tax: TaxTreatment }[]) {
  return {
    amount: stated(total(lines)),
    withTax: withTax(lines),
    ...(lines.length > 0 ? { taxPercent: taxPercent(lines) } : {}),
  };
}

export function dayText(on: Day | null): string | null {
  return on === null ? null : formatDay(on);
}

export { formatMonth };
