import { yearOfAttributes } from "../../diagnosis/load/from-attributes.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import type { DiagnosisQuestion, RankedPlan } from "../../diagnosis/model.ts";
import { prepare } from "../../diagnosis/prepare.ts";
import type { Area } from "../../kernel/area.ts";
import { civil, type Day, dayOf } from "../../kernel/day.ts";
import type { Prefecture } from "../../kernel/prefecture.ts";
import { monthlyMeanC } from "../../solar/climate/climate.ts";
import { type Catalogue, withRules } from "../../terms/catalogue.ts";
import type { PlanRank } from "../api/diagnosis-business.ts";
import type { SoundPlan } from "./check-plan-text.ts";

/** Where the household of a check lives, for plans of an area. */
const HOMES: Readonly<Record<Area, Prefecture["word"]>> = {
  hokkaido: "hokkaido",
  tohoku: "miyagi",
  tokyo: "tokyo",
  chubu: "aichi",
  hokuriku: "ishikawa",
  kansai: "osaka",
  chugoku: "hiroshima",
  shikoku: "kagawa",
  kyushu: "fukuoka",
  okinawa: "okinawa",
};
const AMPS = 40;
/** Plans above and below that are shown beside the own one. */
const FIRST_SHOWN = 8;

/**
 * As a plan will rank: for a household of three in 70 m², 40 A, where the plan is first sold
 * (EN-23). No customer's diagnosis and counted as none. Null where it is no plan of electricity, or
 * nothing can be ranked there.
 */
export function rankPlan(catalogue: Catalogue, sound: SoundPlan, asOf: Day): PlanRank | null {
  const [first] = sound.plans.filter(({ energy }) => energy === "electricity");
  const area = first?.areas[0];
  const question = area === undefined ? null : questionIn(catalogue, area, asOf);
  if (question === null) return null;
  const { place, periods, scenario } = question;
  const ground = { place, asOf, periods, scenario, weather: null };
  const prepared = prepare(withRules(catalogue, [sound.rule]), ground);
  if (!prepared.ok) return null;
  const answer = diagnose(prepared.value, question);
  if (!answer.ok) return null;
  const own = new Set(sound.plans.map(({ address }) => address));
  const rows = answer.value.ranking
    .toSorted((a, b) => a.yearYen - b.yearYen)
    .map((plan, index) => rowOf(plan, index + 1, own.has(plan.address)));
  const yearWh = question.electricity?.load.wh.reduce((sum, wh) => sum + wh, 0) ?? 0;
  return {
    prefecture: place.prefecture,
    amps: AMPS,
    yearWh,
    of: rows.length,
    rows: rows.filter(({ isOwn, order }) => isOwn || order <= FIRST_SHOWN),
    notCompared: answer.value.notCompared
      .filter(({ address }) => own.has(address))
      .map(({ address, label, reason }) => ({ address, label, reason })),
  };
}

function rowOf(plan: RankedPlan, order: number, isOwn: boolean): PlanRank["rows"][number] {
  const { address, supplier, label, yearYen, error } = plan;
  const { p10, p90 } = error;
  return { order, address, supplier, label, yearYen, p10, p90, isOwn };
}

function questionIn(catalogue: Catalogue, area: Area, asOf: Day): DiagnosisQuestion | null {
  const prefecture = HOMES[area];
  const load = yearOfAttributes({
    from: dayOf(civil(asOf).year - 1, 1, 1),
    persons: 3,
    dwelling: "flat",
    floorM2: 70,
    allElectric: false,
    heating: "electricity",
    homeByDay: false,
    carKmAYear: 0,
    monthlyMeanC: monthlyMeanC(catalogue, prefecture),
  });
  if (!load.ok) return null;
  return {
    place: { prefecture, area },
    asOf,
    periods: null,
    scenario: "held",
    electricity: { load: load.value, capacity: { amps: AMPS }, plan: null, chosen: [] },
    gas: null,
    equipment: { solar: null, battery: null, loads: null },
    years: 10,
    batterySizesWh: [],
  };
}
