import type { Day } from "../kernel/day.ts";
import { derived } from "../kernel/derivation.ts";
import { whole } from "../kernel/exact.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Yen } from "../kernel/yen.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type Cost, oneDay } from "./cost.ts";
import { entryValue, marksOf, type NotPriced, pricedOn, type TaxOn, taxOf } from "./priced.ts";

/**
 * What is asked for charges that were evaded (HM-17): the amount itself and twice its tax-free
 * amount, tax added to both. 3,800 net at 10 %: 4,180 + 7,600 + 760 = 12,540.
 */
export function evadedCharges(
  located: Located<RuleOf<"evasion">>,
  { evaded, on }: { readonly evaded: Yen; readonly on: Day },
  taxOn: TaxOn,
): Result<readonly [evaded: Cost, surcharge: Cost], NotPriced> {
  const { id, rule } = located;
  const priced = pricedOn(rule.values, on, { rule: id, item: "multiple" });
  if (!priced.ok) return priced;
  const entry = priced.value;
  const net = derived.settled(whole(evaded), "charges evaded, before tax");
  const multiple = entryValue(String(entry.multiple), "times", {
    rule: id,
    item: "multiple",
    entry,
  });
  const said = {
    rule: id,
    period: oneDay(on),
    tax: taxOf("added", on, taxOn),
    clauses: rule.clause,
    marks: marksOf(entry),
  };
  return ok([
    { ...said, item: "evaded", label: rule.labels.evaded, amount: net },
    {
      ...said,
      item: "surcharge",
      label: rule.labels.surcharge,
      amount: derived.product([net, multiple]),
    },
  ]);
}
