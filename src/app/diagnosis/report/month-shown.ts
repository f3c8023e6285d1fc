import { statedMonth } from "../../../diagnosis/explain-month.ts";
import type { DiagnosisQuestion, PlanCost, RankedPlan } from "../../../diagnosis/model.ts";
import type { Prepared } from "../../../diagnosis/prepare.ts";
import { type Month, monthOf } from "../../../kernel/day.ts";
import { explain } from "../../../kernel/derivation-text.ts";
import { moneyText } from "../../../kernel/number-text.ts";
import type { Charge } from "../../../rating/energy/charge.ts";
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

function groupOf({ prepared, question, plan }: Ask, side: Side): ReportGroup | null {
  const { energy, cost } = side;
  const stated = statedMonth(prepared, question, { plan, ...side });
  if (stated === null) return null;
  const { totalYen, addedTax, charges } = stated;
  return {
    name: nameOf(NAMES[energy], cost),
    totalYen,
    addedTax: addedTax && moneyText(addedTax),
    lines: charges.map(lineOf),
  };
}

function nameOf(energy: LabelText, { supplier, label }: PlanCost): LabelText {
  return {
    ja: `${energy.ja}　${supplier.ja} ${label.ja}`,
    en: `${energy.en}: ${supplier.en}, ${label.en}`,
  };
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
