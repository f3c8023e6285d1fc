import { daysIn, monthOf } from "../../kernel/day.ts";
import { isNothing } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { decimal, divide, multiply, toText, whole } from "../../kernel/exact.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { round } from "../../kernel/rounding.ts";
import type { Label } from "../../terms/fields.ts";
import type { EnergyCharge } from "../../terms/kinds/energy-tariff.ts";
import type { Charge, Missing } from "./charge.ts";
import { marketCharge } from "./market-linked.ts";
import type { PlanAt, PricesAt } from "./plan-at.ts";
import type { Make, PlanQuestion } from "./plan-charges.ts";
import { tableCharge } from "./table-charge.ts";
import { type Tier, tierCharge } from "./tiers.ts";

const ENERGY: Label = { ja: "電力量料金", en: "Energy charge" };
const GAS_BASE: Label = { ja: "基本料金", en: "Base charge" };
const GAS_ENERGY: Label = { ja: "従量料金", en: "Volume charge" };

type Question = PlanQuestion & { readonly make: Make };

/** The energy charge by the plan's price model; one charge a time band. */
export function energyCharges(
  plan: PlanAt,
  priced: PricesAt,
  question: Question,
): Result<readonly Charge[], Missing> {
  const { energy } = priced.prices;
  const lacking = lackingFact(energy, question);
  if (lacking !== null) {
    return no({ rule: plan.rule.id, code: "rating.facts-missing", missing: lacking });
  }
  switch (energy.by) {
    case "tiers":
      return ok([question.make("energy", ENERGY, tiered(plan, priced, question, energy.tiers))]);
    case "bands":
      return ok(bandCharges(plan, priced, question, energy));
    case "market":
      return marketCharges(plan, priced, question, energy);
    case "table": {
      const { base, energy: volume } = tableCharge(question.quantity.total, energy.tables, {
        at: priced.at,
        unit: plan.rule.rule.unit,
        adjustment: null,
        adjustedPrice: energy.adjustedPrice,
      });
      const { make } = question;
      return ok([make("base", GAS_BASE, base), make("energy", GAS_ENERGY, volume)]);
    }
  }
}

/** Plans by the hour cannot price a total: what they would have to know of the use. */
function lackingFact(energy: EnergyCharge, { use }: Question): string | null {
  if (energy.by === "market") {
    return use.slots === null && use.weighted === undefined ? "use by half-hour" : null;
  }
  if (energy.by !== "bands") return null;
  const known = Object.keys(energy.bands);
  if (use.bands === null) return `use by time band (${known.join(", ")})`;
  const strange = Object.keys(use.bands).filter((key) => !known.includes(key));
  return strange.length === 0 ? null : `bands ${known.join(", ")}, not ${strange.join(", ")}`;
}

function tiered(
  plan: PlanAt,
  priced: PricesAt,
  question: Question,
  tiers: readonly Tier[],
  use: Derived = question.quantity.total,
): Derived {
  const { base } = priced.prices;
  const includes =
    base.by === "minimum-charge" || base.by === "flat-block" ? base.includes : undefined;
  const { unit } = plan.rule.rule;
  return tierCharge(use, widths(tiers, question), { at: priced.at, unit, includes });
}

/** Tier widths of a short first or last period, by its days, where the terms say so. */
function widths(tiers: readonly Tier[], { use, terms }: Question): readonly Tier[] {
  const { partial } = terms;
  const { period } = use;
  const days = daysIn(monthOf(period.from));
  if (partial === null || partial.tiers === "whole" || period.until - period.from >= days) {
    return tiers;
  }
  const { byDay } = partial.tiers;
  const share = divide(whole(period.until - period.from), whole(days));
  return tiers.map(({ upTo, price }) => {
    if (upTo === undefined) return { price };
    return { upTo: toText(round(multiply(decimal(upTo), share), byDay)), price };
  });
}

function bandCharges(
  plan: PlanAt,
  priced: PricesAt,
  question: Question,
  { bands }: Extract<EnergyCharge, { by: "bands" }>,
): Charge[] {
  const { quantity, make } = question;
  return Object.entries(bands).flatMap(([key, { label, tiers }]) => {
    const energy = quantity.bands.get(key);
    if (!energy || isNothing(energy.measured)) return [];
    const named = { ja: `${ENERGY.ja}（${label.ja}）`, en: `${ENERGY.en}, ${label.en}` };
    return [make(`energy/${key}`, named, tiered(plan, priced, question, tiers, energy.counted))];
  });
}

function marketCharges(
  { rule }: PlanAt,
  { at }: PricesAt,
  { use, quantity, terms, make }: Question,
  { loss, factor, fixed, rounding }: Extract<EnergyCharge, { by: "market" }>,
): Result<readonly Charge[], Missing> {
  const { area, market } = terms;
  const areaLoss = loss[area];
  if (areaLoss === undefined) {
    return no({ rule: rule.id, code: "rating.price-not-in-force", missing: `loss rate, ${area}` });
  }
  const amount = marketCharge(use, {
    at,
    loss: areaLoss,
    factor,
    rounding,
    series: `spot-price/${area}`,
    spotDay: (on) => market.spotDay(area, on),
  });
  if (amount === null) {
    return no({ rule: rule.id, code: "rating.spot-price-missing", missing: `${area}, half-hours` });
  }
  const parts = fixed.map(({ key, label, price }) => {
    const unit = derived.value(price, rule.rule.unit, at.id);
    return make(`energy/${key}`, label, derived.product([unit, quantity.total]));
  });
  return ok([make("energy", ENERGY, amount), ...parts]);
}
