import type { Tx } from "../platform/index.ts";
import type { CustomersOf } from "./store-customers.ts";

export interface NewDiagnosis {
  readonly accountId: number;
  readonly countId: number;
  readonly customerId: number;
  readonly consentId: number;
  /** JSON text. */
  readonly question: string;
  readonly answer: string;
  /** Own plans that took part, with their texts. */
  readonly plans: string;
  readonly engine: string;
  readonly catalogue: string;
  readonly by: string;
  readonly now: string;
}

export async function insertDiagnosis(tx: Tx, diagnosis: NewDiagnosis): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis (operator_id, account_id, count_id, customer_id, consent_id, question,
       answer, plans, engine, catalogue_hash, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning diagnosis_id as id`,
    [
      tx.operatorId,
      diagnosis.accountId,
      diagnosis.countId,
      diagnosis.customerId,
      diagnosis.consentId,
      diagnosis.question,
      diagnosis.answer,
      diagnosis.plans,
      diagnosis.engine,
      diagnosis.catalogue,
      diagnosis.by,
      diagnosis.now,
    ],
  );
  if (!row) throw new Error("the diagnosis was not written");
  return row.id;
}

export interface DiagnosisRow {
  readonly diagnosisId: number;
  readonly customerId: number;
  readonly customer: string;
  readonly service: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly engine: string;
  readonly catalogue: string;
}

export interface KeptDiagnosis extends DiagnosisRow {
  readonly question: unknown;
  readonly answer: unknown;
  readonly plans: unknown;
}

const HEAD = `d.diagnosis_id as "diagnosisId", d.customer_id as "customerId", c.name as customer,
  n.service, d.made_by as "madeBy", d.made_at as "madeAt", d.engine,
  d.catalogue_hash as catalogue`;

const FROM = `from diagnosis d
    join diagnosis_customer c using (operator_id, account_id, customer_id)
    join diagnosis_count n using (operator_id, account_id, count_id)
  where d.operator_id = $1 and d.account_id = $2
    and ($3::integer is null or c.agency_id = $3)`;

/** The newest first; of one customer, or of all. */
export function loadDiagnoses(
  tx: Tx,
  { accountId, agencyId }: CustomersOf,
  customerId: number | null,
): Promise<readonly DiagnosisRow[]> {
  return tx.query<DiagnosisRow & Record<string, unknown>>(
    `select ${HEAD} ${FROM} and ($4::integer is null or d.customer_id = $4)
     order by d.diagnosis_id desc limit 500`,
    [tx.operatorId, accountId, agencyId, customerId],
  );
}

export async function loadDiagnosis(
  tx: Tx,
  { accountId, agencyId }: CustomersOf,
  diagnosisId: number,
): Promise<KeptDiagnosis | null> {
  const [row] = await tx.query<KeptDiagnosis & Record<string, unknown>>(
    `select ${HEAD}, d.question, d.answer, d.plans ${FROM} and d.diagnosis_id = $4`,
    [tx.operatorId, accountId, agencyId, diagnosisId],
  );
  return row ?? null;
}

/** What was kept of a counted diagnosis; null: nothing, or it was taken out since. */
export async function diagnosisOfCount(
  tx: Tx,
  accountId: number,
  countId: number,
): Promise<Pick<KeptDiagnosis, "diagnosisId" | "answer" | "plans"> | null> {
  const [row] = await tx.query<{ diagnosisId: number; answer: unknown; plans: unknown }>(
    `select diagnosis_id as "diagnosisId", answer, plans from diagnosis
     where operator_id = $1 and account_id = $2 and count_id = $3`,
    [tx.operatorId, accountId, countId],
  );
  return row ?? null;
}

/** What an anonymous row is made of: the newest diagnosis of each customer of all contractors. */
export interface Traceless {
  readonly prefecture: string;
  readonly persons: number | null;
  readonly question: unknown;
  readonly answer: unknown;
}

export function loadNewest(tx: Tx): Promise<readonly Traceless[]> {
  return tx.query<Traceless & Record<string, unknown>>(
    `select distinct on (d.account_id, d.customer_id) c.prefecture, c.persons, d.question, d.answer
     from diagnosis d join diagnosis_customer c using (operator_id, account_id, customer_id)
     where d.operator_id = $1
     order by d.account_id, d.customer_id, d.diagnosis_id desc`,
    [tx.operatorId],
  );
}
