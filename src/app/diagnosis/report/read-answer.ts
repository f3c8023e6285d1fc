import type {
  Diagnosis,
  Investment,
  NotCompared,
  NotComparedCode,
} from "../../../diagnosis/model.ts";
import { day, month } from "../../../kernel/day.ts";
import type { DiagnosisAnswer } from "../../api/diagnosis-answer.ts";

/** The engine's shape again, from an answer as it was sent or kept: days from text. */
export function readAnswer(answer: DiagnosisAnswer): Diagnosis {
  const { asOf, periods, energy, notCompared, investment } = answer;
  return {
    ...answer,
    asOf: day(asOf),
    periods: periods.map(({ from, until, billMonth }) => ({
      period: { from: day(from), until: day(until) },
      billMonth: month(billMonth),
    })),
    energy: energy && energy.map((each) => ({ ...each, month: month(each.month) })),
    notCompared: notCompared.map(readNotCompared),
    investment: investment && readInvestment(investment),
  };
}

/** A code that is known no more is still shown by its words. */
function readNotCompared(row: DiagnosisAnswer["notCompared"][number]): NotCompared {
  return { ...row, code: row.code as NotComparedCode };
}

function readInvestment(kept: NonNullable<DiagnosisAnswer["investment"]>): Investment {
  const totals = kept.totals.flatMap(({ years, yen }) =>
    years === 10 || years === 15 || years === 20 ? [{ years, yen } as const] : [],
  );
  return { ...kept, totals };
}
