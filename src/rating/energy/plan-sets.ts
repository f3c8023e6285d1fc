import type { Area } from "../../kernel/area.ts";
import type { Day } from "../../kernel/day.ts";
import type { Prefecture } from "../../kernel/prefecture.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { Discount } from "../../terms/kinds/energy-tariff.ts";
import { isSet } from "./discounts.ts";
import { type PlanAt, planAddress, pricesOn } from "./plan-at.ts";

/** Where energy is wanted: an area of electricity, and a gas supplier's district or none. */
export interface SupplyPlace {
  readonly area: Area;
  readonly district: string | null;
}

/** A discount of a set, and which of its two bills becomes less. */
export interface SetOff {
  readonly of: "electricity" | "gas";
  readonly key: string;
  readonly label: Label;
  /** The dated prices that grant it: `market/plans/tepco/juryo-b@2024-04-01`. */
  readonly entry: string;
}

/** Electricity and gas that cost less together. */
export interface PlanSet {
  readonly electricity: PlanAt;
  readonly gas: PlanAt;
  readonly discounts: readonly SetOff[];
  /**
   * What each rating must be told as `chosen` besides, so that its discount is taken off; without
   * it, the difference to that rating is the set's worth.
   */
  readonly chosen: { readonly electricity: readonly string[]; readonly gas: readonly string[] };
}

/** Every plan of an energy that is sold at a place, in the order of the catalogue (EN-23). */
export function plansAt(
  catalogue: Catalogue,
  energy: "electricity" | "gas",
  { area, district }: SupplyPlace,
): readonly PlanAt[] {
  return [...catalogue.services.keys()].flatMap((service) =>
    rulesOf(catalogue, service, "energy-tariff")
      .filter(({ rule }) => rule.energy === energy)
      .flatMap((rule) =>
        Object.entries(rule.rule.plans)
          .filter(([, { areas }]) => areas.includes(area))
          .filter(
            ([, { districts = {} }]) =>
              energy === "electricity" || Object.hasOwn(districts, district ?? ""),
          )
          .map(([key, plan]) => ({ rule, key, plan })),
      ),
  );
}

/**
 * The sets at a place (EN-04): every electricity plan and gas plan of which one grants a discount
 * beside the other on a day. TEPCO's 従量電灯B with its gas is one: 102 yen a month.
 */
export function setsIn(
  catalogue: Catalogue,
  place: SupplyPlace & { readonly on: Day },
): readonly PlanSet[] {
  const gas = plansAt(catalogue, "gas", place);
  return plansAt(catalogue, "electricity", place).flatMap((electricity) =>
    gas.flatMap((other) => {
      const discounts = [
        ...setOffs(electricity, other, place.on, "electricity"),
        ...setOffs(other, electricity, place.on, "gas"),
      ];
      if (discounts.length === 0) return [];
      const chosen = { electricity: [planAddress(other)], gas: [planAddress(electricity)] };
      return [{ electricity, gas: other, discounts, chosen }];
    }),
  );
}

function setOffs(plan: PlanAt, beside: PlanAt, on: Day, of: SetOff["of"]): SetOff[] {
  const priced = pricesOn(plan, on);
  if (priced === null || pricesOn(beside, on) === null) return [];
  const granted = ({ setWith }: Discount) =>
    setWith !== undefined && isSet(setWith, [planAddress(beside)]);
  return priced.prices.discounts
    .filter(granted)
    .map(({ key, label }) => ({ of, key, label, entry: priced.at.id }));
}

/** A gas supplier's district, as forms offer it. */
export interface GasDistrict {
  readonly key: string;
  readonly label: Label;
  readonly prefectures: readonly Prefecture["word"][];
}

/** The districts in which any plan is sold, each once, in the order of the catalogue. */
export function gasDistricts(catalogue: Catalogue): readonly GasDistrict[] {
  const found = new Map<string, GasDistrict>();
  for (const { rule } of catalogue.rules.values()) {
    if (rule.kind !== "energy-tariff") continue;
    for (const { districts = {} } of Object.values(rule.plans)) {
      for (const [key, district] of Object.entries(districts)) {
        if (!found.has(key)) found.set(key, { key, ...district });
      }
    }
  }
  return [...found.values()];
}
