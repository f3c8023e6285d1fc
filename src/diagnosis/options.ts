import type { PricedPlan } from "./priced-plans.ts";
import type { Side } from "./side.ts";
import type { PlanMark, SwitchKind } from "./model.ts";

/** One thing to do, as places of plans in their sides; −1 where an energy is not asked about. */
export interface Option {
  readonly kind: SwitchKind;
  readonly electricity: number;
  readonly gas: number;
}

export interface Sides {
  readonly electricity: Side | null;
  readonly gas: Side | null;
}

const DOUBTS: readonly PlanMark[] = ["unverified", "illustrative", "dated"];

/** Rests on no figure that is unverified, made up, or recorded long ago. */
export function isVerified({ marks }: { readonly marks: readonly PlanMark[] }): boolean {
  return !marks.some((mark) => DOUBTS.includes(mark));
}

/**
 * Everything that can be done (EN-04): stay; another electricity plan with the present gas; another
 * gas plan with the present electricity; the best of both, each for itself; every set. An energy
 * whose present plan is not known is taken at its cheapest verified plan, so that all options cost
 * the same things.
 */
export function optionsOf({ electricity, gas }: Sides): readonly Option[] {
  if (electricity === null && gas === null) return [];
  if (gas === null || electricity === null) {
    const side = electricity ?? gas;
    if (side === null) return [];
    return alone(side).map((of) =>
      electricity === null
        ? option({ electricity: -1, gas: of }, "gas", of === side.present)
        : option({ electricity: of, gas: -1 }, "electricity", of === side.present),
    );
  }
  const stands = { electricity: standing(electricity), gas: standing(gas) };
  const known = electricity.present >= 0 && gas.present >= 0;
  const best = { electricity: cheapest(electricity), gas: cheapest(gas) };
  const isStay = (of: Pair) =>
    known && of.electricity === electricity.present && of.gas === gas.present;
  const made = (of: Pair, kind: SwitchKind) =>
    option(together(electricity, gas, of), known ? kind : "both", isStay(of));
  const options = [
    ...alone(electricity).map((of) => made({ ...stands, electricity: of }, "electricity")),
    ...alone(gas).map((of) => made({ ...stands, gas: of }, "gas")),
    made(best, "both"),
    ...setsOf(electricity, gas).map((of) => option(of, "set", false)),
  ];
  return once(options.filter((one) => one.electricity >= 0 && one.gas >= 0));
}

type Pair = Pick<Option, "electricity" | "gas">;

function option(of: Pair, kind: SwitchKind, stay: boolean): Option {
  return { ...of, kind: stay ? "stay" : kind };
}

/** Each pair of plans once, as it was first made. */
function once(options: readonly Option[]): readonly Option[] {
  const seen = new Map(options.toReversed().map((one) => [`${one.electricity}+${one.gas}`, one]));
  return [...seen.values()].toReversed();
}

/** Plans as they are without the other energy. */
function alone({ plans }: Side): readonly number[] {
  return plans.flatMap(({ beside }, index) => (beside === null ? [index] : []));
}

function standing(side: Side): number {
  return side.present >= 0 ? side.present : cheapest(side);
}

/** The cheapest verified plan, else the cheapest of all; −1 where there is none. */
export function cheapest(side: Side): number {
  const all = alone(side);
  const verified = all.filter((index) => isVerified(side.plans[index] ?? UNKNOWN));
  return least(verified.length > 0 ? verified : all, side.year);
}

const UNKNOWN: Pick<PricedPlan, "marks"> = { marks: ["unverified"] };

function least(places: readonly number[], year: Float64Array): number {
  return places.reduce(
    (best, place) => (best < 0 || (year[place] ?? 0) < (year[best] ?? 0) ? place : best),
    -1,
  );
}

/** Pairs that are cheaper together than each alone. */
function setsOf(electricity: Side, gas: Side): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const e of alone(electricity)) {
    for (const g of alone(gas)) {
      const pair = together(electricity, gas, { electricity: e, gas: g });
      if (pair.electricity !== e || pair.gas !== g) pairs.push(pair);
    }
  }
  return pairs;
}

/** Two plans as they are beside each other: as a set, where one grants it to the other's tariff. */
function together(electricity: Side, gas: Side, of: Pair): Pair {
  return {
    electricity: besideOf(electricity, of.electricity, gas.plans[of.gas]),
    gas: besideOf(gas, of.gas, electricity.plans[of.electricity]),
  };
}

/** The plan as it is beside another's tariff; itself where that makes no difference. */
function besideOf({ plans }: Side, place: number, other: PricedPlan | undefined): number {
  const address = plans[place]?.address;
  const found = plans.findIndex(
    (plan) => plan.address === address && plan.beside === other?.at.rule.id,
  );
  return found < 0 ? place : found;
}
