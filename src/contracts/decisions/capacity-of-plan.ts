import type { Day } from "../../kernel/day.ts";
import { spanOn } from "../../rating/supply.ts";
import type { Capacity } from "../../rating/tenure.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Asked, Refused } from "../decision.ts";
import { refuse } from "../decision.ts";
import type { SupplyTerms } from "../model.ts";
import { capacityOf } from "./start-known.ts";

/** In what a plan's contract capacity is counted, as answers name it. */
export type Measure = "amps" | "kva" | "kw";

const OF_UNIT = { "10A": "amps", kVA: "kva", kW: "kw" } as const;

/**
 * In what the base charge of a plan is counted (HH-11); null where it needs no capacity. In Tokyo
 * Standard goes by amperes and Power by kilowatts.
 */
function measureOf({ catalogue, life }: Asked, item: string, on: Day): Measure | null {
  const area = life.supply?.area;
  for (const { rule } of rulesOf(catalogue, life.service, "energy-tariff")) {
    const plans = Object.values(rule.plans).filter((each) => each.item === item);
    const plan = plans.find(({ areas }) => area !== undefined && areas.includes(area));
    const price = plan && inForceOn(plan.prices, on);
    if (!price?.ok) continue;
    const { base } = price.value;
    if (base.by === "ampere") return "amps";
    return base.by === "unit" || base.by === "steps" ? OF_UNIT[base.unit] : null;
  }
  return null;
}

/**
 * The supply from the day of a change of plan on: the capacity that the answers name takes the
 * place of the old one. Null: it stays as it is, and the new plan counts in the same measure.
 */
export function supplyAfterChange(
  asked: Asked,
  { item, from, facts }: { item: string; from: Day; facts: Readonly<Record<string, string>> },
): SupplyTerms | null | { readonly ok: false; readonly refusal: Refused } {
  const { supply } = asked.life;
  if (supply === null) return null;
  const { meter, capacity: before } = spanOn(supply, from);
  const capacity = capacityOf(facts);
  const measure = measureOf(asked, item, from);
  if (measure !== null && !isCountedIn(capacity ?? before, measure))
    return notKnown(asked, measure);
  if (capacity === null) return null;
  return { area: supply.area, meter, capacity, readingDays: [] };
}

/** In what a change to a plan asks for the capacity; null: the one of now prices it too. */
export function capacityAsked(asked: Asked, item: string): Measure | null {
  const { supply } = asked.life;
  const measure = measureOf(asked, item, asked.on);
  if (supply === null || measure === null) return null;
  return isCountedIn(spanOn(supply, asked.on).capacity, measure) ? null : measure;
}

function isCountedIn(capacity: Capacity, measure: Measure): boolean {
  if (capacity === null) return false;
  // Amperes and kVA stand for each other at 100 V.
  return measure === "kw" ? "kw" in capacity : "amps" in capacity || "kva" in capacity;
}

const WORDS: Readonly<Record<Measure, { readonly ja: string; readonly en: string }>> = {
  amps: { ja: "契約電流（A）", en: "contract current in A" },
  kva: { ja: "契約容量（kVA）", en: "contract capacity in kVA" },
  kw: { ja: "契約電力（kW）", en: "contract power in kW" },
};

function notKnown({ catalogue, life }: Asked, measure: Measure) {
  const { ja, en } = WORDS[measure];
  return refuse({
    code: "contracts.capacity-not-known",
    clauses: rulesOf(catalogue, life.service, "energy-tariff").flatMap(({ rule }) => rule.clause),
    reason: {
      ja: "変更後のプランの契約容量がまだわかりません",
      en: "The contract capacity under the new plan is not known yet",
    },
    needed: { ja: `${ja}をご記入ください`, en: `Give the ${en}` },
  });
}
