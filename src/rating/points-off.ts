import { formatMonth, firstDay, type Month } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { compare, isZero, ZERO } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Line } from "./line.ts";
import { entryValue } from "./priced.ts";
import type { Tenure } from "./tenure.ts";

/** Points that were asked for against the charge of one month's bill (MM-13, MM-14). */
export interface PointsUsed {
  /** The contract by which they were earned. */
  readonly contract: string;
  readonly points: number;
  readonly billMonth: Month;
}

export interface PointsAsk {
  readonly household: readonly Tenure[];
  readonly month: Month;
  readonly catalogue: Catalogue;
  /** The energy lines of the month, contract by contract. */
  readonly energy: readonly Line[];
  readonly uses: readonly PointsUsed[];
}

type Scheme = Located<RuleOf<"point-scheme">>;

/**
 * What points take off the month's charge for power (MM-13): a yen each, at most that charge with
 * tax inside; what exceeds it is lost. 500 points, charge 430: −430. They pay it as money does, so
 * its tax stays. Where supply changed hands within the month, both its charges are one limit.
 */
export function pointsOff(ask: PointsAsk): Line[] {
  const own = ask.uses
    .filter(({ billMonth }) => billMonth === ask.month)
    .flatMap((use) => {
      const scheme = schemeOf(use, ask);
      return scheme ? [{ scheme, points: use.points }] : [];
    });
  const schemes = new Map(own.map(({ scheme }) => [scheme.id, scheme]));
  return [...schemes.values()].flatMap((scheme) => {
    const points = own.filter((use) => use.scheme.id === scheme.id).map((use) => use.points);
    return linesOf(ask, { scheme, points, charges: chargesFor(scheme, ask) });
  });
}

function schemeOf({ contract }: PointsUsed, { household, catalogue }: PointsAsk): Scheme | null {
  const earned = household.find((tenure) => tenure.contract === contract);
  return (earned && rulesOf(catalogue, earned.service, "point-scheme")[0]) ?? null;
}

interface Charge {
  readonly contract: string;
  readonly lines: readonly Line[];
}

/** The household's charges for power in the month's bill, contract by contract. */
function chargesFor({ rule }: Scheme, { household, energy }: PointsAsk): readonly Charge[] {
  return household
    .filter(({ service }) => service === rule.power)
    .map(({ contract }) => {
      return { contract, lines: energy.filter((line) => line.contract === contract) };
    })
    .filter(({ lines }) => lines.length > 0);
}

interface Off {
  readonly scheme: Scheme;
  readonly charges: readonly Charge[];
  /** Of each application. */
  readonly points: readonly number[];
}

/** A line for each contract that there is something to pay for, until the points are used up. */
function linesOf(ask: PointsAsk, { scheme, charges, points }: Off): Line[] {
  const worth = worthOf(points, scheme, ask.month);
  const [, second] = charges;
  let rest = second
    ? derived.least([worth, chargeOf(charges.flatMap(({ lines }) => lines))])
    : worth;
  return charges.flatMap(({ contract, lines }) => {
    const off = derived.least([rest, chargeOf(lines)]);
    rest = derived.difference(rest, off);
    return isZero(off.value) ? [] : [lineOf(ask, { scheme, contract, off })];
  });
}

function worthOf(points: readonly number[], { id, rule }: Scheme, month: Month): Derived {
  const entry = mustBeInForce(rule.use.values, firstDay(month), id);
  const [first, ...more] = points.map((each) => derived.count(each, "points"));
  if (!first) throw new Error(`nobody asked for points of ${formatMonth(month)}`);
  return derived.product([
    more.length === 0 ? first : derived.sum([first, ...more]),
    entryValue(entry.yenPerPoint, rule.unit, { rule: id, item: "use", entry }),
  ]);
}

interface Paid {
  readonly scheme: Scheme;
  readonly contract: string;
  readonly off: Derived;
}

function lineOf({ month }: PointsAsk, { scheme: { id, rule }, contract, off }: Paid): Line {
  const amount = derived.negative(off);
  return {
    contract,
    service: rule.power,
    rule: id,
    item: `points-${formatMonth(month)}`,
    label: rule.use.label,
    month,
    period: periodOf(month),
    amount: amount.value,
    tax: { kind: rule.tax },
    why: amount.why,
    clauses: rule.use.clause,
    marks: ["interpretation"],
  };
}

/** Tax inside, as the price tables state it; a refund larger than the charge leaves nothing. */
function chargeOf(lines: readonly Line[]): Derived {
  const parts = lines.map(({ amount, label }) => derived.settled(amount, label.en));
  const charge = derived.sum(parts);
  return compare(charge.value, ZERO) < 0
    ? derived.greatest([charge, derived.count(0, "yen")])
    : charge;
}
