import type { Day } from "../kernel/day.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { faultsOf, presentIn, type Refusals } from "./check-question.ts";
import type { Metered, Trouble } from "./electricity-side.ts";
import { layOn } from "./load/lay-on.ts";
import type { LoadYear } from "./load/load-year.ts";
import type {
  DiagnosisQuestion,
  DiagnosisRefusal,
  ElectricityQuestion,
  GasQuestion,
} from "./model.ts";
import type { Prepared } from "./prepare.ts";
import type { PricedPlans } from "./priced-plans.ts";
import { earningsUnder, saleTerms } from "./sale.ts";
import { type Stages, stagesOf } from "./scene.ts";
import type { Spread } from "./uncertain-use.ts";

/** A question with all that it needs laid out: houses run, plans ready, places found. */
export interface Scene {
  readonly prepared: Prepared;
  readonly question: DiagnosisQuestion;
  readonly electricity: ElectricityScene | null;
  readonly gas: GasScene | null;
}

export interface ElectricityScene {
  readonly question: ElectricityQuestion;
  /** Laid on the year that is priced. */
  readonly load: LoadYear;
  readonly metered: Metered;
  readonly stages: Stages;
  readonly spread: Spread;
  /** Place of the present plan; −1 when it is not known. */
  readonly present: number;
}

export interface GasScene {
  readonly question: GasQuestion;
  readonly priced: PricedPlans;
  readonly present: number;
  /** One standard deviation of the year's use, in percent. */
  readonly levelPercent: number;
}

/**
 * One standard deviation of a year's radiation, in percent. Assumption: years of Japanese stations
 * lie within a few percent of their normals.
 */
export const RADIATION_PERCENT = 4;

/** Of the use that lies in a wrong half-hour, the part that crosses day and night. Assumption. */
const CROSSES = 0.5;

/**
 * Lays out a question, or says everything that is wrong with it. Throws when the place was made
 * ready for another one: prices and sun would be those of elsewhere.
 */
export function sceneOf(prepared: Prepared, question: DiagnosisQuestion): Result<Scene, Refusals> {
  const { ground } = prepared;
  const { place, asOf, scenario } = question;
  if (place.area !== ground.place.area || asOf !== ground.asOf || scenario !== ground.scenario)
    throw new Error("the place was made ready for another question");
  const faults = faultsOf(question);
  if (faults.length > 0) return no(faults);
  const electricity =
    question.electricity && electricityScene(prepared, question, question.electricity);
  const gas = question.gas && gasScene(prepared, question.gas);
  const refusals = [electricity, gas].flatMap((scene) => (scene && !scene.ok ? scene.refusal : []));
  if (refusals.length > 0 || electricity?.ok === false || gas?.ok === false) return no(refusals);
  return ok({
    prepared,
    question,
    electricity: electricity?.value ?? null,
    gas: gas?.value ?? null,
  });
}

function electricityScene(
  prepared: Prepared,
  { equipment }: DiagnosisQuestion,
  question: ElectricityQuestion,
): Result<ElectricityScene, Refusals> {
  const { capacity, chosen, plan } = question;
  const priced = prepared.electricity({ capacity, chosen, plan });
  const present = presentIn(priced, plan, "electricity.plan");
  if (typeof present !== "number") return no([present]);
  if (priced.plans.length === 0) return no([noPlan("electricity", prepared.ground.place.area)]);
  const load = laidOn(question.load, prepared.from);
  const { solar } = equipment;
  const measured = solar?.present === true ? load.generation : null;
  const generation = solar === null ? null : (measured ?? prepared.generation(solar));
  const material = { from: prepared.from, load: load.wh, generation, equipment };
  const stages = stagesOf(material);
  if (!stages.ok) return no([refusalOf(stages.refusal)]);
  const { periods, catalogue, ground } = prepared;
  const sale =
    solar === null ? null : saleTerms(catalogue, solar.sale, { area: ground.place.area, periods });
  return ok({
    question,
    load,
    metered: { priced, periods, material, sale, earnings: sale && earningsUnder(sale, periods) },
    stages: stages.value,
    spread: spreadOf(load.error, yearAhead(prepared)),
    present,
  });
}

function gasScene(prepared: Prepared, question: GasQuestion): Result<GasScene, Refusals> {
  const { district, chosen, plan } = question;
  const priced = prepared.gas({ district, chosen, plan });
  const present = presentIn(priced, plan, "gas.plan");
  if (typeof present !== "number") return no([present]);
  if (priced.plans.length === 0) return no([noPlan("gas", district)]);
  const levelPercent = Math.hypot(question.levelPercent, yearAhead(prepared).levelPercent);
  return ok({ question, priced, present, levelPercent });
}

type UseSpread = Pick<Spread, "levelPercent" | "shapePercent">;

/** A year that was is certain, whatever it was; the year ahead will be another. */
function yearAhead({ ground, assumed }: Prepared): UseSpread {
  if (ground.periods !== null) return { levelPercent: 0, shapePercent: 0 };
  return { levelPercent: assumed.yearLevelPercent, shapePercent: assumed.yearShapePercent };
}

/** What is not known of a use and how the year ahead differs, as independent: 12 and 5 are 13 %. */
function spreadOf(known: UseSpread, ahead: UseSpread): Spread {
  return {
    levelPercent: Math.hypot(known.levelPercent, ahead.levelPercent),
    shapePercent: Math.hypot(known.shapePercent, ahead.shapePercent) * CROSSES,
    radiationPercent: RADIATION_PERCENT,
  };
}

function noPlan(energy: string, where: string): DiagnosisRefusal {
  const accepted = "a place where at least one plan of the catalogue can be priced";
  return { code: "diagnosis.no-plan", field: energy, got: where, accepted };
}

/** What stands in the way of a house or its sale, as a refusal. */
export function refusalOf(trouble: Trouble): DiagnosisRefusal {
  if (trouble.code === "loads.hours-too-short") {
    const got = `${trouble.needWh} Wh on day ${trouble.dayOfYear}`;
    const accepted = `hours or power for it; these give ${trouble.mostWh} Wh`;
    return { code: "diagnosis.hours-too-short", field: "equipment.loads", got, accepted };
  }
  const accepted = "a certificate and a buyer that the catalogue prices in every month";
  const got = `${trouble.rule}: ${trouble.missing}`;
  return { code: "diagnosis.sale-not-priced", field: "equipment.solar.sale", got, accepted };
}

const laid = new WeakMap<LoadYear, Map<Day, LoadYear>>();

/** A load year is laid on a year once, however often it is asked about. */
function laidOn(load: LoadYear, from: Day): LoadYear {
  const known = laid.get(load) ?? new Map<Day, LoadYear>();
  laid.set(load, known);
  const found = known.get(from) ?? layOn(load, from);
  known.set(from, found);
  return found;
}
