import type { Tx } from "../platform/index.ts";

export interface CustomerFields {
  readonly name: string;
  readonly kana: string;
  readonly prefecture: string;
  readonly persons: number | null;
  readonly note: string;
}

export interface CustomerRow extends CustomerFields {
  readonly customerId: number;
  readonly madeAt: string;
  readonly agencyId: number | null;
  /** The consent in force, or the last one; null: there never was one. */
  readonly consent: ConsentRow | null;
  readonly diagnoses: number;
}

export interface ConsentRow {
  readonly consentId: number;
  readonly version: string;
  readonly form: "paper" | "screen";
  readonly signer: string;
  readonly signedOn: string;
  readonly paperReference: string;
  readonly withdrawnOn: string | null;
}

/** Whose customers: the contractor's, or of those the ones that an agency brought. */
export interface CustomersOf {
  readonly accountId: number;
  /** Null: all. */
  readonly agencyId: number | null;
}

const CUSTOMER = `select c.customer_id as "customerId", c.name, c.kana, c.prefecture, c.persons,
    c.note, c.agency_id as "agencyId", c.made_at as "madeAt",
    (select json_build_object('consentId', s.consent_id, 'version', s.text_version,
       'form', s.form, 'signer', s.signer, 'signedOn', s.signed_on,
       'paperReference', s.paper_reference, 'withdrawnOn', s.withdrawn_on)
     from diagnosis_consent s where s.operator_id = c.operator_id
       and s.account_id = c.account_id and s.customer_id = c.customer_id
     order by s.consent_id desc limit 1) as consent,
    (select count(*)::integer from diagnosis d where d.operator_id = c.operator_id
       and d.account_id = c.account_id and d.customer_id = c.customer_id) as diagnoses
  from diagnosis_customer c
  where c.operator_id = $1 and c.account_id = $2 and c.erased_at is null
    and ($3::integer is null or c.agency_id = $3)`;

type Row = CustomerRow & Record<string, unknown>;

/** The newest first. */
export function loadCustomers(
  tx: Tx,
  { accountId, agencyId }: CustomersOf,
): Promise<readonly CustomerRow[]> {
  const sql = `${CUSTOMER} order by c.customer_id desc limit 1000`;
  return tx.query<Row>(sql, [tx.operatorId, accountId, agencyId]);
}

export async function loadCustomer(
  tx: Tx,
  { accountId, agencyId }: CustomersOf,
  customerId: number,
): Promise<CustomerRow | null> {
  const [row] = await tx.query<Row>(`${CUSTOMER} and c.customer_id = $4`, [
    tx.operatorId,
    accountId,
    agencyId,
    customerId,
  ]);
  return row ?? null;
}

/** Nobody else signs for a customer or erases it before this ends. */
export async function lockCustomer(tx: Tx, accountId: number, customerId: number): Promise<void> {
  await tx.query(
    `select 1 from diagnosis_customer
     where operator_id = $1 and account_id = $2 and customer_id = $3 for no key update`,
    [tx.operatorId, accountId, customerId],
  );
}

export async function insertCustomer(
  tx: Tx,
  { accountId, agencyId }: CustomersOf,
  {
    fields,
    by,
    now,
  }: { readonly fields: CustomerFields; readonly by: string; readonly now: string },
): Promise<number> {
  const { name, kana, prefecture, persons, note } = fields;
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis_customer (operator_id, account_id, name, kana, prefecture, persons, note,
       agency_id, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning customer_id as id`,
    [tx.operatorId, accountId, name, kana, prefecture, persons, note, agencyId, by, now],
  );
  if (!row) throw new Error("the customer was not written");
  return row.id;
}

export async function updateCustomer(
  tx: Tx,
  accountId: number,
  customerId: number,
  { name, kana, prefecture, persons, note }: CustomerFields,
): Promise<void> {
  await tx.query(
    `update diagnosis_customer set name = $4, kana = $5, prefecture = $6, persons = $7, note = $8
     where operator_id = $1 and account_id = $2 and customer_id = $3 and erased_at is null`,
    [tx.operatorId, accountId, customerId, name, kana, prefecture, persons, note],
  );
}

/**
 * Everything that tells who it is goes, on withdrawn consents as well; the number stays for the
 * counts that name it.
 */
export async function eraseCustomer(
  tx: Tx,
  accountId: number,
  customerId: number,
  now: string,
): Promise<void> {
  await tx.query(
    `update diagnosis_customer
     set name = '', kana = '', prefecture = '', persons = null, note = '', erased_at = $4
     where operator_id = $1 and account_id = $2 and customer_id = $3`,
    [tx.operatorId, accountId, customerId, now],
  );
  await tx.query(
    `update diagnosis_consent
     set signer = '—', paper_reference = case form when 'paper' then '—' else '' end
     where operator_id = $1 and account_id = $2 and customer_id = $3`,
    [tx.operatorId, accountId, customerId],
  );
}

export interface NewConsent {
  readonly accountId: number;
  readonly customerId: number;
  readonly version: string;
  readonly textHash: Buffer;
  readonly form: "paper" | "screen";
  readonly signer: string;
  readonly signedOn: string;
  readonly paperReference: string;
  readonly by: string;
  readonly now: string;
}

/** Null: there is one in force already. */
export async function insertConsent(tx: Tx, consent: NewConsent): Promise<number | null> {
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis_consent (operator_id, account_id, customer_id, text_version, text_hash,
       form, signer, signed_on, paper_reference, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict do nothing returning consent_id as id`,
    [
      tx.operatorId,
      consent.accountId,
      consent.customerId,
      consent.version,
      consent.textHash,
      consent.form,
      consent.signer,
      consent.signedOn,
      consent.paperReference,
      consent.by,
      consent.now,
    ],
  );
  return row?.id ?? null;
}

/**
 * Take a consent back: what was kept under it is taken out at once (EN-11). Answers how many
 * diagnoses that were; null: no consent was in force.
 */
export async function withdrawConsent(
  tx: Tx,
  ask: {
    readonly accountId: number;
    readonly customerId: number;
    readonly on: string;
    readonly by: string;
    readonly now: string;
  },
): Promise<number | null> {
  const { accountId, customerId } = ask;
  const withdrawn = await tx.query(
    `update diagnosis_consent set withdrawn_on = $4, withdrawn_at = $5, withdrawn_by = $6
     where operator_id = $1 and account_id = $2 and customer_id = $3 and withdrawn_at is null
     returning consent_id`,
    [tx.operatorId, accountId, customerId, ask.on, ask.now, ask.by],
  );
  if (withdrawn.length === 0) return null;
  const gone = await tx.query(
    `delete from diagnosis where operator_id = $1 and account_id = $2 and customer_id = $3
     returning diagnosis_id`,
    [tx.operatorId, accountId, customerId],
  );
  return gone.length;
}

/** The consent in force, which nobody takes back before this ends; null: there is none. */
export async function holdConsent(
  tx: Tx,
  accountId: number,
  customerId: number,
): Promise<number | null> {
  const [row] = await tx.query<{ id: number }>(
    `select consent_id as id from diagnosis_consent
     where operator_id = $1 and account_id = $2 and customer_id = $3 and withdrawn_at is null
     for share`,
    [tx.operatorId, accountId, customerId],
  );
  return row?.id ?? null;
}
