import { ok, type Result } from "../kernel/result.ts";
import { type Bought, boughtUnder, type Trouble } from "./electricity-side.ts";
import { gasUnder } from "./gas-side.ts";
import type { GasScene, Scene } from "./question-scene.ts";
import { NOTHING_SOLD, rank, type Ranked } from "./ranking.ts";
import { partsOf, type Stages } from "./scene.ts";

/** Every option with the equipment that is asked about, with errors. */
export function rankedAfter(scene: Scene): Result<readonly Ranked[], Trouble> {
  return rankAt(scene, { stage: "after", withErrors: true });
}

/** Every option as things are, without anything new; no errors. */
export function rankedBefore(scene: Scene): Result<readonly Ranked[], Trouble> {
  return rankAt(scene, { stage: "before", withErrors: false });
}

interface Asked {
  readonly stage: keyof Stages;
  readonly withErrors: boolean;
}

function rankAt(scene: Scene, asked: Asked): Result<readonly Ranked[], Trouble> {
  const { gas } = scene;
  const bought = boughtAt(scene, asked);
  if (!bought.ok) return bought;
  const { withErrors } = asked;
  const sides = {
    electricity: bought.value?.side ?? null,
    gas: gas && gasUnder(gas.priced, gas.question, gasAsked(gas, withErrors)),
  };
  return ok(rank(sides, bought.value?.sold ?? NOTHING_SOLD));
}

function gasAsked({ present, levelPercent }: GasScene, withErrors: boolean) {
  return { present, levelPercent: withErrors ? levelPercent : null };
}

function boughtAt(
  { electricity, question }: Scene,
  { stage, withErrors }: Asked,
): Result<Bought | null, Trouble> {
  if (electricity === null) return ok(null);
  const { metered, stages, spread, present } = electricity;
  const parts = partsOf(question.equipment)[stage];
  return boughtUnder(metered, stages[stage], {
    parts,
    spread: withErrors ? spread : null,
    present,
  });
}
