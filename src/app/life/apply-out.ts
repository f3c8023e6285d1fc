import {
  type ApplyAsk,
  applyTogether,
  contractsOfKey,
  type Refused,
} from "../../contracts/index.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { afterActing } from "./after-acting.ts";
import type { Moment } from "./moment.ts";

export type ApplyOutAsk = Omit<ApplyAsk, "on" | "now"> & { readonly who: string };

export interface AppliedOut {
  /** The new contracts, in the order of the applications. */
  readonly contracts: string[];
  readonly repeated: boolean;
}

/** Apply for services with everything that goes with it, in one transaction. */
export async function applyOut(at: Moment, ask: ApplyOutAsk): Promise<Result<AppliedOut, Refused>> {
  const { tx, catalogue, now, today: on } = at;
  const done = await applyTogether(tx, catalogue, { ...ask, on, now });
  if (!done.ok) return done;
  const { decided } = done.value;
  if (decided === null) {
    return ok({ contracts: await contractsOfKey(tx, ask.key), repeated: true });
  }
  await afterActing(at, { acted: done.value, action: null, by: ask.by, who: ask.who });
  return ok({ contracts: decided.opens.map(({ contract }) => contract), repeated: false });
}
