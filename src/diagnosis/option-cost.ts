import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { earnedBy, profileOf } from "./electricity-side.ts";
import { gasUnder } from "./gas-side.ts";
import type { Flows } from "./house.ts";
import type { Option } from "./options.ts";
import { rateOne } from "./priced-plans.ts";
import type { Scene } from "./question-scene.ts";

/** Whole yen of a year under one option. */
export interface OptionCost {
  readonly electricityYen: number;
  readonly gasYen: number;
  readonly soldYen: number;
}

export function netOf({ electricityYen, gasYen, soldYen }: OptionCost): number {
  return electricityYen + gasYen - soldYen;
}

/**
 * What an option costs for the flows of a house, `later` years on for what is sold; by the same
 * rating as the ranking. 16,000 bought and 8,000 of gas less 3,000 sold are 21,000.
 */
export function optionCost(
  scene: Scene,
  option: Option,
  flows: Flows | null,
  later = 0,
): Result<OptionCost, Missing> {
  const bills = billsUnder(scene, option, flows);
  const { electricity } = scene;
  if (electricity === null || flows === null) return ok({ ...bills, soldYen: 0 });
  const earned = earnedBy(flows, electricity.metered, later);
  if (!earned.ok) return earned;
  return ok({ ...bills, soldYen: earned.value.reduce((sum, yen) => sum + yen, 0) });
}

/** The bills alone, without what is earned by selling. */
export function billsUnder(
  scene: Scene,
  option: Option,
  flows: Flows | null,
): Omit<OptionCost, "soldYen"> {
  const { electricity, gas } = scene;
  const gasYen = gas === null ? 0 : gasYenOf(scene, option);
  const plan = electricity?.metered.priced.plans[option.electricity];
  if (electricity === null || flows === null || plan === undefined)
    return { electricityYen: 0, gasYen };
  const { metered } = electricity;
  const byPeriod = new Float64Array(metered.periods.length);
  return { electricityYen: rateOne(plan, profileOf(metered, flows.bought), byPeriod), gasYen };
}

function gasYenOf({ gas }: Scene, option: Option): number {
  if (gas === null) return 0;
  const known = gasYears.get(gas) ?? gasUnder(gas.priced, gas.question, GAS_ASKED).year;
  gasYears.set(gas, known);
  return known[option.gas] ?? 0;
}

const GAS_ASKED = { present: -1, levelPercent: null } as const;
const gasYears = new WeakMap<NonNullable<Scene["gas"]>, Float64Array>();
