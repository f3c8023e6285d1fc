import type { Catalogue } from "../terms/catalogue.ts";
import type { KindName } from "../terms/kinds/index.ts";
import type { Line } from "./line.ts";

/**
 * The order of a bill: what is owed every month first, what lessens it next, single events last.
 */
const KINDS_IN_ORDER: readonly KindName[] = [
  "monthly-fee",
  "outage-credit",
  "discount",
  "point-scheme",
  "quota",
  "one-off-fee",
  "payment-fee",
  "equipment-damage",
  "evasion",
  "exit-fee",
];

/**
 * Lines in the one order of every bill, so that two ratings of the same facts are equal line by
 * line: by service, contract and kind, then by day and item. Measured energy comes first and keeps
 * its own order.
 */
export function inBillOrder(lines: readonly Line[], catalogue: Catalogue): Line[] {
  const ranked = lines.map((line) => ({ line, rank: rankOf(line, catalogue) }));
  ranked.sort((a, b) => compareRanked(a, b));
  return ranked.map(({ line }) => line);
}

interface Ranked {
  readonly line: Line;
  readonly rank: number;
}

/** Kinds that are not named here price energy: they come first. */
function rankOf({ rule }: Line, catalogue: Catalogue): number {
  const kind = catalogue.rules.get(rule)?.rule.kind;
  return kind === undefined ? -1 : KINDS_IN_ORDER.indexOf(kind);
}

function compareRanked({ line: a, rank }: Ranked, { line: b, rank: other }: Ranked): number {
  const coarse = text(a.service, b.service) || text(a.contract, b.contract) || rank - other;
  return coarse || (rank < 0 ? 0 : a.period.from - b.period.from || text(a.item, b.item));
}

function text(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
