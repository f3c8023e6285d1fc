import type { Tx } from "../platform/index.ts";

/** A diagnosis that counts, whether it is kept or not. */
export interface NewCount {
  readonly accountId: number;
  readonly contract: string;
  readonly item: string;
  readonly service: string;
  readonly on: string;
  readonly now: string;
  readonly personId: number | null;
  readonly keyId: number | null;
  readonly customerId: number | null;
  readonly wasStored: boolean;
  readonly engine: string;
  readonly catalogue: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

/** One contractor counts one diagnosis at a time, so that no number is passed unseen. */
export async function lockCounting(tx: Tx, accountId: number): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1185, hashtext($1))", [
    `${tx.operatorId}/${accountId}`,
  ]);
}

export async function insertCount(tx: Tx, count: NewCount): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis_count (operator_id, account_id, contract_id, item, service, on_day, at,
       person_id, key_id, customer_id, was_stored, engine, catalogue_hash, write_key, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     returning count_id as id`,
    [
      tx.operatorId,
      count.accountId,
      count.contract,
      count.item,
      count.service,
      count.on,
      count.now,
      count.personId,
      count.keyId,
      count.customerId,
      count.wasStored,
      count.engine,
      count.catalogue,
      count.key,
      count.bodyHash,
    ],
  );
  if (!row) throw new Error("the diagnosis was not counted");
  return row.id;
}

/** What was counted under a request's key before, or that its body was another. */
export async function countedBefore(
  tx: Tx,
  ask: { readonly accountId: number; readonly key: string; readonly bodyHash: Buffer },
): Promise<"never" | "other" | { readonly countId: number; readonly on: string }> {
  const [row] = await tx.query<{ id: number; on: string; same: boolean }>(
    `select count_id as id, on_day as on, body_hash = $4 as same from diagnosis_count
     where operator_id = $1 and account_id = $2 and write_key = $3`,
    [tx.operatorId, ask.accountId, ask.key, ask.bodyHash],
  );
  if (!row) return "never";
  return row.same ? { countId: row.id, on: row.on } : "other";
}

/** Diagnoses of each contract on days from `from` until before `until`. */
export async function countsOf(
  tx: Tx,
  { accountId, from, until }: { accountId: number; from: string; until: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ contract: string; used: number }>(
    `select contract_id as contract, count(*)::integer as used from diagnosis_count
     where operator_id = $1 and account_id = $2 and on_day >= $3 and on_day < $4
     group by contract_id`,
    [tx.operatorId, accountId, from, until],
  );
  return new Map(rows.map(({ contract, used }) => [contract, used]));
}

export interface ContractorCount {
  readonly account: string;
  readonly name: string;
  readonly contract: string;
  readonly item: string;
  readonly used: number;
  readonly stored: number;
}

/** Every contractor's diagnoses on days from `from` until before `until`. */
export function countsOfAll(
  tx: Tx,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly ContractorCount[]> {
  return tx.query<ContractorCount & Record<string, unknown>>(
    `select a.number as account, a.name, d.contract_id as contract, d.item,
       count(*)::integer as used, count(*) filter (where d.was_stored)::integer as stored
     from diagnosis_count d join account a using (operator_id, account_id)
     where d.operator_id = $1 and d.on_day >= $2 and d.on_day < $3
     group by a.number, a.name, d.contract_id, d.item order by a.number, d.contract_id, d.item`,
    [tx.operatorId, from, until],
  );
}

/** Diagnoses of one contract on one past day that no charge stands for yet. */
export interface Uncharged {
  readonly accountId: number;
  readonly contract: string;
  readonly on: string;
  readonly quantity: number;
}

export function unchargedBefore(tx: Tx, today: string): Promise<readonly Uncharged[]> {
  return tx.query<Uncharged & Record<string, unknown>>(
    `select d.account_id as "accountId", d.contract_id as contract, d.on_day as on,
       count(*)::integer as quantity
     from diagnosis_count d left join diagnosis_charge c
       using (operator_id, account_id, contract_id, on_day)
     where d.operator_id = $1 and d.on_day < $2 and c.quantity is null
     group by d.account_id, d.contract_id, d.on_day
     order by d.on_day, d.account_id, d.contract_id`,
    [tx.operatorId, today],
  );
}

/** Charges are made one run after the other. */
export async function lockCharging(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1186, $1)", [tx.operatorId]);
}

export async function insertCharge(tx: Tx, charge: Uncharged, now: string): Promise<void> {
  await tx.query(
    `insert into diagnosis_charge
       (operator_id, account_id, contract_id, on_day, quantity, charged_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.operatorId, charge.accountId, charge.contract, charge.on, charge.quantity, now],
  );
}
