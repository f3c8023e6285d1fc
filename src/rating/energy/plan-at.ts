import type { Area } from "../../kernel/area.ts";
import type { Day } from "../../kernel/day.ts";
import { type Catalogue, type Located, ruleAt, rulesOf } from "../../terms/catalogue.ts";
import { type InForce, inForceOn } from "../../terms/dated.ts";
import type { EnergyPlan } from "../../terms/kinds/energy-tariff.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { entryId, type Mark, marksOf } from "../priced.ts";
import type { At } from "./charge.ts";

/** A plan with the file that it stands in. */
export interface PlanAt {
  readonly rule: Located<RuleOf<"energy-tariff">>;
  readonly key: string;
  readonly plan: EnergyPlan;
}

export type PlanPrices = InForce<EnergyPlan["prices"][number]>;

/** A plan's prices in force, with their address. */
export interface PricesAt {
  readonly prices: PlanPrices;
  readonly at: At;
  readonly marks: readonly Mark[];
}

/** The plan at `service/file/key`. Throws when there is none: addresses come from checked files. */
export function planAt(catalogue: Catalogue, address: string): PlanAt {
  const [rule, key] = splitAddress(address);
  const located = ruleAt(catalogue, rule, "energy-tariff");
  const plan = located.rule.plans[key];
  if (!plan) throw new Error(`${rule} has no plan ${key}`);
  return { rule: located, key, plan };
}

/** All plans of a folder that can be had in an area, for comparison. */
export function plansIn(catalogue: Catalogue, service: string, area: Area): PlanAt[] {
  return rulesOf(catalogue, service, "energy-tariff").flatMap((rule) =>
    Object.entries(rule.rule.plans)
      .filter(([, { areas }]) => areas.includes(area))
      .map(([key, plan]) => ({ rule, key, plan })),
  );
}

/** The plan that prices a service's item in an area; null when it is not sold there. */
export function planOfItem(
  catalogue: Catalogue,
  { service, item, area }: { service: string; item: string; area: Area },
): PlanAt | null {
  const found = plansIn(catalogue, service, area).filter(({ plan }) => plan.item === item);
  if (found.length > 1)
    throw new Error(`${service} has ${found.length} plans for ${item} in ${area}`);
  return found[0] ?? null;
}

/** Prices of a plan on the day that decides them; null before the first or after the last. */
export function pricesOn({ rule, key, plan }: PlanAt, on: Day): PricesAt | null {
  const found = inForceOn(plan.prices, on);
  if (!found.ok) return null;
  const prices = found.value;
  const at = { id: entryId(rule.id, key, prices), from: prices.from };
  return { prices, at, marks: marksOf(prices) };
}

/** `market/tepco/juryo-b` is the file `market/tepco` and the key `juryo-b`. */
export function splitAddress(address: string): [rule: string, key: string] {
  const slash = address.lastIndexOf("/");
  return [address.slice(0, slash), address.slice(slash + 1)];
}
