import { type Day, formatDay } from "../kernel/day.ts";
import { daysOf } from "../kernel/period.ts";
import { catalogueMarket } from "../rating/catalogue-market.ts";
import type { Market } from "../rating/market.ts";
import type { Capacity } from "../rating/tenure.ts";
import { climateOf } from "../solar/climate/climate.ts";
import { generateYear } from "../solar/climate/generate-year.ts";
import { type SunYear, sunYear } from "../solar/sun-year.ts";
import type { Site, WeatherYear } from "../solar/weather.ts";
import { type Catalogue, ruleAt } from "../terms/catalogue.ts";
import { TAX_RULE } from "../terms/tax.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { type Assumed, assumedOn } from "./assumed.ts";
import { periodFaults, type Refusals } from "./check-question.ts";
import { electricityCandidates, gasCandidates } from "./candidates.ts";
import type { SolarEquipment } from "./equipment.ts";
import { generationOf, layByDate } from "./generation.ts";
import { knownOn } from "./known-on.ts";
import { memo } from "./memo.ts";
import type { BilledPeriod, DiagnosisRefusal, Place } from "./model.ts";
import { type Assumption, type ScenarioAt, scenariosOf, underScenario } from "./price-scenario.ts";
import { periodsAhead } from "./periods-ahead.ts";
import { type PricedPlans, pricePlans } from "./priced-plans.ts";

/** What is known of the weather of a place: a user's own file. */
export interface PlaceWeather {
  readonly site: Site;
  readonly weather: WeatherYear;
}

/** The parts of a question that do not change while sliders move. */
export interface Ground {
  readonly place: Place;
  readonly asOf: Day;
  readonly periods: readonly BilledPeriod[] | null;
  readonly scenario: string;
  /** Null: a year generated from the normals of the prefecture. */
  readonly weather: PlaceWeather | null;
}

/** Who asks for electricity plans. */
export interface ElectricityGround {
  readonly capacity: Capacity;
  readonly chosen: readonly string[];
  readonly plan: string | null;
}

export interface GasGround {
  readonly district: string;
  readonly chosen: readonly string[];
  readonly plan: string | null;
}

/** Everything that one place and day make ready once: plans as programs, sun, panels. */
export interface Prepared {
  readonly ground: Ground;
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly from: Day;
  readonly days: number;
  readonly periods: readonly BilledPeriod[];
  readonly scenario: ScenarioAt;
  /** What the scenario takes for published. */
  readonly held: readonly Assumption[];
  readonly assumed: Assumed;
  readonly electricity: (ground: ElectricityGround) => PricedPlans;
  readonly gas: (ground: GasGround) => PricedPlans;
  readonly sun: () => SunYear;
  /** Wh per half-hour of the year that is priced. */
  readonly generation: (panels: Pick<SolarEquipment, "system" | "method">) => Float64Array;
}

const PLANS_KEPT = 8;
const PANELS_KEPT = 24;

/**
 * Makes a place ready, under what was known on its day and the prices of its scenario. What is
 * asked again with the same words is not made again.
 */
export function prepare(all: Catalogue, ground: Ground): Result<Prepared, Refusals> {
  const published = knownOn(all, ground.asOf);
  const periods = ground.periods ?? periodsAhead(ground.asOf);
  const faults = [...periodFaults(periods), ...tooEarly(published, periods)];
  const [first, last] = [periods[0], periods.at(-1)];
  const scenario = scenariosOf(published).find(({ key }) => key === ground.scenario);
  if (!scenario) return no([...faults, unknownScenario(published, ground.scenario)]);
  if (faults.length > 0 || !first || !last) return no(faults);
  const from = first.period.from;
  const days = daysOf({ from, until: last.period.until });
  const through = last.billMonth;
  const {
    catalogue,
    market,
    assumed: held,
  } = underScenario(published, catalogueMarket(published), scenario.scenario, { through });
  const { area } = ground.place;
  const shared = { asOf: ground.asOf, periods };
  const electricity = memo<PricedPlans>(PLANS_KEPT);
  const gas = memo<PricedPlans>(PLANS_KEPT);
  const panels = memo<Float64Array>(PANELS_KEPT);
  const suns = memo<SunYear>(1);
  const sun = () => suns("sun", () => sunOf(catalogue, ground, { from, days }));
  return ok({
    ground,
    scenario,
    catalogue,
    market,
    from,
    days,
    periods,
    held,
    assumed: assumedOn(catalogue, ground.asOf),
    electricity: (asked) =>
      electricity(JSON.stringify(asked), () => {
        const candidates = electricityCandidates(catalogue, {
          ...shared,
          area,
          present: asked.plan,
        });
        const { capacity, chosen } = asked;
        const terms = { catalogue, market, area, capacity, periods, chosen };
        return pricePlans(candidates, terms, ground.asOf);
      }),
    gas: (asked) =>
      gas(JSON.stringify(asked), () => {
        const { district, chosen, plan } = asked;
        const candidates = gasCandidates(catalogue, { ...shared, district, present: plan });
        const terms = { catalogue, market, area, capacity: null, periods, chosen };
        return pricePlans(candidates, terms, ground.asOf);
      }),
    sun,
    generation: (asked) =>
      panels(JSON.stringify(asked), () => {
        const made = sun();
        return layByDate(generationOf(asked, made), made.weather.from, { from, days });
      }),
  });
}

/** A year is priced in this catalogue's own time: from the day of its first tax rate on. */
function tooEarly(catalogue: Catalogue, [first]: readonly BilledPeriod[]): Refusals {
  const since = ruleAt(catalogue, TAX_RULE, "tax").rule.values[0]?.from;
  if (!first || since === undefined || first.period.from >= since) return [];
  const got = formatDay(first.period.from);
  const accepted = `a year from ${formatDay(since)} on`;
  return [{ code: "diagnosis.out-of-range", field: "asOf", got, accepted }];
}

function unknownScenario(catalogue: Catalogue, got: string): DiagnosisRefusal {
  const accepted = scenariosOf(catalogue)
    .map(({ key }) => key)
    .join(", ");
  return { code: "diagnosis.scenario-unknown", field: "scenario", got, accepted };
}

const SEED = 1;

/** The user's own weather, else a year generated from the normals of the prefecture. */
function sunOf(
  catalogue: Catalogue,
  { weather, place }: Ground,
  span: { readonly from: Day; readonly days: number },
): SunYear {
  if (weather !== null) return sunYear(weather.site, weather.weather);
  const climate = climateOf(catalogue, place.prefecture);
  if (climate === null) throw new Error("the catalogue has no climate normals");
  return sunYear(climate.site, generateYear(climate, { ...span, seed: SEED }));
}
