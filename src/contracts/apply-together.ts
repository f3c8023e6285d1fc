import type { Result } from "../kernel/result.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { type Acted, type Actor, decideOnce, type WriteKey } from "./act.ts";
import type { Application } from "./action-schema.ts";
import { applyFor, type NamedApplication } from "./apply.ts";
import type { Refused } from "./decision.ts";
import type { AskedWhen } from "./load-household.ts";

export interface ApplyAsk extends AskedWhen, WriteKey {
  readonly accountId: number;
  /** The account's own number, after which new contracts are named: `E10001`. */
  readonly number: string;
  readonly applications: readonly Application[];
  readonly by: Actor;
}

/** Apply for several services at once, under lock: all or none. The same key does it once. */
export function applyTogether(
  tx: Tx,
  catalogue: Catalogue,
  ask: ApplyAsk,
): Promise<Result<Acted, Refused>> {
  const { accountId, number, applications, key } = ask;
  const said = ask.said ?? [accountId, applications];
  const buildings = applications.flatMap(({ building }) => building ?? []);
  return decideOnce(tx, catalogue, { ...ask, key, said, buildings }, (household) => {
    const taken = household.contracts.map(({ id }) => id);
    return applyFor(household, nameAll(applications, { number, taken }));
  });
}

/** `E10001-hiho-denki`, and `E10001-hiho-denki-2` where there is one already. */
export function nameAll(
  applications: readonly Application[],
  { number, taken }: { readonly number: string; readonly taken: readonly string[] },
): readonly NamedApplication[] {
  const names = new Set(taken);
  return applications.map((application) => {
    const first = `${number}-${application.service}`;
    let contract = first;
    for (let k = 2; names.has(contract); k += 1) contract = `${first}-${k}`;
    names.add(contract);
    return { contract, application };
  });
}
