import type { Acted as ActedAnswer, Leaving } from "../../api/action.ts";
import { loadAskedHousehold } from "../../../contracts/index.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { type CarryOutAsk, carryOut } from "../../life/carry-out.ts";
import { cheapestLeaving } from "../../what-if/cheapest-leaving.ts";
import type { Refusal } from "../problems.ts";
import { refusalOf } from "../views/refused-view.ts";
import { momentOf } from "./moment.ts";
import type { Reading } from "./world.ts";

/** Carry out what was asked, or say why not. */
export async function carryOutAsked(
  at: Reading,
  ask: CarryOutAsk,
): Promise<Result<ActedAnswer, Refusal>> {
  const done = await carryOut(momentOf(at), ask);
  if (!done.ok) return no(refusalOf(done.refusal, at.world.catalogue));
  const { kind } = done.value;
  const waits = kind === "waits" || (kind === "repeated" && done.value.waits);
  return ok({
    contract: ask.contractId,
    waitsForApproval: waits,
    repeated: kind === "repeated",
  });
}

/** When leaving is cheapest, with dates. */
export async function readLeaving(
  { tx, world, today, now }: Reading,
  ask: { readonly accountId: number; readonly contract: string },
): Promise<Result<Leaving, Refusal>> {
  const { catalogue } = world;
  const { accountId, contract } = ask;
  const household = await loadAskedHousehold(tx, catalogue, accountId, { on: today, now });
  if (!household.contracts.some(({ id }) => id === contract)) {
    return no({ code: "contract.not-found" });
  }
  return ok(cheapestLeaving({ household, contract, catalogue }));
}
