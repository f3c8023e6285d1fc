import type { Tx } from "../platform/index.ts";

/** A person whom the contractor named, with what decides whether they may diagnose. */
export interface PersonRow {
  readonly personId: number;
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly isResponsible: boolean;
  readonly agencyId: number | null;
  readonly agencyName: string | null;
  readonly agencyState: AgencyState | null;
  readonly stoppedAt: string | null;
  readonly stopReason: string;
  /** Whether the person has made a login. */
  readonly registered: boolean;
}

export type AgencyState = "waits" | "approved" | "refused" | "ended";

const STATE = `case when a.agency_id is null then null when a.ended_at is not null then 'ended'
  else coalesce(a.decision, 'waits') end`;

const PERSON = `select p.person_id as "personId", p.account_id as "accountId", p.name, p.email,
    p.is_responsible as "isResponsible", p.agency_id as "agencyId", a.name as "agencyName",
    ${STATE} as "agencyState", p.stopped_at as "stoppedAt", p.stop_reason as "stopReason",
    exists (select 1 from app_user u where u.operator_id = p.operator_id
      and u.person_id = p.person_id and u.disabled_at is null) as registered
  from diagnosis_person p left join diagnosis_agency a using (operator_id, account_id, agency_id)
  where p.operator_id = $1`;

type Row<T> = T & Record<string, unknown>;

export function loadPeople(tx: Tx, accountId: number): Promise<readonly PersonRow[]> {
  const sql = `${PERSON} and p.account_id = $2 order by p.person_id`;
  return tx.query<Row<PersonRow>>(sql, [tx.operatorId, accountId]);
}

/** Of all contractors, those who are not stopped. */
export function loadNotStopped(tx: Tx): Promise<readonly PersonRow[]> {
  const sql = `${PERSON} and p.stopped_at is null order by p.account_id, p.person_id`;
  return tx.query<Row<PersonRow>>(sql, [tx.operatorId]);
}

export async function loadPerson(
  tx: Tx,
  accountId: number,
  personId: number,
): Promise<PersonRow | null> {
  const sql = `${PERSON} and p.account_id = $2 and p.person_id = $3`;
  const [row] = await tx.query<Row<PersonRow>>(sql, [tx.operatorId, accountId, personId]);
  return row ?? null;
}

export interface NewPerson {
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly isResponsible: boolean;
  readonly agencyId: number | null;
  readonly by: string;
  readonly now: string;
}

/** Null: the address belongs to somebody who is named already, or there is a responsible person. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<number | null> {
  const { accountId, name, email, isResponsible, agencyId, by, now } = person;
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis_person
       (operator_id, account_id, name, email, is_responsible, agency_id, named_by, named_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning person_id as id`,
    [tx.operatorId, accountId, name, email, isResponsible, agencyId, by, now],
  );
  return row?.id ?? null;
}

/** False: there is no such person, or they are stopped already. */
export async function stopPerson(
  tx: Tx,
  stop: {
    readonly accountId: number;
    readonly personId: number;
    readonly by: string;
    readonly now: string;
    readonly reason: string;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update diagnosis_person set stopped_at = $4, stopped_by = $5, stop_reason = $6
     where operator_id = $1 and account_id = $2 and person_id = $3 and stopped_at is null
     returning 1`,
    [tx.operatorId, stop.accountId, stop.personId, stop.now, stop.by, stop.reason],
  );
  return rows.length > 0;
}

/** The account's own login belongs to this person from now on. */
export async function nameLogin(tx: Tx, userId: number, personId: number): Promise<void> {
  await tx.query("update app_user set person_id = $3 where operator_id = $1 and user_id = $2", [
    tx.operatorId,
    userId,
    personId,
  ]);
}

/** Whether the same login was opened again, later than this session. */
export async function hasNewerLogin(tx: Tx, userId: number, since: string): Promise<boolean> {
  const [row] = await tx.query<{ newer: boolean }>(
    `select exists (select 1 from session
       where operator_id = $1 and user_id = $2 and created_at > $3) as newer`,
    [tx.operatorId, userId, since],
  );
  return row?.newer ?? false;
}

export interface AgencyRow {
  readonly agencyId: number;
  readonly accountId: number;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly state: AgencyState;
  readonly appliedAt: string;
  readonly decidedAt: string | null;
  readonly reason: string;
}

const AGENCY = `select a.agency_id as "agencyId", a.account_id as "accountId", a.name, a.address,
    a.contact, ${STATE} as state, a.applied_at as "appliedAt", a.decided_at as "decidedAt", a.reason
  from diagnosis_agency a where a.operator_id = $1`;

export function loadAgencies(tx: Tx, accountId: number): Promise<readonly AgencyRow[]> {
  const sql = `${AGENCY} and a.account_id = $2 order by a.agency_id`;
  return tx.query<Row<AgencyRow>>(sql, [tx.operatorId, accountId]);
}

/** Of all contractors, those that wait for the operator's word, oldest first. */
export function loadWaitingAgencies(tx: Tx): Promise<readonly AgencyRow[]> {
  const sql = `${AGENCY} and a.decision is null and a.ended_at is null order by a.agency_id`;
  return tx.query<Row<AgencyRow>>(sql, [tx.operatorId]);
}

export interface NewAgency {
  readonly accountId: number;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly by: string;
  readonly now: string;
}

/** Null: the contractor has one of that name, or asked for it already. */
export async function insertAgency(tx: Tx, agency: NewAgency): Promise<number | null> {
  const { accountId, name, address, contact, by, now } = agency;
  const [row] = await tx.query<{ id: number }>(
    `insert into diagnosis_agency
       (operator_id, account_id, name, address, contact, applied_by, applied_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning agency_id as id`,
    [tx.operatorId, accountId, name, address, contact, by, now],
  );
  return row?.id ?? null;
}

/** Account of the agency; null: there is none that waits. */
export async function decideAgency(
  tx: Tx,
  ask: {
    readonly agencyId: number;
    readonly decision: "approved" | "refused";
    readonly reason: string;
    readonly by: string;
    readonly now: string;
  },
): Promise<number | null> {
  const [row] = await tx.query<{ account: number }>(
    `update diagnosis_agency set decision = $3, reason = $4, decided_by = $5, decided_at = $6
     where operator_id = $1 and agency_id = $2 and decision is null and ended_at is null
     returning account_id as account`,
    [tx.operatorId, ask.agencyId, ask.decision, ask.reason, ask.by, ask.now],
  );
  return row?.account ?? null;
}

/** False: the contractor has no such agency, or it ended before. */
export async function endAgency(
  tx: Tx,
  { accountId, agencyId, now }: { accountId: number; agencyId: number; now: string },
): Promise<boolean> {
  const rows = await tx.query(
    `update diagnosis_agency set ended_at = $4
     where operator_id = $1 and account_id = $2 and agency_id = $3 and ended_at is null
     returning 1`,
    [tx.operatorId, accountId, agencyId, now],
  );
  return rows.length > 0;
}
