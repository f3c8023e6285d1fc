import type { Household } from "../../contracts/index.ts";
import { addDays, addToMonth, type Day, formatDay, type Month, monthOf } from "../../kernel/day.ts";
import { sumYen } from "../../kernel/yen.ts";
import { type Line, lineKey } from "../../rating/line.ts";
import type { Market } from "../../rating/market.ts";
import { rateMonth } from "../../rating/rate-month.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { withTax } from "../../rating/with-tax.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { serviceName } from "../../terms/service-name.ts";
import type { Leaving } from "../api/action.ts";
import { clauseChip } from "../server/views/bill-view.ts";
import { endingWith, endTenure } from "./end-tenure.ts";
import { type LastDays, possibleLastDays } from "./last-days.ts";
import { leavingLabel, type Left } from "./leaving-words.ts";
import { sidesOf, withoutUse } from "./sides.ts";

export interface LeavingAsk {
  readonly household: Household;
  readonly contract: string;
  readonly catalogue: LoadedCatalogue;
}

/** One stretch of possible last days that cost the same. */
export interface LeavingStep {
  readonly from: Day;
  readonly until: Day;
  /** What leaving then costs once: exit fee, removal, and the same of what ends with it. */
  readonly amount: number;
  /** The lines behind the amount. */
  readonly costs: readonly Line[];
  /** Monthly fees of what ends, from this month through the last one charged. */
  readonly feesUntil: number;
}

export interface LeavingSteps {
  readonly steps: readonly LeavingStep[];
  readonly best: Day | null;
  /** Clauses of the notice that leaving needs. */
  readonly clauses: readonly string[];
  /** Discounts that the rest of the household loses, for a month. */
  readonly lost: readonly Line[];
}

/** The longest that anything is looked ahead: two terms of three years. */
const MONTHS_AHEAD = 80;

/**
 * When leaving is cheapest: each stretch of possible last days over this term and the next, with
 * what it costs. Power from 2024-05-10, asked 2026-11-22: 3,850 from 2026-12-22, nothing from
 * 2027-04-01 through 2027-05-31, then 3,850 again.
 */
export function cheapestLeaving(ask: LeavingAsk): Leaving {
  const { household, contract, catalogue } = ask;
  const { steps, best, clauses, lost } = leavingSteps(ask);
  return {
    contract,
    today: formatDay(household.on),
    best: best === null ? null : formatDay(best),
    steps: steps.map((step) => ({
      from: formatDay(step.from),
      until: formatDay(step.until),
      amount: step.amount,
      feesUntil: step.feesUntil,
      total: step.amount + step.feesUntil,
      label: leavingLabel(step, lost, leftOf(ask)),
      clauses: clausesOf(step, clauses, ask).map((id) => clauseChip(id, catalogue)),
    })),
  };
}

/** What is left, and how the services beside it are called. */
export function leftOf({ contract, catalogue }: Pick<LeavingAsk, "contract" | "catalogue">): Left {
  return { contract, nameOf: (service) => serviceName(catalogue, service) };
}

/** The same in days and lines. */
export function leavingSteps({ household, contract, catalogue }: LeavingAsk): LeavingSteps {
  const through = addToMonth(monthOf(household.on), MONTHS_AHEAD);
  const nothing = { events: [], opens: [], follows: [], notes: [], effectiveOn: null, clauses: [] };
  const tenures = withoutUse(sidesOf({ household, decided: nothing, through }).before);
  const tenure = tenures.find((each) => each.contract === contract);
  const days = tenure ? possibleLastDays(tenure, catalogue, household.on) : null;
  if (!tenure || days === null) return { steps: [], best: null, clauses: [], lost: [] };
  const ending = endingWith(household, contract, days.firsts[0] ?? household.on);
  const run = runOf(tenures, tenure, { catalogue, on: household.on, ending });
  const each = days.firsts.map((last) => stepAt(run, last));
  const steps = joined(each, days);
  const { clauses } = days;
  return { steps, best: bestOf(each, run), clauses, lost: lostElsewhere(run, days) };
}

interface Run {
  readonly tenures: readonly Tenure[];
  readonly tenure: Tenure;
  readonly catalogue: Catalogue;
  readonly on: Day;
  /** What ends, with the reason. */
  readonly ending: ReadonlyMap<string, string>;
  /** The household's lines of a month in which all stay, worked out once. */
  readonly staying: (month: Month) => readonly Line[];
}

function runOf(
  tenures: readonly Tenure[],
  tenure: Tenure,
  given: Pick<Run, "catalogue" | "on" | "ending">,
): Run {
  const known = new Map<Month, readonly Line[]>();
  const staying = (month: Month) => {
    const lines = known.get(month) ?? rated(tenures, month, given.catalogue);
    known.set(month, lines);
    return lines;
  };
  return { ...given, tenures, tenure, staying };
}

function rated(household: readonly Tenure[], month: Month, catalogue: Catalogue): readonly Line[] {
  return rateMonth({ household, month, catalogue, market: NO_MARKET, seriesOf: () => null }).lines;
}

/** What leaving with a day as the last costs, of all contracts that end with it. */
function stepAt(run: Run, last: Day): LeavingStep {
  const { tenures, catalogue, on, ending } = run;
  const own = ({ contract }: Line) => ending.has(contract);
  const left = tenures.map((each) => {
    const reason = ending.get(each.contract);
    return reason === undefined ? each : endTenure(each, { lastDay: last, reason }, catalogue);
  });
  const month = monthOf(last);
  const afterwards = [month, addToMonth(month, 1)].map((each) =>
    rated(left, each, catalogue).filter(own),
  );
  const costs = afterwards.flat().filter((line) => isCostOfLeaving(line, catalogue));
  const before = monthsBetween(monthOf(on), month).map((each) => run.staying(each).filter(own));
  const fees = [...before, ...afterwards].map((lines) =>
    withTax(lines.filter((line) => isMonthly(line, catalogue))),
  );
  return { from: last, until: last, amount: withTax(costs), costs, feesUntil: sumYen(fees) };
}

function monthsBetween(first: Month, end: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, k) => addToMonth(first, k));
}

function kindOf({ rule }: Line, catalogue: Catalogue): string | undefined {
  return catalogue.rules.get(rule)?.rule.kind;
}

function isMonthly(line: Line, catalogue: Catalogue): boolean {
  const kind = kindOf(line, catalogue);
  return kind === "monthly-fee" || kind === "discount";
}

function isCostOfLeaving(line: Line, catalogue: Catalogue): boolean {
  const kind = kindOf(line, catalogue);
  return kind === "exit-fee" || (kind === "one-off-fee" && line.item.split("#")[0] === "removal");
}

/** Days after each other that cost the same are one stretch. */
function joined(each: readonly LeavingStep[], days: LastDays): readonly LeavingStep[] {
  const steps: LeavingStep[] = [];
  for (const [index, step] of each.entries()) {
    const next = each[index + 1];
    const until =
      next === undefined ? days.until : days.monthEnds ? step.from : addDays(next.from, -1);
    const last = steps.at(-1);
    if (last && isAlike(last, step)) steps[steps.length - 1] = { ...last, until };
    else steps.push({ ...step, until });
  }
  return steps;
}

function isAlike(a: LeavingStep, b: LeavingStep): boolean {
  const itemsOf = ({ costs }: LeavingStep) => costs.map(({ rule, item }) => `${rule}/${item}`);
  return a.amount === b.amount && itemsOf(a).join() === itemsOf(b).join();
}

/**
 * The first day on which least is paid in all. Where charges go by use, fees until then say little:
 * the first day on which leaving itself costs least.
 */
function bestOf(each: readonly LeavingStep[], { tenure, catalogue }: Run): Day | null {
  const byUse = rulesOf(catalogue, tenure.service, "supply-period").length > 0;
  const price = ({ amount, feesUntil }: LeavingStep) => (byUse ? amount : amount + feesUntil);
  const least = Math.min(...each.map(price));
  return each.find((step) => price(step) === least)?.from ?? null;
}

/** Discounts of contracts that stay, in the month after the first possible last day. */
function lostElsewhere(run: Run, { firsts }: LastDays): readonly Line[] {
  const { tenures, catalogue, ending } = run;
  const [last] = firsts;
  if (last === undefined) return [];
  const left = tenures.filter(({ contract }) => !ending.has(contract));
  const month = addToMonth(monthOf(last), 1);
  const kept = new Set(rated(left, month, catalogue).map(lineKey));
  return run
    .staying(month)
    .filter((line) => kindOf(line, catalogue) === "discount" && !ending.has(line.contract))
    .filter((line) => !kept.has(lineKey(line)));
}

/** The clauses of what it costs; where it costs nothing, those by which it is free. */
function clausesOf(
  { costs }: LeavingStep,
  notice: readonly string[],
  { household, contract, catalogue }: LeavingAsk,
): readonly string[] {
  const service = household.contracts.find(({ id }) => id === contract)?.service ?? "";
  const known = [...new Set([...costs.flatMap(({ clauses }) => clauses), ...notice])];
  const rule =
    rulesOf(catalogue, service, "exit-fee").at(0) ??
    (known.length === 0 ? rulesOf(catalogue, service, "monthly-fee").at(0) : undefined);
  const free = costs.length === 0 ? (rule?.rule.clause.slice(0, 1) ?? []) : [];
  return [...new Set([...free, ...known])];
}

/** Fees that nobody measures need no market. */
const NO_MARKET: Market = { spotMean: () => null, spotDay: () => null, fuelAverage: () => null };
