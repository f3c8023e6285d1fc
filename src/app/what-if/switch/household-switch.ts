import type { Household } from "../../../contracts/index.ts";
import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import type { NotCompared } from "../../../diagnosis/model.ts";
import type { Month } from "../../../kernel/day.ts";
import type { Held } from "../../../rating/held.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { compareLines } from "../compare-lines.ts";
import { type Ahead, type EnergyOf, horizonOf, lookAhead, monthsAhead, standing } from "./ahead.ts";
import { type Course, worthOf } from "./course.ts";
import { itemChanges, type NotPossible } from "./courses/change-item.ts";
import { leaving } from "./courses/leave.ts";
import { leavingSupply } from "./courses/supplier.ts";
import { takingBack } from "./courses/take-back.ts";
import { takeUps } from "./courses/take-up.ts";
import {
  layAhead,
  ownEnergy,
  type OwnEnergy,
  type PricesAhead,
  readAhead,
  type UseAhead,
} from "./energy-ahead.ts";
import { type OtherPlan, otherPlans } from "./other-suppliers.ts";
import { type Part, partsOf } from "./parts.ts";
import { ownYen, priceCourse, type PricedCourse } from "./price-course.ts";

export interface SwitchAsk {
  readonly household: Household;
  readonly catalogue: LoadedCatalogue;
  readonly prices: PricesAhead;
  /** Years of use by supplied contract; those without readings are not in it. */
  readonly loads: ReadonlyMap<string, LoadYear>;
}

/** One thing that the household can do, with what it brings. */
export interface SwitchOption {
  readonly key: string;
  readonly priced: PricedCourse;
  /** The plan of another supplier; null where the change is inside this house. */
  readonly plan: OtherPlan | null;
  readonly parts: readonly Part[];
  readonly total: number;
}

export interface HouseholdSwitch {
  readonly ahead: Ahead;
  /** Whole yen of the 36 bills if nothing is changed. */
  readonly stayingYen: number;
  /** Least to pay first. */
  readonly options: readonly SwitchOption[];
  readonly notPossible: readonly NotPossible[];
  readonly notCompared: readonly NotCompared[];
  /** Supplied contracts with the use that was laid ahead; those of which none is known. */
  readonly supplies: readonly Supplied[];
  /** What some bills of staying wait for. */
  readonly held: readonly Held[];
}

export interface Supplied {
  readonly tenure: Tenure;
  readonly use: UseAhead | null;
  readonly energy: OwnEnergy | null;
}

/**
 * What changing any of the household's contracts would bring in the next 36 bills (XX-05), and on
 * which day: all bills with it less all bills without, by the ratings that make bills, and another
 * supplier's by the same rating of its plan.
 */
export function householdSwitch(ask: SwitchAsk): HouseholdSwitch {
  const { household, catalogue } = ask;
  const supplies = suppliesOf(ask);
  const tenures = standing(household).map(
    (tenure) =>
      supplies.find(({ tenure: { contract } }) => contract === tenure.contract)?.tenure ?? tenure,
  );
  const ahead = lookAhead({ household, catalogue }, tenures, energyOf(supplies, ask));
  const others = supplies.map((supply) => optionsElsewhere(ahead, supply, ask));
  const changes = [...tenures.map((tenure) => itemChanges(ahead, tenure)), takeUps(ahead)];
  const courses = [
    ...tenures.flatMap((tenure) =>
      isSwitched(others, tenure) ? [] : (leaving(ahead, tenure) ?? []),
    ),
    ...tenures.flatMap((tenure) => takingBack(ahead, tenure) ?? []),
    ...changes.flatMap((each) => each.courses),
  ];
  const own = courses.map((course) => optionOf(ahead, course));
  return {
    ahead,
    stayingYen: stayingYen(ahead),
    options: [...own, ...others.flatMap(({ options }) => options)].toSorted(byTotal),
    notPossible: changes.flatMap((each) => each.notPossible),
    notCompared: others.flatMap(({ notCompared }) => notCompared),
    supplies,
    held: ahead.months.flatMap((month) => ahead.stayingIn(month).held),
  };
}

/** Contracts as they stand keep the energy that was rated; others are rated anew. */
function energyOf(supplies: readonly Supplied[], { household, prices }: SwitchAsk): EnergyOf {
  return (tenures) => {
    const own = supplies.flatMap(({ tenure, use, energy }) => {
      const asked = tenures.find(({ contract }) => contract === tenure.contract);
      if (use === null || energy === null || asked === undefined) return [];
      if (asked === tenure) return [energy];
      const read = readAhead(asked, horizonOf(household));
      return [ownEnergy(read, use, prices, monthsAhead(household))];
    });
    return (month) => own.flatMap(({ lines }) => lines.get(month) ?? []);
  };
}

function suppliesOf({ household, prices, loads }: SwitchAsk): readonly Supplied[] {
  const months = monthsAhead(household);
  const [first] = months;
  return standing(household).flatMap((standingTenure): readonly Supplied[] => {
    if (standingTenure.supply === null || first === undefined) return [];
    if (standingTenure.endedOn !== null && standingTenure.endedOn <= household.on) return [];
    const tenure = readAhead(standingTenure, horizonOf(household));
    const load = loads.get(tenure.contract);
    if (load === undefined) return [{ tenure, use: null, energy: null }];
    const use = layAhead(tenure.contract, load, first);
    const energy = ownEnergy(tenure, use, prices, months);
    return [{ tenure, use, energy: energy.held === null ? energy : null }];
  });
}

interface Elsewhere {
  readonly contract: string;
  readonly options: readonly SwitchOption[];
  readonly notCompared: readonly NotCompared[];
}

/** The plans of other suppliers; leaving is rated once for all of them. */
function optionsElsewhere(
  ahead: Ahead,
  { tenure, use, energy }: Supplied,
  { prices, household }: SwitchAsk,
): Elsewhere {
  const nothing = { contract: tenure.contract, options: [], notCompared: [] };
  const course = use && energy && leavingSupply(ahead, tenure, energy);
  const [earliest] = course?.stretches ?? [];
  if (!course || !use || !energy || !earliest) return nothing;
  const periods = energy.periods.filter(({ period }) => period.from > earliest.from);
  const { plans, notCompared } = otherPlans({ tenure, use, prices, periods, on: household.on });
  const days = ownYen(course, worthOf(ahead, course));
  const options = plans.map((plan) => {
    const priced = priceCourse(course, days, { periods, yen: plan.yen });
    const key = `supplier/${tenure.contract}/${plan.address}`;
    return optionFrom(ahead, key, priced, plan);
  });
  return { ...nothing, options, notCompared };
}

/** Where another supplier can be named, leaving without one says nothing. */
function isSwitched(others: readonly Elsewhere[], { contract }: Tenure): boolean {
  return others.some((each) => each.contract === contract && each.options.length > 0);
}

function optionOf(ahead: Ahead, course: Course): SwitchOption {
  const priced = priceCourse(course, ownYen(course, worthOf(ahead, course)), null);
  return optionFrom(ahead, course.key, priced, null);
}

function optionFrom(
  { catalogue, staying }: Ahead,
  key: string,
  priced: PricedCourse,
  plan: OtherPlan | null,
): SwitchOption {
  const energyOf = (contract: string, month: Month) =>
    staying.energy(month).filter((line) => line.contract === contract);
  return {
    key,
    priced,
    plan,
    parts: partsOf(priced, { catalogue, plan, energyOf }),
    total: priced.best.total,
  };
}

/** The bills of staying, each rounded as its biller rounds. */
function stayingYen({ months, stayingIn, catalogue }: Ahead): number {
  return months
    .flatMap((month) =>
      compareLines({ before: [], after: stayingIn(month).lines, billedIn: month, catalogue }),
    )
    .reduce((sum, { yen }) => sum + yen, 0);
}

function byTotal(a: SwitchOption, b: SwitchOption): number {
  return a.total - b.total || (a.key < b.key ? -1 : 1);
}
