import { rateTotals, shareOut } from "../../billing/index.ts";
import type { Month } from "../../kernel/day.ts";
import { add, type Exact, isZero, multiply, negate, ZERO } from "../../kernel/exact.ts";
import { type Yen, yen } from "../../kernel/yen.ts";
import { type BillerRule, billerOf } from "../../rating/biller.ts";
import type { Line, TaxTreatment } from "../../rating/line.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { KindName } from "../../terms/kinds/index.ts";

/** One thing that a bill has more of, or less. */
export interface Difference {
  /** The line on the bill: of the household as it would be, or of the one before. */
  readonly line: Line;
  /** Null: energy, several rules together. */
  readonly kind: KindName | null;
  /** Before it is rounded with the bill, with tax. */
  readonly gross: Exact;
  /** Its share of what the bill comes to more. */
  readonly yen: Yen;
  /** The month on whose bill it stands. */
  readonly billedIn: Month;
}

export interface BillPair {
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  readonly billedIn: Month;
  readonly catalogue: Catalogue;
}

/**
 * How the bills of a month differ, in whole yen with tax: the parts sum to the difference of the
 * totals, each rounded as its bill is (XX-07). 380 before tax less, on a bill of 6,138: −418.
 */
export function compareLines(pair: BillPair): readonly Difference[] {
  const found = [...netted(pair).values()].filter(({ amount }) => !isZero(amount));
  const groups = Map.groupBy(found, ({ line }) => groupOf(line, pair.catalogue));
  return [...groups].flatMap(([group, parts]) => {
    const gross = parts.map(({ line, amount }) => withTax(amount, line.tax));
    const total = yen(totalOf(pair.after, group, pair) - totalOf(pair.before, group, pair));
    const shares = shareOut(total, gross);
    return parts.map(({ line, kind }, index) => ({
      line,
      kind,
      gross: gross[index] ?? ZERO,
      yen: shares[index] ?? yen(0),
      billedIn: pair.billedIn,
    }));
  });
}

interface Netted {
  readonly line: Line;
  readonly kind: KindName | null;
  readonly amount: Exact;
}

function netted(pair: BillPair): ReadonlyMap<string, Netted> {
  const found = new Map<string, Netted>();
  const put = (line: Line, amount: Exact) => {
    const kind = feeKindOf(line, pair.catalogue);
    const key = keyOf(line, kind);
    const other = found.get(key);
    found.set(key, { line, kind, amount: other ? add(other.amount, amount) : amount });
  };
  for (const line of pair.before) put(line, negate(line.amount));
  for (const line of pair.after) put(line, line.amount);
  return found;
}

/** A line keeps its name whatever days it is for; all energy of a contract and month is one. */
function keyOf({ contract, rule, item, month, tax }: Line, kind: KindName | null): string {
  return kind === null
    ? `${contract}|${month}|${rateOf(tax)}`
    : `${contract}|${rule}|${item}|${month}|${rateOf(tax)}`;
}

/** Kinds whose lines stand for themselves; the lines of all others make up measured energy. */
const FEES: ReadonlySet<KindName> = new Set([
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
]);

function feeKindOf({ rule }: Line, catalogue: Catalogue): KindName | null {
  const kind = catalogue.rules.get(rule)?.rule.kind ?? null;
  return kind !== null && FEES.has(kind) ? kind : null;
}

function rateOf(tax: TaxTreatment): string {
  return tax.kind === "none" ? "0" : `${tax.percent}`;
}

function withTax(amount: Exact, tax: TaxTreatment): Exact {
  if (tax.kind !== "added") return amount;
  return multiply(amount, { n: BigInt(100 + tax.percent), d: 100n });
}

/** Lines that are rounded together: one biller, one rate of tax. */
function groupOf({ service, tax }: Line, catalogue: Catalogue): string {
  return `${billerFor(catalogue, service).id}|${rateOf(tax)}`;
}

function totalOf(lines: readonly Line[], group: string, { catalogue }: BillPair): number {
  const own = lines.filter((line) => groupOf(line, catalogue) === group);
  const [first] = own;
  if (!first) return 0;
  const { taxRounding } = billerFor(catalogue, first.service).rule;
  return rateTotals(own, taxRounding).reduce((sum, { total }) => sum + total, 0);
}

function billerFor(catalogue: Catalogue, service: string): BillerRule {
  const biller = billerOf(catalogue, service);
  if (!biller) throw new Error(`the catalogue names no biller for ${service}`);
  return biller;
}
