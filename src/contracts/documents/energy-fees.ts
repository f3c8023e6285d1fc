import { decimal } from "../../kernel/exact.ts";
import { planOfItem, pricesOn } from "../../rating/energy/plan-at.ts";
import type { Capacity } from "../../rating/tenure.ts";
import type { Mark } from "../../rating/priced.ts";
import type { TaxTreatment } from "../../rating/line.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { BaseCharge, EnergyCharge } from "../../terms/kinds/energy-tariff.ts";
import { yenWords } from "../words/yen-words.ts";
import { eventsOf } from "../history/read-history.ts";
import { itemIn } from "../history/state.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, row } from "./facts.ts";

/** Prices by use in the contract's area, and what is added or taken off each unit. */
export function energyRows({ asked }: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = asked;
  const [supplied] = eventsOf(life, "supply-set");
  const item = itemIn(asked.life, asked.on);
  if (!supplied) return [];
  const sold = { service: life.service, item, area: supplied.supply.area };
  const plan = planOfItem(catalogue, sold);
  const found = plan && pricesOn(plan, on);
  if (!plan || !found) return [];
  const { clause } = plan.rule.rule;
  const { tax, base, energy } = found.prices;
  const priced = (label: Label, amount: string, unit: Label, marks: readonly Mark[]) =>
    row(label, perUnit(amount, tax.kind, unit), clause, marks);
  return [
    ...baseParts(base, supplied.supply.capacity).map(({ label, amount, unit }) =>
      priced(label, amount, unit, found.marks),
    ),
    ...energyParts(energy).map(({ label, amount, unit }) =>
      priced(label, amount, unit, found.marks),
    ),
    ...adjustmentRows(asked, plan.rule.rule),
  ];
}

interface Part {
  readonly label: Label;
  readonly amount: string;
  readonly unit: Label;
}

function perUnit(amount: string, kind: TaxTreatment["kind"], unit: Label): Label {
  const price = yenWords(decimal(amount), kind);
  return { ja: `${unit.ja} ${price.ja}`, en: `${price.en} ${unit.en}` };
}

const MONTH = { ja: "1か月", en: "a month" };
const BASE = { ja: "基本料金", en: "Basic charge" };
const KWH = { ja: "1kWh", en: "a kWh" };

/** Of a table by contract current only the own step, where it is known. */
function baseParts(base: BaseCharge, capacity: Capacity): readonly Part[] {
  switch (base.by) {
    case "none":
      return [];
    case "contract":
      return [{ label: BASE, amount: base.amount, unit: MONTH }];
    case "day":
      return [{ label: BASE, amount: base.amount, unit: { ja: "1日", en: "a day" } }];
    case "ampere":
      return Object.entries(base.amounts)
        .filter(([amps]) => !isOther(capacity, amps))
        .toSorted(([a], [b]) => (decimal(a).n < decimal(b).n ? -1 : 1))
        .map(([amps, amount]) => ({ label: said(BASE, `${amps}A`), amount, unit: MONTH }));
    case "unit":
      return [{ label: said(BASE, base.unit), amount: base.amount, unit: MONTH }];
    case "steps":
      return [
        ...base.steps.map(({ upTo, amount }) => ({
          label: said(BASE, `〜${upTo}${base.unit}`),
          amount,
          unit: MONTH,
        })),
        { label: said(BASE, `+1${base.unit}`), amount: base.over, unit: MONTH },
      ];
    case "minimum-charge":
    case "flat-block":
      return [
        {
          label: said({ ja: "最低料金", en: "Minimum charge" }, `〜${base.includes}kWh`),
          amount: base.amount,
          unit: MONTH,
        },
      ];
  }
}

function isOther(capacity: Capacity, amps: string): boolean {
  return capacity !== null && "amps" in capacity && String(capacity.amps) !== amps;
}

function said({ ja, en }: Label, what: string): Label {
  return { ja: `${ja}（${what}）`, en: `${en} (${what.replace("〜", "up to ")})` };
}

const ENERGY = { ja: "電力量料金", en: "Energy charge" };

function energyParts(energy: EnergyCharge): readonly Part[] {
  switch (energy.by) {
    case "tiers":
      return tierParts(ENERGY, energy.tiers);
    case "bands":
      return Object.values(energy.bands).flatMap(({ label, tiers }) => tierParts(label, tiers));
    case "table":
      return energy.tables.map(({ upTo, price }) => ({
        label: upTo === undefined ? ENERGY : said(ENERGY, `〜${upTo}`),
        amount: price,
        unit: KWH,
      }));
    case "market":
      return energy.fixed.map(({ label, price }) => ({ label, amount: price, unit: KWH }));
  }
}

type Tier = { readonly upTo?: string | undefined; readonly price: string };

/** 0〜120kWh, 120〜300kWh, 300kWh〜. */
function tierParts(label: Label, tiers: readonly Tier[]): readonly Part[] {
  return tiers.map(({ upTo, price }, k) => {
    const from = tiers[k - 1]?.upTo;
    const step =
      from === undefined && upTo === undefined ? null : `${from ?? "0"}〜${upTo ?? ""} kWh`;
    const name =
      step === null
        ? label
        : { ja: `${label.ja}（${step}）`, en: `${label.en} (${step.replace("〜", "–")})` };
    return { label: name, amount: price, unit: KWH };
  });
}

const BY_USE = { ja: "毎月の単価で加算または減算", en: "Added or taken off by each month's unit" };

/** Fuel, procurement and levy change every month: their rule is named, not a figure. */
function adjustmentRows(
  { catalogue }: Facts["asked"],
  { adjustments }: RuleOf<"energy-tariff">,
): readonly DocumentRow[] {
  return (adjustments ?? []).flatMap((id) => {
    const found = catalogue.rules.get(id);
    return found ? [row(found.rule.title, BY_USE, found.rule.clause)] : [];
  });
}
