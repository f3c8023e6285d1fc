import type { Area } from "../../kernel/area.ts";
import type { Day } from "../../kernel/day.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
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

type PlanPrices = InForce<EnergyPlan["prices"][number]>;

/** A plan's prices in force, with their address. */
export interface PricesAt {
  readonly prices: PlanPrices;
  readonly at: At;
  readonly marks: readonly Mark[];
}

/** The plan at `service/file/key`. Throws when there is none: addresses come from checked files. */
export function planAt(catalogue: Catalogue, address: string): PlanAt {
  const found = findPlanAt(catalogue, address);
  if (found === null) throw new Error(`the catalogue has no plan ${address}`);
  return found;
}

/** The plan at an address that somebody wrote; null when there is none. */
export function findPlanAt(catalogue: Catalogue, address: string): PlanAt | null {
  const [id, key] = splitAddress(address);
  const located = catalogue.rules.get(id);
  if (located?.rule.kind !== "energy-tariff") return null;
  const { rule } = located;
  const plan = Object.hasOwn(rule.plans, key) ? rule.plans[key] : undefined;
  return plan ? { rule: { ...located, rule }, key, plan } : null;
}

/** `service/file/key`, by which a plan is asked for again. */
export function planAddress({ rule, key }: PlanAt): string {
  return `${rule.id}/${key}`;
}

/** All plans of a folder that can be had in an area, for comparison. */
function plansIn(catalogue: Catalogue, service: string, area: Area): PlanAt[] {
  return rulesOf(catalogue, service, "energy-tariff").flatMap((rule) =>
    Object.entries(rule.rule.plans)
      .filter(([, { areas }]) => areas.includes(area))
      .map(([key, plan]) => ({ rule, key, plan })),
  );
}

const plansOfItems = new WeakMap<Catalogue, Map<string, PlanAt | null>>();

/** The plan that prices a service's item in an area; null when it is not sold there. */
export function planOfItem(
  catalogue: Catalogue,
  sold: { readonly service: string; readonly item: string; readonly area: Area },
): PlanAt | null {
  // A catalogue never changes, and a bill run asks for the same few plans again and again.
  const known = plansOfItems.get(catalogue) ?? new Map<string, PlanAt | null>();
  plansOfItems.set(catalogue, known);
  const key = `${sold.service}/${sold.item}/${sold.area}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const plan = findPlan(catalogue, sold);
  known.set(key, plan);
  return plan;
}

function findPlan(
  catalogue: Catalogue,
  { service, item, area }: { service: string; item: string; area: Area },
): PlanAt | null {
  const [only, ...others] = plansIn(catalogue, service, area).filter(
    ({ plan }) => plan.item === item,
  );
  if (others.length > 0) throw new Error(`${service} has several plans for ${item} in ${area}`);
  return only ?? null;
}

const addresses = new WeakMap<PlanPrices, PricesAt>();

/** Prices of a plan on the day that decides them; null before the first or after the last. */
export function pricesOn({ rule, key, plan }: PlanAt, on: Day): PricesAt | null {
  const found = inForceOn(plan.prices, on);
  if (!found.ok) return null;
  const prices = found.value;
  const known = addresses.get(prices);
  if (known) return known;
  const at = { id: entryId(rule.id, key, prices), from: prices.from };
  const made = { prices, at, marks: marksOf(prices) };
  addresses.set(prices, made);
  return made;
}

/** `market/tepco/juryo-b` is the file `market/tepco` and the key `juryo-b`. */
export function splitAddress(address: string): [rule: string, key: string] {
  const slash = address.lastIndexOf("/");
  return [address.slice(0, slash), address.slice(slash + 1)];
}
