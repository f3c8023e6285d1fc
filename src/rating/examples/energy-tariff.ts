import { z } from "zod";
import type { Area } from "../../kernel/area.ts";
import { addDays, day } from "../../kernel/day.ts";
import { add, type Exact, ZERO } from "../../kernel/exact.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import { type Catalogue, type Located, ruleAt } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { capacityOver } from "../energy/capacity-over.ts";
import type { Charge } from "../energy/charge.ts";
import type { PeriodCapacity } from "../energy/context.ts";
import { measureUse } from "../energy/measure-use.ts";
import type { PlanAt } from "../energy/plan-at.ts";
import type { EnergyUse } from "../energy/quantity.ts";
import { rateEnergyUse } from "../energy/rate-energy-use.ts";
import type { Market, MarketValue } from "../market.ts";
import type { Capacity } from "../tenure.ts";
import { areaField, monthBilledIn, numberField, stated, thousandths } from "./energy-facts.ts";

const givenSchema = z.strictObject({
  /** Key of the plan in the file, or the service's item with an area. */
  plan: z.string().optional(),
  item: z.string().optional(),
  area: areaField.optional(),
  kwh: numberField.optional(),
  m3: numberField.optional(),
  /** kWh by time band. */
  bands: z.record(z.string(), numberField).optional(),
  amps: z.int().optional(),
  kva: z.int().optional(),
  kw: z.int().optional(),
  /** From this day on the contract current is another one. */
  changed: z.strictObject({ on: dayField, amps: z.int() }).optional(),
  bill: monthField,
  from: dayField.optional(),
  until: dayField.optional(),
  /** The period does not run from reading to reading: base by the day. */
  byDay: z.boolean().optional(),
  chosen: z.array(z.string()).optional(),
  /** Market values that stand in for the catalogue's. */
  fuelAverage: numberField.optional(),
  spotMean: numberField.optional(),
  /** Area price of every half-hour; and what each of them used, measured as the plan asks. */
  spot: numberField.optional(),
  halfHourWh: z.int().min(0).optional(),
  /** Published units that stand in for the catalogue's: address of the rule → price. */
  published: z.record(z.string(), numberField).optional(),
});
type Given = z.output<typeof givenSchema>;

const MOST_DAYS = 100;
const SEN = { digit: "sen", mode: "half-up" } as const;

/** Worked examples of a tariff: the lines of a bill, and their sums. */
export function evaluateEnergyTariff(
  located: Located<RuleOf<"energy-tariff">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = givenSchema.parse(given);
  const plan = planFor(located, facts);
  const area = facts.area ?? plan.plan.areas[0] ?? "tokyo";
  const rated = rateEnergyUse(plan, measuredFor(plan, facts), {
    catalogue: withUnits(catalogue, facts.published ?? {}),
    market: marketOf(catalogueMarket(catalogue), facts),
    area,
    capacity: capacityIn(facts, located, catalogue),
    billMonth: facts.bill,
    chosen: facts.chosen ?? [],
    partial: facts.byDay
      ? { base: { byDay: SEN }, dividedBy: "days-of-the-month-it-begins-in", tiers: "whole" }
      : null,
  });
  return rated.ok
    ? answer(rated.value)
    : { held: rated.refusal.code, missing: rated.refusal.missing };
}

function planFor(rule: Located<RuleOf<"energy-tariff">>, { plan, item, area }: Given): PlanAt {
  const fits = Object.entries(rule.rule.plans).find(([key, candidate]) =>
    plan === undefined
      ? candidate.item === item && candidate.areas.includes(area ?? "tokyo")
      : key === plan,
  );
  if (!fits) throw new Error(`${rule.id} has no plan ${plan ?? `${item} in ${area}`}`);
  return { rule, key: fits[0], plan: fits[1] };
}

function measuredFor(plan: PlanAt, facts: Given): EnergyUse {
  const use = useOf(facts);
  if (facts.halfHourWh === undefined) return use;
  const { period, readings, estimated } = use;
  const days = period.until - period.from;
  if (days < 1 || days > MOST_DAYS) throw new Error(`a period of ${days} days is none`);
  const slots = days * SLOTS_A_DAY;
  const wh = new Int32Array(slots).fill(facts.halfHourWh);
  return measureUse(plan, { period, readings, estimated, wh });
}

function useOf({ bill, from, until, kwh, m3, bands }: Given): EnergyUse {
  const month = monthBilledIn(bill);
  const byBand = bands
    ? Object.fromEntries(Object.entries(bands).map(([key, amount]) => [key, thousandths(amount)]))
    : null;
  const inBands = Object.values(byBand ?? {}).reduce((sum, units) => sum + units, 0);
  return {
    period: { from: from ?? month.from, until: until ?? month.until },
    readings: "example",
    total: byBand ? inBands : thousandths(kwh ?? m3 ?? "0"),
    bands: byBand,
    slots: null,
    estimated: false,
  };
}

/** What counts when the current changes inside the period is said by the service's periods. */
function capacityIn(
  facts: Given,
  { service }: Located<RuleOf<"energy-tariff">>,
  catalogue: Catalogue,
): PeriodCapacity {
  const capacity = capacityOf(facts);
  if (facts.changed === undefined) return capacity;
  const { on, amps } = facts.changed;
  const { period } = useOf(facts);
  const { rule } = ruleAt(catalogue, `${service}/supply-period`, "supply-period");
  const spans = [
    { from: addDays(period.from, -1), until: on, meter: "example", capacity },
    { from: on, until: null, meter: "example", capacity: { amps } },
  ];
  const readingDays = [period.from, period.until];
  return capacityOver({ area: "tokyo", readingDays, spans }, period, rule);
}

function capacityOf({ amps, kva, kw }: Given): Capacity {
  if (amps !== undefined) return { amps };
  if (kva !== undefined) return { kva };
  return kw === undefined ? null : { kw };
}

function marketOf(market: Market, { fuelAverage, spotMean, spot }: Given): Market {
  return {
    ...market,
    spotDay: (area: Area, on) =>
      spot === undefined ? market.spotDay(area, on) : new Int32Array(SLOTS_A_DAY).fill(sen(spot)),
    fuelAverage: (area: Area, month) =>
      fuelAverage === undefined ? market.fuelAverage(area, month) : stoodIn(fuelAverage),
    spotMean: (area: Area, month) =>
      spotMean === undefined ? market.spotMean(area, month) : stoodIn(spotMean),
  };
}

/** Whole hundredths of a yen. */
function sen(price: string): number {
  return thousandths(price) / 10;
}

/** A catalogue in which some units were published once, for all months and areas. */
function withUnits(catalogue: Catalogue, published: Readonly<Record<string, string>>): Catalogue {
  const rules = new Map(catalogue.rules);
  for (const [id, price] of Object.entries(published)) {
    const located = ruleAt(catalogue, id, "unit-adjustment");
    const source = { document: "example", article: "example" };
    const areas = { all: [{ from: day("2000-01-01"), price, source }] };
    rules.set(id, { ...located, rule: { ...located.rule, areas, lasts: "until-next" } });
  }
  return { ...catalogue, rules };
}

function stoodIn(text: string): MarketValue {
  return { text, series: "example", marks: [] };
}

function total(of: readonly Charge[]): number | string {
  return stated(of.reduce<Exact>((sum, { amount }) => add(sum, amount.value), ZERO));
}

function answer(charges: readonly Charge[]): unknown {
  const only = (item: string) => total(charges.filter((charge) => charge.item === item));
  const energy = charges.filter(({ item }) => item.startsWith("energy"));
  return {
    lines: charges.map(({ item, label, amount }) => {
      return { item, label: label.ja, amount: stated(amount.value) };
    }),
    base: only("base"),
    energy: total(energy),
    fuel: only("fuel"),
    support: only("support"),
    procurement: only("procurement"),
    levy: only("levy"),
    minimum: only("minimum"),
    discount: total(charges.filter(({ item }) => item.startsWith("discount/"))),
    rounding: only("rounding"),
    total: total(charges),
  };
}
