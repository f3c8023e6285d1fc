import type { KnownAccount } from "../../billing/index.ts";
import { settleAccount } from "../../billing/index.ts";
import { addToMonth, type Month } from "../../kernel/day.ts";
import { compare } from "../../kernel/exact.ts";
import { type Yen, yen } from "../../kernel/yen.ts";
import type { Held } from "../../rating/held.ts";
import type { Line } from "../../rating/line.ts";
import { rateMonth } from "../../rating/rate-month.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { compareLines, type Difference } from "./compare-lines.ts";
import { type Sides, withoutUse } from "./sides.ts";

/** What the bills from the next one on have more or less, and what each is. */
export interface MonthsApart {
  /** Stands once, on the bill of its month. */
  readonly once: readonly Difference[];
  /** Stands on every bill from `monthlyFrom` on. */
  readonly monthly: readonly Difference[];
  readonly monthlyFrom: Month | null;
  /** Owed because of the decision, but not known yet. */
  readonly held: readonly Held[];
}

export interface MonthsAsk {
  readonly sides: Sides;
  readonly known: KnownAccount;
  /** The last bill that is looked at: by then every month is a usual one. */
  readonly through: Month;
}

interface ComparedMonth {
  readonly month: Month;
  readonly differences: readonly Difference[];
  readonly held: readonly Held[];
}

/**
 * The difference of the bills from the next one through the last, rated by the functions that make
 * them; the first has the corrections of settled months too. What recurs in the last month and all
 * before it back to some month is the change of a usual month; everything else stands once.
 */
export function compareMonths({ sides, known, through }: MonthsAsk): MonthsApart {
  const months = monthsFrom(known.month, through).map((month) => compared(sides, known, month));
  const usual = recurring(months.at(-1)?.differences ?? []);
  const from = months.findLastIndex((each) => !isUsual(each, usual)) + 1;
  const once = months.flatMap(({ differences }, index) =>
    index < from ? differences : single(differences, usual),
  );
  return {
    once,
    monthly: usual,
    monthlyFrom: usual.length === 0 ? null : (months[from]?.month ?? null),
    held: months.flatMap(({ held }) => held),
  };
}

function compared(sides: Sides, known: KnownAccount, month: Month): ComparedMonth {
  const { catalogue } = known;
  const before = rated(sides.before, known, month);
  const after = rated(sides.after, known, month);
  const isNext = month === known.month;
  const pair = {
    before: [...before.lines, ...(isNext ? corrections(sides.before, known) : [])],
    after: [...after.lines, ...(isNext ? corrections(sides.after, known) : [])],
  };
  const waiting = new Set(before.held.map(nameOf));
  return {
    month,
    differences: compareLines({ ...pair, billedIn: month, catalogue }),
    held: after.held.filter((each) => !waiting.has(nameOf(each))),
  };
}

function rated(tenures: readonly Tenure[], known: KnownAccount, month: Month) {
  const { catalogue, market, seriesOf } = known;
  return rateMonth({ household: withoutUse(tenures), month, catalogue, market, seriesOf });
}

/**
 * The correction lines that the next bill would carry. What is carried over from refunds depends on
 * use that nobody knows yet, and is left out.
 */
function corrections(household: readonly Tenure[], known: KnownAccount): readonly Line[] {
  if (known.months.length === 0) return [];
  const { bills } = settleAccount({ ...known, household });
  return bills.flatMap(({ lines }) => lines).filter(({ kind }) => kind === "charge");
}

function nameOf({ contract, rule, missing }: Held): string {
  return `${contract}|${rule}|${missing}`;
}

const RECURRING: ReadonlySet<Difference["kind"]> = new Set(["monthly-fee", "discount"]);

function recurring(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(isRecurring);
}

/** A fee or discount of the month itself; the correction of an earlier month stands once. */
function isRecurring({ kind, line, billedIn }: Difference): boolean {
  return RECURRING.has(kind) && line.month >= billedIn;
}

/** The same things recur, and rounding with the bill does not make another sum of them alone. */
function isUsual({ differences }: ComparedMonth, usual: readonly Difference[]): boolean {
  const own = recurring(differences);
  const same =
    own.length === usual.length && usual.every((each) => own.some((other) => isSame(each, other)));
  return same && (own.length < differences.length || totalOf(own) === totalOf(usual));
}

function isSame(a: Difference, b: Difference): boolean {
  const { contract, rule, item } = a.line;
  const { line } = b;
  return (
    line.contract === contract &&
    line.rule === rule &&
    line.item === item &&
    compare(a.gross, b.gross) === 0
  );
}

/**
 * What stands beside the usual change, the first with the yen that rounding it together with the
 * bill's other lines may move.
 */
function single(
  differences: readonly Difference[],
  usual: readonly Difference[],
): readonly Difference[] {
  const [first, ...rest] = differences.filter((each) => !isRecurring(each));
  if (!first) return [];
  const moved = totalOf(recurring(differences)) - totalOf(usual);
  return [{ ...first, yen: yen(first.yen + moved) }, ...rest];
}

export function totalOf(differences: readonly Difference[]): Yen {
  return yen(differences.reduce((sum, each) => sum + each.yen, 0));
}

function monthsFrom(first: Month, last: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => addToMonth(first, k));
}
