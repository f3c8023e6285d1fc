import { formatMonth } from "../../kernel/day.ts";
import { compare, decimal, toText } from "../../kernel/exact.ts";
import type { PreviewMonth } from "./preview.ts";
import type { Scenario } from "./schema.ts";

type Expectation = NonNullable<Scenario["expect"]>[number];

/** Where the bills are not what the scenario expects; empty when they are. */
export function unmetExpectations(
  scenario: Scenario,
  months: readonly PreviewMonth[],
): readonly string[] {
  return (scenario.expect ?? []).flatMap((expected) => {
    const month = months.find((candidate) => candidate.month === expected.month);
    const name = formatMonth(expected.month);
    if (!month) return [`${name} is expected, but is none of the scenario's months`];
    return [...totalComplaint(expected, month), ...lineComplaints(expected, month)];
  });
}

function totalComplaint({ total, because }: Expectation, month: PreviewMonth): string[] {
  if (month.total === total) return [];
  const name = formatMonth(month.month);
  return [`${name}: expected ${total} in all, got ${month.total} (${because})`];
}

function lineComplaints({ lines = [] }: Expectation, { month, bills }: PreviewMonth): string[] {
  const got = bills.flatMap((bill) => bill.lines);
  return lines.flatMap(({ item, amount }) => {
    const named = got.filter((line) => `${line.rule}/${line.item}` === item);
    if (named.some((line) => compare(line.amount, decimal(amount)) === 0)) return [];
    const instead =
      named.length > 0
        ? named.map((line) => toText(line.amount)).join(" and ")
        : `only ${got.map((line) => `${line.rule}/${line.item}`).join(", ") || "nothing"}`;
    return [`${formatMonth(month)}: expected ${item} ${amount}, got ${instead}`];
  });
}
