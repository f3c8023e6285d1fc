import {
  act,
  type ActAsk,
  type Acted,
  actRefusal,
  keepWrite,
  lockKey,
  type Refused,
  writeHash,
  writeSeen,
} from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { afterActing } from "./after-acting.ts";
import { askForApproval, wasAskedFor } from "./approvals.ts";
import type { Moment } from "./moment.ts";
import { previewAction } from "./preview-action.ts";

export interface CarryOutAsk extends Omit<ActAsk, "on" | "now"> {
  /** An earlier day for which staff enters it; null: today. */
  readonly on: Day | null;
  /** In the words of whoever enters it; empty where none is needed. */
  readonly reason: string;
  /** Login of the person, or the name of the job. */
  readonly who: string;
}

export type CarriedOut =
  | { readonly kind: "acted"; readonly acted: Acted }
  /** The same request had been carried out before. */
  | { readonly kind: "repeated"; readonly waits: boolean }
  /** It waits for a second person. */
  | { readonly kind: "waits"; readonly request: number };

/**
 * Carry out an action with everything that goes with it, in one transaction: events over all
 * contracts, what waits for what, documents that fall due, and word to whom it concerns. What moves
 * money by hand is asked of a second person instead.
 */
export async function carryOut(at: Moment, ask: CarryOutAsk): Promise<Result<CarriedOut, Refused>> {
  const { seen, on } = ask;
  if (ask.by === "staff") {
    const waited = await waitsAlready(at, ask);
    if (waited) return waited;
    const preview = await previewAction(at, ask);
    if (preview.needsTwo) {
      if (seen !== undefined && seen !== preview.seen) return actRefusal("changed-meanwhile");
      if (!preview.decision.ok) return preview.decision;
      await keepWrite(at.tx, ask.key, writeHash(saidOf(ask)));
      return ok({ kind: "waits", request: await askForApproval(at, ask, preview) });
    }
  }
  const done = await act(at.tx, at.catalogue, {
    ...ask,
    on: on ?? at.today,
    now: at.now,
    said: saidOf(ask),
  });
  if (!done.ok) return done;
  if (done.value.decided === null) return ok({ kind: "repeated", waits: false });
  await afterActing(at, { ...ask, acted: done.value });
  return ok({ kind: "acted", acted: done.value });
}

/** A request whose key is known is answered as before, or refused when it says something else. */
async function waitsAlready(
  { tx }: Moment,
  ask: CarryOutAsk,
): Promise<Result<CarriedOut, Refused> | null> {
  await lockKey(tx, ask.key);
  const before = await writeSeen(tx, ask.key, writeHash(saidOf(ask)));
  if (before === "other") return actRefusal("key-reused");
  if (before === "never") return null;
  return ok({ kind: "repeated", waits: await wasAskedFor(tx, ask.key) });
}

function saidOf({ accountId, contractId, action, said }: CarryOutAsk): unknown {
  return said ?? [accountId, contractId, action];
}
