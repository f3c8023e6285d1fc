import { addToMonth, type Day, firstDay, monthOf } from "../../kernel/day.ts";
import { type ExitTerms, priceOfLeaving } from "../../rating/exit-fee.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { taxPercentOn } from "../../terms/tax.ts";

export interface LeavingFrom {
  readonly tenure: Tenure;
  readonly household: readonly Tenure[];
  readonly catalogue: Catalogue;
}

/** The longest term there is, and one more month. */
const MONTHS_LOOKED_AT = 73;

/** What the price of leaving a contract depends on; null where its terms know none. */
function exitTermsOf({ tenure, household, catalogue }: LeavingFrom): ExitTerms | null {
  const located = rulesOf(catalogue, tenure.service, "exit-fee").at(0);
  if (!located) return null;
  const others = household.filter(
    ({ contract, startedOn }) => contract !== tenure.contract && startedOn !== null,
  );
  const taxOn = (on: Day) => taxPercentOn(catalogue, on);
  return { located, catalogue, taxOn, held: others.map(({ service }) => service) };
}

/**
 * The first month after a day in which leaving costs no fee (HH-05), from its 1st. Standard from
 * 2024-05-10, asked in 2026-11: 2027-04-01. Null where no month is free.
 */
export function freeLeavingFrom(about: LeavingFrom, after: Day): Day | null {
  const terms = exitTermsOf(about);
  if (terms === null) return null;
  for (let k = 1; k <= MONTHS_LOOKED_AT; k += 1) {
    const on = firstDay(addToMonth(monthOf(after), k));
    const price = priceOfLeaving(about.tenure, terms, { on, reason: "customer" });
    if (price.ok && price.value.free !== null) return on;
  }
  return null;
}
