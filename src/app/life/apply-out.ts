import {
  type ApplyAsk,
  applyTogether,
  applicationFor,
  contractsOfKey,
  type Decision,
  type Household,
  loadAskedHousehold,
  nameAll,
  type Refused,
} from "../../contracts/index.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { afterActing } from "./after-acting.ts";
import type { Moment } from "./moment.ts";
import { type Previewed, rated } from "./preview-action.ts";

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

/** Each application of a request as it would be decided, with the others beside it. */
export async function previewApplications(
  at: Moment,
  ask: Pick<ApplyAsk, "accountId" | "number" | "applications" | "by">,
): Promise<readonly Previewed[]> {
  const { tx, catalogue, now, today: on } = at;
  const { accountId, number, applications, by } = ask;
  const household = await loadAskedHousehold(tx, catalogue, accountId, { on, now, by });
  const taken = household.contracts.map(({ id }) => id);
  const named = nameAll(applications, { number, taken });
  const checked: Previewed[] = [];
  for (const [k, one] of named.entries()) {
    const others = applications.filter((_, other) => other !== k);
    const together = others.map(({ service }) => service);
    const decision = applicationFor(household, one, together);
    checked.push(await previewOf(at, accountId, { household, decision }));
  }
  return checked;
}

async function previewOf(
  at: Moment,
  accountId: number,
  { household, decision }: { readonly household: Household; readonly decision: Decision },
): Promise<Previewed> {
  const nothing = { household, decision, money: null, corrections: [], seen: 0, needsTwo: false };
  if (!decision.ok) return nothing;
  const { money } = await rated(at, accountId, household, decision.value);
  return { ...nothing, money };
}
