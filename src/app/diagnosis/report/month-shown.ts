import { explainMonth } from "../../../diagnosis/explain-month.ts";
import type { DiagnosisQuestion, PlanCost, RankedPlan } from "../../../diagnosis/model.ts";
import type { Prepared } from "../../../diagnosis/prepare.ts";
import { type Month, monthOf } from "../../../kernel/day.ts";
import { explain } from "../../../kernel/derivation-text.ts";
import { multiply } from "../../../kernel/exact.ts";
import { moneyText } from "../../../kernel/number-text.ts";
import type { Charge } from "../../../rating/energy/charge.ts";
import { total, withTax } from "../../../rating/with-tax.ts";
import type { LabelText } from "../../api/fields.ts";
import type { ReportGroup, ReportLine, ReportMonth } from "../../pdf/diagnosis-report.ts";

const NAMES = {
  electricity: { ja: "電気", en: "Electricity" },
  gas: { ja: "ガス", en: "Gas" },
} as const;

interface Ask {
  readonly prepared: Prepared;
  readonly question: DiagnosisQuestion;
  readonly plan: RankedPlan;
}

/**
 * The dearest month of a plan as a bill's lines. Null where the terms of today do not give the yen
 * that the ranking states: then nothing is shown rather than another sum.
 */
export function monthShown({ prepared, question, plan }: Ask): ReportMonth | null {
  const index = plan.monthYen.indexOf(Math.max(...plan.monthYen));
  const billed = prepared.periods[index];
  if (billed === undefined) return null;
  const month = monthOf(billed.period.from);
  const groups: ReportGroup[] = [];
  for (const energy of ["electricity", "gas"] as const) {
    const cost = plan[energy];
    if (cost === null) continue;
    const group = groupOf({ prepared, question, plan }, { energy, cost, month, index });
    if (group === null) return null;
    groups.push(group);
  }
  const totalYen = plan.monthYen[index] ?? 0;
  const boughtYen = groups.reduce((sum, group) => sum + group.totalYen, 0);
  return { month, groups, soldYen: boughtYen - totalYen, totalYen };
}

interface Side {
  readonly energy: "electricity" | "gas";
  readonly cost: PlanCost;
  readonly month: Month;
  readonly index: number;
}

function groupOf(
  { prepared, question, plan }: Ask,
  { energy, cost, month, index }: Side,
): ReportGroup | null {
  const totalYen = cost.monthYen[index] ?? 0;
  for (const beside of besides(plan, energy)) {
    const read = explainMonth(prepared, question, { address: cost.address, beside, month });
    if (!read.ok) continue;
    const lines = read.value.map(({ amount, tax }) => ({ amount: amount.value, tax }));
    if (withTax(lines) !== totalYen) continue;
    const name = nameOf(NAMES[energy], cost);
    return { name, totalYen, addedTax: addedTax(lines), lines: read.value.map(lineOf) };
  }
  return null;
}

/** The other tariff of a set, by whose side a plan may be cheaper; else alone. */
function besides(plan: RankedPlan, energy: Side["energy"]): readonly (string | null)[] {
  const other = energy === "electricity" ? plan.gas : plan.electricity;
  if (plan.discount === null || other === null) return [null];
  return [other.address.slice(0, other.address.lastIndexOf("/")), null];
}

function nameOf(energy: LabelText, { supplier, label }: PlanCost): LabelText {
  return {
    ja: `${energy.ja}　${supplier.ja} ${label.ja}`,
    en: `${energy.en}: ${supplier.en}, ${label.en}`,
  };
}

function addedTax(lines: Parameters<typeof withTax>[0]): string | null {
  const added = lines.filter(({ tax }) => tax.kind === "added");
  const [first] = added;
  if (first?.tax.kind !== "added") return null;
  const { percent } = first.tax;
  return moneyText(multiply(total(added), { n: BigInt(percent), d: 100n }));
}

function lineOf({ label, amount, marks, clauses }: Charge): ReportLine {
  return {
    label,
    sum: { ja: explain(amount.why, "ja"), en: explain(amount.why, "en") },
    amount: moneyText(amount.value),
    marks,
    clauses,
  };
}
