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
 * its tax stays.
 */
export function pointsOff(ask: PointsAsk): Line[] {
  const own = ask.uses.filter(({ billMonth }) => billMonth === ask.month);
  const contracts = [...new Set(own.map(({ contract }) => contract))];
  return contracts.flatMap((contract) => {
    const earned = ask.household.find((tenure) => tenure.contract === contract);
    const [scheme] = earned ? rulesOf(ask.catalogue, earned.service, "point-scheme") : [];
    const charge = scheme && chargeFor(scheme, ask);
    if (!scheme || !charge) return [];
    const points = own.filter((use) => use.contract === contract);
    const line = lineOf(ask, { scheme, charge, points });
    return isZero(line.amount) ? [] : [line];
  });
}

interface Charge {
  readonly contract: string;
  readonly lines: readonly Line[];
}

/** The household's charge for power in the month's bill: of several contracts, the first billed. */
function chargeFor({ rule }: Scheme, { household, energy }: PointsAsk): Charge | null {
  for (const { contract, service } of household) {
    const lines = energy.filter((line) => line.contract === contract);
    if (service === rule.power && lines.length > 0) return { contract, lines };
  }
  return null;
}

interface Off {
  readonly scheme: Scheme;
  readonly charge: Charge;
  readonly points: readonly PointsUsed[];
}

function lineOf({ month }: PointsAsk, { scheme, charge, points }: Off): Line {
  const { id, rule } = scheme;
  const { label, clause, values } = rule.use;
  const entry = mustBeInForce(values, firstDay(month), id);
  const [first, ...more] = points.map((use) => derived.count(use.points, "points"));
  if (!first) throw new Error(`nobody asked for points of ${formatMonth(month)}`);
  const worth = derived.product([
    more.length === 0 ? first : derived.sum([first, ...more]),
    entryValue(entry.yenPerPoint, rule.unit, { rule: id, item: "use", entry }),
  ]);
  const amount = derived.negative(derived.least([worth, chargeOf(charge)]));
  return {
    contract: charge.contract,
    service: rule.power,
    rule: id,
    item: `points-${formatMonth(month)}`,
    label,
    month,
    period: periodOf(month),
    amount: amount.value,
    tax: { kind: rule.tax },
    why: amount.why,
    clauses: clause,
    marks: ["interpretation"],
  };
}

/** Tax inside, as the price tables state it; a refund larger than the charge leaves nothing. */
function chargeOf({ lines }: Charge): Derived {
  const parts = lines.map(({ amount, label }) => derived.settled(amount, label.en));
  const charge = derived.sum(parts);
  return compare(charge.value, ZERO) < 0
    ? derived.greatest([charge, derived.count(0, "yen")])
    : charge;
}
