import { no, ok, type Result } from "../kernel/result.ts";
import { type Bought, boughtUnder } from "./electricity-side.ts";
import { gasUnder } from "./gas-side.ts";
import type { DiagnosisQuestion, RankedPlan } from "./model.ts";
import type { Prepared } from "./prepare.ts";
import type { Refusals } from "./check-question.ts";
import { refusalOf, type Scene, sceneOf } from "./question-scene.ts";
import { NOTHING_SOLD, rank, type Ranked } from "./ranking.ts";
import { partsOf } from "./scene.ts";

/** The first answer while a slider moves: electricity alone, ranked with its errors. */
export function firstRanking(
  prepared: Prepared,
  question: DiagnosisQuestion,
): Result<readonly RankedPlan[], Refusals> {
  const scene = sceneOf(prepared, { ...question, gas: null });
  if (!scene.ok) return scene;
  const ranked = rankedAfter(scene.value);
  return ranked.ok ? ok(ranked.value.map((one) => one.ranked)) : ranked;
}

/** Every option with the equipment that is asked about. */
function rankedAfter(scene: Scene): Result<readonly Ranked[], Refusals> {
  const { electricity, gas, question } = scene;
  const parts = partsOf(question.equipment)[3];
  const bought: Result<Bought | null, Refusals> =
    electricity === null ? ok(null) : after(electricity);
  if (!bought.ok) return bought;
  function after(of: NonNullable<Scene["electricity"]>): Result<Bought, Refusals> {
    const { metered, stages, spread, present } = of;
    const made = boughtUnder(metered, stages.after, { parts, spread, present });
    return made.ok ? made : no([refusalOf(made.refusal)]);
  }
  const sides = {
    electricity: bought.value?.side ?? null,
    gas: gas && gasUnder(gas.priced, gas.question, { present: gas.present, withErrors: true }),
  };
  return ok(rank(sides, bought.value?.sold ?? NOTHING_SOLD));
}
