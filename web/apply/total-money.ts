import type { ActionPreview, MoneyView } from "../../src/app/api/action.ts";

/** The money of several applications as one: amounts in their order, totals added. */
export function totalMoney(checks: readonly ActionPreview[]): MoneyView | null {
  const parts = checks.flatMap(({ money }) => (money === null ? [] : [money]));
  if (parts.length === 0) return null;
  const sum = (of: (money: MoneyView) => number) =>
    parts.reduce((total, money) => total + of(money), 0);
  const starts = parts.flatMap(({ monthlyFrom }) => (monthlyFrom ? [monthlyFrom] : []));
  const without = parts.flatMap((money) => money.without);
  return {
    once: parts.flatMap(({ once }) => once),
    onceTotal: sum(({ onceTotal }) => onceTotal),
    monthly: parts.flatMap(({ monthly }) => monthly),
    monthlyTotal: sum(({ monthlyTotal }) => monthlyTotal),
    monthlyFrom: starts.toSorted()[0] ?? null,
    freeFrom: parts.length === 1 ? (parts[0]?.freeFrom ?? null) : null,
    without: [...new Map(without.map((label) => [label.ja, label])).values()],
  };
}
