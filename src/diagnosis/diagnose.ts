import { no, ok, type Result } from "../kernel/result.ts";
import { assumptionTable } from "./assumption-table.ts";
import { batteryWarnings } from "./battery-warnings.ts";
import { batterySizes } from "./battery-sizes.ts";
import type { Refusals } from "./check-question.ts";
import { co2Of } from "./co2.ts";
import { effectOf } from "./effect.ts";
import type { Trouble } from "./electricity-side.ts";
import { energyMonths } from "./house.ts";
import { investmentOf } from "./investment.ts";
import type { Diagnosis, DiagnosisQuestion, Filled, RankedPlan } from "./model.ts";
import { optimumOf } from "./optimum.ts";
import type { Prepared } from "./prepare.ts";
import { refusalOf, type Scene, sceneOf } from "./question-scene.ts";
import { rankedAfter, rankedBefore } from "./rank-scene.ts";
import type { Ranked } from "./ranking.ts";
import { warningsOf } from "./warnings.ts";
import { whyCheaper } from "./why-cheaper.ts";

/** Stored with each diagnosis, beside the hash of the catalogue. */
export const ENGINE = "engawa-diagnosis/1";

/** The first answer while a slider moves: electricity alone, ranked with its errors. */
export function firstRanking(
  prepared: Prepared,
  question: DiagnosisQuestion,
): Result<readonly RankedPlan[], Refusals> {
  const scene = sceneOf(prepared, { ...question, gas: null });
  if (!scene.ok) return scene;
  const ranked = rankedAfter(scene.value);
  return ranked.ok ? ok(ranked.value.map((one) => one.ranked)) : told(ranked.refusal);
}

/**
 * The whole answer (EN-01…EN-04): every plan of the place for a household's use and the equipment
 * asked about, with its error, its reasons and its assumptions. Whole yen by the rating that bills.
 */
export function diagnose(
  prepared: Prepared,
  question: DiagnosisQuestion,
): Result<Diagnosis, Refusals> {
  const scene = sceneOf(prepared, question);
  if (!scene.ok) return scene;
  const answered = answer(scene.value);
  return answered.ok ? answered : told(answered.refusal);
}

function told(trouble: Trouble): Result<never, Refusals> {
  return no([refusalOf(trouble)]);
}

function answer(scene: Scene): Result<Diagnosis, Trouble> {
  const { prepared, electricity, gas } = scene;
  const after = rankedAfter(scene);
  if (!after.ok) return after;
  const ranked = after.value;
  const { stay, taken } = choiceOf(ranked);
  const parts = partsOfAnswer(scene, { ranked, stay, taken });
  if (!parts.ok) return parts;
  const stages = electricity?.stages;
  return ok({
    engine: ENGINE,
    catalogue: prepared.catalogue.hash,
    asOf: prepared.ground.asOf,
    periods: prepared.periods,
    scenario: { key: prepared.scenario.key, label: prepared.scenario.scenario.label },
    ranking: ranked.map((one) => one.ranked),
    recommended: taken === stay || !taken.verified ? null : taken.ranked,
    current: stay?.ranked ?? null,
    notCompared: [
      ...(electricity?.metered.priced.notCompared ?? []),
      ...(gas?.priced.notCompared ?? []),
    ],
    energy: stages ? energyMonths(stages.after, prepared.from, prepared.periods) : null,
    co2: stages ? co2Of(stages.before, stages.after, prepared.assumed) : null,
    assumptions: assumptionTable(scene),
    filled: filledOf(scene),
    ...parts.value,
  });
}

interface Choice {
  readonly stay: Ranked | null;
  /** The cheapest that is verified; without one, staying, else the cheapest of all. */
  readonly taken: Ranked;
}

function choiceOf(ranked: readonly Ranked[]): Choice {
  const stay = ranked.find(({ option }) => option.kind === "stay") ?? null;
  const taken = ranked.find(({ verified }) => verified) ?? stay ?? ranked[0];
  if (taken === undefined) throw new Error("nothing was ranked");
  return { stay, taken };
}

interface Answering extends Choice {
  readonly ranked: readonly Ranked[];
}

type AnswerParts = Pick<
  Diagnosis,
  "why" | "effect" | "investment" | "sizes" | "optimum" | "warnings"
>;

function partsOfAnswer(
  scene: Scene,
  { ranked, stay, taken }: Answering,
): Result<AnswerParts, Trouble> {
  const before = rankedBefore(scene);
  if (!before.ok) return before;
  const without = choiceOf(before.value).taken.option;
  const effect = effectOf(scene, { stands: stay?.option ?? taken.option, taken: taken.option });
  if (!effect.ok) return effect;
  const investment = investmentOf(scene, { taken: taken.option, without });
  if (!investment.ok) return investment;
  const sizes = batterySizes(scene, ranked);
  if (!sizes.ok) return sizes;
  const optimum = optimumOf(scene, taken);
  if (!optimum.ok) return optimum;
  const other =
    stay !== null && stay !== taken ? stay : ranked.find((one) => one !== taken && one.verified);
  const why = other ? whyCheaper(scene, taken, other) : ok(null);
  if (!why.ok) return why;
  return ok({
    why: why.value,
    effect: effect.value,
    investment: investment.value,
    sizes: sizes.value,
    optimum: optimum.value,
    warnings: [
      ...warningsOf(scene, ranked),
      ...batteryWarnings({
        effect: effect.value,
        optimum: optimum.value,
        sells: scene.question.equipment.solar !== null,
      }),
    ],
  });
}

function filledOf({ electricity }: Scene): Filled | null {
  if (electricity === null) return null;
  const { counts, wh } = electricity.load;
  return { slots: wh.length, ...counts };
}
