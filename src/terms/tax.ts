import type { Day } from "../kernel/day.ts";
import { type Catalogue, ruleAt } from "./catalogue.ts";
import { mustBeInForce } from "./dated.ts";

/** Where the rate stands in every catalogue: all services share it. */
export const TAX_RULE = "household/tax";

/**
 * Consumption tax in force on a day, in percent (HM-13). A charge of 2019-09-30 has 8, one of
 * 2019-10-01 has 10. Throws before the first day in the catalogue: no service here is older.
 */
export function taxPercentOn(catalogue: Catalogue, on: Day): 8 | 10 {
  const { rule } = ruleAt(catalogue, TAX_RULE, "tax");
  return mustBeInForce(rule.values, on, "consumption tax").percent;
}
