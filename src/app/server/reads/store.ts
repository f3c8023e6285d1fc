import type { Tx } from "../../../platform/index.ts";

/** Who an account is, for pages and bills. */
export interface AccountRow {
  readonly accountId: number;
  readonly number: string;
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly email: string;
  readonly postalCode: string;
  readonly address: string;
}

const ACCOUNT = `account_id as "accountId", number, name, kana, phone, email,
  postal_code as "postalCode", address`;

export async function loadAccountById(tx: Tx, accountId: number): Promise<AccountRow | null> {
  const sql = `select ${ACCOUNT} from account where operator_id = $1 and account_id = $2`;
  const [row] = await tx.query<AccountRow & Record<string, unknown>>(sql, [
    tx.operatorId,
    accountId,
  ]);
  return row ?? null;
}

export async function loadAccountByNumber(tx: Tx, number: string): Promise<AccountRow | null> {
  const sql = `select ${ACCOUNT} from account where operator_id = $1 and number = $2`;
  const [row] = await tx.query<AccountRow & Record<string, unknown>>(sql, [tx.operatorId, number]);
  return row ?? null;
}

/** Supply point numbers of meters, where they have one. */
export async function loadMeterPoints(
  tx: Tx,
  meters: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (meters.length === 0) return new Map();
  const rows = await tx.query<{ meter: string; point: string }>(
    `select meter_id as meter, supply_point as point from meter
     where operator_id = $1 and meter_id = any($2) and supply_point is not null`,
    [tx.operatorId, meters],
  );
  return new Map(rows.map(({ meter, point }) => [meter, point]));
}

export interface SearchWords {
  /** Patterns for name, kana, phone, e-mail, address and account number. */
  readonly patterns: readonly string[];
  /** Digits of a supply point number, from its start; null when too few to mean one. */
  readonly point: string | null;
  /** Start of a bill number, upper case. */
  readonly bill: string;
}

export interface FoundRow extends AccountRow {
  readonly byPoint: boolean;
  readonly byBill: boolean;
}

/** Accounts that meet any of the words, those named exactly first. */
export async function searchAccounts(
  tx: Tx,
  { patterns, point, bill }: SearchWords,
  most: number,
): Promise<readonly FoundRow[]> {
  return tx.query<FoundRow & Record<string, unknown>>(
    `with by_point as (
       select distinct e.account_id from contract_event e join meter m
         on m.operator_id = e.operator_id and m.meter_id = e.meter
       where e.operator_id = $1 and $3::text is not null
         and (m.supply_point like $3 || '%' or m.meter_id like $3 || '%')
     ), by_bill as (
       select distinct account_id from bill
       where operator_id = $1 and $4 <> '' and upper(number) like $4 || '%'
     )
     select ${ACCOUNT}, p.account_id is not null as "byPoint", b.account_id is not null as "byBill"
     from account a left join by_point p using (account_id) left join by_bill b using (account_id)
     where a.operator_id = $1
       and (a.search like any($2) or p.account_id is not null or b.account_id is not null)
     order by p.account_id is null, b.account_id is null, kana, name, account_id limit $5`,
    [tx.operatorId, patterns, point, bill, most],
  );
}
