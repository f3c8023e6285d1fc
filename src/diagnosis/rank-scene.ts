import { ok, type Result } from "../kernel/result.ts";
import { type Bought, boughtUnder, type Trouble } from "./electricity-side.ts";
import { gasUnder } from "./gas-side.ts";
import type { Flows } from "./house.ts";
import type { GasScene, Scene } from "./question-scene.ts";
import { NOTHING_SOLD, rank, type Ranked } from "./ranking.ts";
import { type Parts, partsOf, type Stages } from "./scene.ts";

/** Every option with the equipment that is asked about, with errors. */
export function rankedAfter(scene: Scene): Result<readonly Ranked[], Trouble> {
  const parts = partsOf(scene.question.equipment)[3];
  return rankAt(scene, { stage: "after", parts, withErrors: true });
}

/** Every option as things are, without anything new; no errors. */
export function rankedBefore(scene: Scene): Result<readonly Ranked[], Trouble> {
  const parts = partsOf(scene.question.equipment)[0];
  return rankAt(scene, { stage: "before", parts, withErrors: false });
}

interface Asked {
  readonly stage: keyof Stages;
  readonly parts: Parts;
  readonly withErrors: boolean;
}

function rankAt(scene: Scene, asked: Asked): Result<readonly Ranked[], Trouble> {
  const { electricity, gas } = scene;
  const flows = electricity?.stages[asked.stage] ?? null;
  const bought = flows === null ? ok(null) : boughtAt(scene, flows, asked);
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
  { electricity }: Scene,
  flows: Flows,
  { parts, withErrors }: Asked,
): Result<Bought | null, Trouble> {
  if (electricity === null) return ok(null);
  const { metered, spread, present } = electricity;
  return boughtUnder(metered, flows, { parts, spread: withErrors ? spread : null, present });
}
