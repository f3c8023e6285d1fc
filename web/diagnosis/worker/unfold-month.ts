import type { BillLine } from "../../../src/app/api/bill.ts";
import { entryChip } from "../../../src/app/server/views/entry-source.ts";
import { entriesOf } from "../../../src/app/server/views/leaves.ts";
import {
  amountText,
  unitPriceOf,
  writtenSum,
} from "../../../src/app/server/views/derivation-rows.ts";
import { statedMonth } from "../../../src/diagnosis/explain-month.ts";
import { formatDay, type Month, month as monthNamed } from "../../../src/kernel/day.ts";
import { explain } from "../../../src/kernel/derivation-text.ts";
import { periodOf } from "../../../src/kernel/period.ts";
import type { Charge } from "../../../src/rating/energy/charge.ts";
import type { Catalogue } from "../../../src/terms/catalogue.ts";
import type { RankedPlan } from "../answer/shown-plan.ts";
import type { UnfoldedMonth } from "../answer/unfolded.ts";
import type { Laid } from "./question-of.ts";

type Group = UnfoldedMonth["groups"][number];

/** A month of a plan as a bill's lines; null where they do not come to the yen of the ranking. */
export function unfoldMonth(laid: Laid, plan: RankedPlan, text: string): UnfoldedMonth | null {
  const month = monthNamed(text);
  const { periods } = laid.prepared;
  const index = periods.findIndex(({ period }) => periodOf(month).from === period.from);
  const groups: Group[] = [];
  for (const energy of ["electricity", "gas"] as const) {
    if (plan[energy] === null) continue;
    const group = groupOf(laid, plan, { energy, month, index });
    if (group === null) return null;
    groups.push(group);
  }
  return { groups };
}

interface Side {
  readonly energy: "electricity" | "gas";
  readonly month: Month;
  readonly index: number;
}

function groupOf(
  { prepared, question }: Laid,
  plan: RankedPlan,
  { energy, month, index }: Side,
): Group | null {
  const cost = plan[energy];
  const stated = statedMonth(prepared, question, { plan, energy, month, index });
  if (cost === null || stated === null) return null;
  const { totalYen, addedTax, charges } = stated;
  return {
    name: {
      ja: `${cost.supplier.ja} ${cost.label.ja}`,
      en: `${cost.supplier.en}, ${cost.label.en}`,
    },
    totalYen,
    addedTax: addedTax && amountText(addedTax),
    lines: charges.map((charge, place) => lineOf(prepared.catalogue, charge, { month, place })),
  };
}

function lineOf(
  catalogue: Catalogue,
  { label, amount, tax, marks, clauses }: Charge,
  { month, place }: { readonly month: Month; readonly place: number },
): BillLine {
  const { why } = amount;
  const { rows, result } = writtenSum(why);
  const { from, until } = periodOf(month);
  return {
    id: String(place),
    label,
    note: unitPriceOf(why),
    period: { from: formatDay(from), until: formatDay(until) },
    amount: amountText(amount.value),
    tax: { kind: tax.kind, percent: tax.kind === "none" ? null : tax.percent },
    marks: [...marks],
    correction: null,
    derivation: {
      rows: [...rows],
      result,
      sum: { ja: explain(why, "ja"), en: explain(why, "en") },
    },
    clauses: clauses.map((id) => ({ id, title: { ja: id, en: id } })),
    entries: entriesOf(why).map((entry) => entryChip(catalogue, entry)),
    readings: [],
  };
}
