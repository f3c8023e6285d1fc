import type { Day } from "../../../kernel/day.ts";
import { add, decimal, divide, multiply, whole } from "../../../kernel/exact.ts";
import { asYen } from "../../../kernel/yen.ts";
import { round } from "../../../kernel/rounding.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { inForceOn } from "../../../terms/dated.ts";
import { taxPercentOn } from "../../../terms/tax.ts";
import type { ClauseView } from "../../api/fields.ts";
import { clausesView } from "../views/refused-view.ts";

export interface MonthlyPrice {
  /** Whole yen with tax; null where it goes by use. */
  readonly monthly: number | null;
  readonly illustrative: boolean;
  readonly clauses: ClauseView[];
}

const BY_USE: MonthlyPrice = { monthly: null, illustrative: false, clauses: [] };

/** The monthly fee of an item or option as sold on a day; `closed` when it is not sold anew. */
export function monthlyOf(
  catalogue: LoadedCatalogue,
  { service, of, name, on }: Wanted,
): MonthlyPrice | "closed" {
  for (const { rule } of rulesOf(catalogue, service, "monthly-fee")) {
    const priced = rule.of === of ? rule.items[name] : undefined;
    if (!priced) continue;
    const entry = inForceOn(priced.values, on);
    if (!entry.ok || entry.value.closedToNew === true) return "closed";
    const percent = rule.tax === "added" ? taxPercentOn(catalogue, on) : 0;
    const amount = decimal(entry.value.amount);
    const tax = divide(multiply(amount, whole(percent)), whole(100));
    return {
      monthly: asYen(round(add(amount, tax), { digit: "yen", mode: "down" })),
      illustrative: entry.value.illustrative === true,
      clauses: clausesView(priced.clause ?? rule.clauseOf?.always ?? rule.clause, catalogue),
    };
  }
  return BY_USE;
}

interface Wanted {
  readonly service: string;
  readonly of: "item" | "option";
  readonly name: string;
  readonly on: Day;
}
