import type { Tx } from "../../../platform/index.ts";

/** A contract that waits for something, with whose it is. */
export interface WaitingRow {
  readonly accountId: number;
  readonly account: string;
  readonly person: string;
  readonly contract: string;
  readonly service: string;
  readonly waitsFor: readonly string[];
  readonly since: string | null;
}

const MOST = 200;

const ROW = `g.account_id as "accountId", a.number as account, a.name as person,
  g.contract_id as contract, g.service, g.waits_for as "waitsFor", g.waits_since as since`;

/** What waits longest, first. */
export function waitingContracts(tx: Tx): Promise<readonly WaitingRow[]> {
  return tx.query<WaitingRow & Record<string, unknown>>(
    `select ${ROW} from agenda g join account a using (operator_id, account_id)
     where g.operator_id = $1 and g.waits_for <> '{}'
     order by g.waits_since, g.contract_id limit $2`,
    [tx.operatorId, MOST],
  );
}

/** Contracts of which something is told or acted on by a day, nearest first. */
export function dueSoon(tx: Tx, by: string): Promise<readonly WaitingRow[]> {
  return tx.query<WaitingRow & Record<string, unknown>>(
    `select ${ROW} from agenda g join account a using (operator_id, account_id)
     where g.operator_id = $1 and g.next_on <= $2
     order by g.next_on, g.contract_id limit $3`,
    [tx.operatorId, by, MOST],
  );
}
