import {
  type Action,
  type Acted,
  type Actor,
  contractsAfter,
  writeAgendas,
} from "../../contracts/index.ts";
import { keepDocuments } from "./keep-documents.ts";
import type { Moment } from "./moment.ts";
import { noticesOf } from "./notices.ts";
import { notify } from "./notify.ts";

export interface AfterActing {
  readonly acted: Acted;
  /** Null: applications, which are no action of a contract. */
  readonly action: Action | null;
  readonly by: Actor;
  readonly who: string;
  /** The household hears of it otherwise, in words of its own. */
  readonly toldOtherwise?: true;
}

/** What follows from every decision that was recorded, whoever asked for it. */
export async function afterActing(
  at: Moment,
  { acted, toldOtherwise }: AfterActing,
): Promise<void> {
  await keepDocuments(at, acted);
  await writeTouchedAgendas(at, acted);
  if (toldOtherwise) return;
  await notify(at.tx, at.now, noticesOf(acted, at.catalogue));
}

/** What each contract waits for now, in the transaction that changed it. */
async function writeTouchedAgendas(
  { tx, catalogue, today }: Moment,
  { decided, household, accountOf }: Acted,
): Promise<void> {
  if (decided === null) return;
  const touched = contractsAfter(household, decided);
  const byAccount = Map.groupBy(touched, ({ id }) => accountOf.get(id));
  const held = [...byAccount].flatMap(([accountId, contracts]) =>
    accountId === undefined ? [] : [{ accountId, contracts }],
  );
  if (held.length > 0) await writeAgendas(tx, catalogue, { held, on: today });
}
