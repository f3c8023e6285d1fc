import type { Day } from "../../kernel/day.ts";
import { type Tx } from "../../platform/index.ts";
import { memberAccounts, type PostedEntry, schemesOf, settlePoints } from "../../points/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { notify } from "../life/notify.ts";
import { entryNotices } from "./tell-points.ts";

export interface SettleAll {
  readonly tx: Tx;
  readonly catalogue: Catalogue;
  readonly now: string;
  readonly today: Day;
  /** Whether households are told: not of a past that is only being set up. */
  readonly tell: boolean;
}

/** Accounts whose half-hours are looked at together. */
const BATCH = 200;

/** Bring every ledger of the operator up to today (MM-10, MM-11, MM-16); each thing once. */
export async function settleAllPoints(asked: SettleAll): Promise<readonly PostedEntry[]> {
  const { tx, catalogue, now, today } = asked;
  const services = schemesOf(catalogue).map(({ service }) => service);
  const accounts = await memberAccounts(tx, services);
  const posted: PostedEntry[] = [];
  for (let first = 0; first < accounts.length; first += BATCH) {
    const batch = accounts.slice(first, first + BATCH);
    posted.push(...(await settlePoints(tx, catalogue, batch, { now, today })));
  }
  if (asked.tell) await notify(tx, now, entryNotices(posted, today));
  return posted;
}
