import { formatMonth } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { add, type Exact, isZero } from "../kernel/exact.ts";
import { type Line, lineKey } from "../rating/line.ts";
import type { BillLine, IssuedLine } from "./model.ts";
import { percentOf } from "./model.ts";

/**
 * What is still to be billed: desired minus issued, line by line. A line never issued stands as it
 * is; one that was issued with another amount gives a correction on its original period; one that
 * is desired no more is taken back. A fee of 380 that became 253 gives −127, pointing at the issued
 * line.
 */
export function difference(
  desired: readonly Line[],
  issued: readonly IssuedLine[],
): readonly BillLine[] {
  // The first bill of a month: nothing to pair, so no keys are needed.
  if (issued.length === 0) return desired.map(asCharge);
  const wanted = new Map(keyed(desired));
  const open = issuedByKey(issued);
  const pairs = [...takePairs(wanted, open, (key) => key), ...takePairs(wanted, open, monthKey)];
  const corrections = pairs.flatMap(({ line, settled }) => corrected(line, settled) ?? []);
  const fresh = [...wanted.values()].map(asCharge);
  const reversals = [...open.values()].flatMap((settled) => takenBack(settled) ?? []);
  return [...fresh, ...corrections, ...reversals];
}

function asCharge(line: Line): BillLine {
  return { ...line, kind: "charge", corrects: null };
}

interface Pair {
  readonly line: Line;
  readonly settled: Settled;
}

/**
 * Desired lines with the issued ones they belong to, taken out of both maps. First those of the
 * same period; then, where a back-dated start or end made a period shorter or longer, the only ones
 * of their month.
 */
function takePairs(
  wanted: Map<string, Line>,
  open: Map<string, Settled>,
  group: (key: string, line: Line) => string,
): readonly Pair[] {
  if (open.size === 0 || wanted.size === 0) return [];
  const lines = Map.groupBy(wanted, ([key, line]) => group(key, line));
  const settled = Map.groupBy(open, ([key, { first }]) => group(key, first));
  return [...lines].flatMap(([name, [one, ...more]]) => {
    const [other, ...others] = settled.get(name) ?? [];
    if (!one || !other || more.length > 0 || others.length > 0) return [];
    wanted.delete(one[0]);
    open.delete(other[0]);
    return [{ line: one[1], settled: other[1] }];
  });
}

function monthKey(_: string, { contract, rule, item, month, tax }: Line): string {
  return `${contract}|${rule}|${item}|${month}|${tax.kind}${percentOf(tax)}`;
}

interface Settled {
  readonly first: IssuedLine;
  /** With every correction so far. */
  readonly amount: Exact;
  readonly lines: readonly IssuedLine[];
}

/** Two lines of one identity, such as two visits on one day, are told apart by their order. */
function keyed<L extends Line>(lines: readonly L[]): ReadonlyMap<string, L> {
  const seen = new Map<string, number>();
  const found = new Map<string, L>();
  for (const line of lines) {
    const key = identity(line);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    found.set(nth === 0 ? key : `${key}#${nth}`, line);
  }
  return found;
}

/** The amount under another rate of tax is another claim: one is taken back, the other made. */
function identity(line: Line): string {
  return `${lineKey(line)}|${line.tax.kind}${percentOf(line.tax)}`;
}

function issuedByKey(issued: readonly IssuedLine[]): Map<string, Settled> {
  const charges = issued.filter(({ kind }) => kind === "charge");
  const originals = charges.filter(({ corrects }) => corrects === null);
  const found = new Map<string, Settled>();
  const keyOfLine = new Map<string, string>();
  for (const [key, original] of keyed(originals)) {
    found.set(key, { first: original, amount: original.amount, lines: [original] });
    keyOfLine.set(address(original.at), key);
  }
  for (const line of charges) {
    if (line.corrects === null) continue;
    const key = keyOfLine.get(address(line.corrects));
    const settled = key === undefined ? undefined : found.get(key);
    if (key === undefined || !settled)
      throw new Error(`${address(line.at)} corrects a line that is not there`);
    found.set(key, {
      ...settled,
      amount: add(settled.amount, line.amount),
      lines: [...settled.lines, line],
    });
  }
  return found;
}

function corrected(line: Line, settled: Settled): BillLine | null {
  const made = derived.difference({ value: line.amount, why: line.why }, settledAmount(settled));
  if (isZero(made.value)) return null;
  return correction(line, made, settled);
}

function takenBack(settled: Settled): BillLine | null {
  if (isZero(settled.amount)) return null;
  return correction(settled.first, derived.negative(settledAmount(settled)), settled);
}

function correction(line: Line, { value, why }: Derived, { first }: Settled): BillLine {
  const of = formatMonth(first.month);
  const { contract, service, rule, item, tax, clauses, marks } = line;
  const { month, period } = first;
  return {
    contract,
    service,
    rule,
    item,
    month,
    period,
    tax,
    clauses,
    marks,
    why,
    amount: value,
    label: {
      ja: `${line.label.ja}（${of}分の訂正）`,
      en: `${line.label.en} (correction of ${of})`,
    },
    kind: "charge",
    corrects: first.at,
  };
}

function settledAmount({ lines }: Settled): Derived {
  const parts = lines.map(({ amount, at }) =>
    derived.settled(amount, `${at.bill}, line ${at.position}`),
  );
  const [only] = parts;
  return parts.length === 1 && only ? only : derived.sum(parts);
}

function address({ bill, position }: { readonly bill: string; readonly position: number }): string {
  return `${bill}/${position}`;
}
