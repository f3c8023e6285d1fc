import { instantText, type Tx } from "../platform/index.ts";
import type { CaseNow, OfferNow } from "./case/case-now.ts";
import type { CaseSummary } from "./case/summary.ts";
import type { Case, CaseFact } from "./facts.ts";

/** A case as its row says, without its facts. */
export interface CaseRow {
  readonly number: string;
  readonly accountId: number | null;
  readonly contract: string | null;
  readonly openedAt: string;
  readonly isOpen: boolean;
  readonly wakeAt: string | null;
  readonly summary: CaseSummary;
}

type Row = CaseRow & { readonly [column: string]: unknown };

const ROW = `c.number, c.account_id as "accountId", c.contract_id as contract,
  c.opened_at as "openedAt", c.is_open as "isOpen", c.wake_at as "wakeAt", c.summary`;

function rowOf(row: Row): CaseRow {
  const { number, accountId, contract, openedAt, isOpen, wakeAt, summary } = row;
  const times = { openedAt: withMillis(openedAt), wakeAt: wakeAt && withMillis(wakeAt) };
  return { number, accountId, contract, isOpen, summary, ...times };
}

/** As `instantText`, of what the database itself wrote: a board has thousands of them. */
function withMillis(instant: string): string {
  if (instant.length === 24) return instant;
  return instant.length === 20 ? `${instant.slice(0, 19)}.000Z` : instantText(instant);
}

/** A case before it has facts. */
export interface NewCase {
  readonly accountId: number | null;
  readonly contract: string | null;
  readonly key: string;
  readonly dwellingKey: string;
  readonly now: CaseNow;
  readonly summary: CaseSummary;
  readonly wakeAt: string | null;
  readonly dueAt: string | null;
}

/**
 * Take a case down; null where the dwelling has an open one of this family, or the request came
 * before. What is read from its facts is written by `saveCase`.
 */
export async function insertCase(tx: Tx, made: NewCase): Promise<string | null> {
  const { now, summary } = made;
  const [row] = await tx.query<{ number: string }>(
    `insert into callout_case (operator_id, account_id, contract_id, write_key, dwelling_key,
       family, opened_at, state, is_open, urgency, area, visit, technician,
       wake_at, due_at, summary, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, $13, $14, $15, 0)
     on conflict do nothing returning number`,
    [
      tx.operatorId,
      made.accountId,
      made.contract,
      made.key,
      made.dwellingKey,
      summary.family,
      now.opened.at,
      now.state,
      now.isOpen,
      now.urgency,
      now.place.area,
      now.visit,
      made.wakeAt,
      made.dueAt,
      JSON.stringify(summary),
    ],
  );
  return row?.number ?? null;
}

/** The case that a request made before, or null. */
export async function caseOfKey(tx: Tx, key: string): Promise<string | null> {
  const [row] = await tx.query<{ number: string }>(
    "select number from callout_case where operator_id = $1 and write_key = $2",
    [tx.operatorId, key],
  );
  return row?.number ?? null;
}

/** The open case of a dwelling and family, or null. */
export async function openCaseAt(
  tx: Tx,
  { dwellingKey, family }: { readonly dwellingKey: string; readonly family: string },
): Promise<string | null> {
  const [row] = await tx.query<{ number: string }>(
    `select number from callout_case
     where operator_id = $1 and dwelling_key = $2 and family = $3 and is_open`,
    [tx.operatorId, dwellingKey, family],
  );
  return row?.number ?? null;
}

/** Hold a case until the transaction ends: whatever is decided about it is decided one by one. */
export async function lockCase(tx: Tx, number: string): Promise<CaseRow | null> {
  const [row] = await tx.query<Row>(
    `select ${ROW} from callout_case c where c.operator_id = $1 and c.number = $2 for update`,
    [tx.operatorId, number],
  );
  return row ? rowOf(row) : null;
}

export async function loadRow(tx: Tx, number: string): Promise<CaseRow | null> {
  const [row] = await tx.query<Row>(
    `select ${ROW} from callout_case c where c.operator_id = $1 and c.number = $2`,
    [tx.operatorId, number],
  );
  return row ? rowOf(row) : null;
}

interface FactRow {
  readonly number: string;
  readonly position: number;
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly body: object;
  readonly [column: string]: unknown;
}

const FACT = `f.number, f.position, f.fact_id as id, f.at, f.recorded_at as "recordedAt", f.by,
  f.body`;

/** What was written as JSON was a fact before it was written. */
function factOf({ position, id, at, recordedAt, by, body }: FactRow): CaseFact {
  const base = { position, id, at: instantText(at), recordedAt: instantText(recordedAt), by };
  return { ...body, ...base } as CaseFact;
}

/** A case with its facts, or null. */
export async function loadCase(tx: Tx, number: string): Promise<Case | null> {
  const [found] = await loadCases(tx, [number]);
  return found ?? null;
}

/** Cases with their facts, in the order of their numbers. */
export async function loadCases(tx: Tx, numbers: readonly string[]): Promise<readonly Case[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.query<Row>(
    `select ${ROW} from callout_case c
     where c.operator_id = $1 and c.number = any($2::text[]) order by c.case_id`,
    [tx.operatorId, numbers],
  );
  const facts = await tx.query<FactRow>(
    `select ${FACT} from callout_fact f
     where f.operator_id = $1 and f.number = any($2::text[]) order by f.number, f.position`,
    [tx.operatorId, numbers],
  );
  const of = Map.groupBy(facts, ({ number }) => number);
  return rows.map(({ number, accountId, contract }) => {
    return { number, accountId, contract, facts: (of.get(number) ?? []).map(factOf) };
  });
}

/** Of some ids those that are known, with the case that each is a fact of. */
export async function knownFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly number: string; readonly by: string }>> {
  const rows = await tx.query<{ id: string; number: string; by: string }>(
    `select fact_id as id, number, by from callout_fact
     where operator_id = $1 and fact_id = any($2::text[])`,
    [tx.operatorId, ids],
  );
  return new Map(rows.map(({ id, number, by }) => [id, { number, by }]));
}

export async function insertFacts(
  tx: Tx,
  number: string,
  facts: readonly CaseFact[],
): Promise<void> {
  const bodies = facts.map(
    ({ id: _id, at: _at, recordedAt: _known, position: _p, by: _by, ...body }) =>
      JSON.stringify(body),
  );
  await tx.query(
    `insert into callout_fact
       (operator_id, number, position, fact_id, type, at, recorded_at, by, body)
     select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::timestamptz[],
       $7::timestamptz[], $8::text[], $9::jsonb[])`,
    [
      tx.operatorId,
      number,
      facts.map(({ position }) => position),
      facts.map(({ id }) => id),
      facts.map(({ type }) => type),
      facts.map(({ at }) => at),
      facts.map(({ recordedAt }) => recordedAt),
      facts.map(({ by }) => by),
      bodies,
    ],
  );
}

export interface SavedCase {
  readonly now: CaseNow;
  readonly summary: CaseSummary;
  readonly wakeAt: string | null;
  readonly dueAt: string | null;
}

/** What is read from the facts of a case, beside them. */
export async function saveCase(tx: Tx, { now, summary, wakeAt, dueAt }: SavedCase): Promise<void> {
  await tx.query(
    `update callout_case set state = $3, is_open = $4, area = $5, visit = $6, technician = $7,
       wake_at = $8, due_at = $9, summary = $10, facts = $11, account_id = $12, contract_id = $13
     where operator_id = $1 and number = $2`,
    [
      tx.operatorId,
      now.number,
      now.state,
      now.isOpen,
      now.place.area,
      now.visit,
      summary.technician,
      wakeAt,
      dueAt,
      JSON.stringify(summary),
      now.facts.length,
      now.accountId,
      now.contract,
    ],
  );
  await saveOffers(tx, now.number, now.offers);
}

/** The database itself refuses a second yes, and a second open offer, to one visit. */
async function saveOffers(tx: Tx, number: string, offers: readonly OfferNow[]): Promise<void> {
  if (offers.length === 0) return;
  // What is over first: a yes that was given back makes room for the next one.
  const inOrder = offers.toSorted((a, b) => rank(a) - rank(b));
  for (const part of [
    inOrder.filter((one) => rank(one) === 0),
    inOrder.filter((one) => rank(one) > 0),
  ]) {
    await tx.query(
      `insert into callout_offer as o (operator_id, number, visit, offer, technician, state,
         offered_at, expires_at)
       select $1, $2, * from unnest($3::integer[], $4::integer[], $5::text[], $6::text[],
         $7::timestamptz[], $8::timestamptz[])
       on conflict (operator_id, number, visit, offer) do update set state = excluded.state
         where o.state <> excluded.state`,
      [
        tx.operatorId,
        number,
        part.map(({ visit }) => visit),
        part.map(({ offer }) => offer),
        part.map(({ technician }) => technician),
        part.map(({ state }) => state),
        part.map(({ offeredAt }) => offeredAt),
        part.map(({ expiresAt }) => expiresAt),
      ],
    );
  }
}

function rank({ state }: OfferNow): number {
  return state === "open" || state === "accepted" ? 1 : 0;
}

/** Cases of a household, the newest first. */
export async function casesOfAccount(tx: Tx, accountId: number): Promise<readonly CaseRow[]> {
  const rows = await tx.query<Row>(
    `select ${ROW} from callout_case c where c.operator_id = $1 and c.account_id = $2
     order by c.opened_at desc, c.case_id desc limit 200`,
    [tx.operatorId, accountId],
  );
  return rows.map(rowOf);
}

/** Cases that a technician has, or is asked about; and those of a time that they finished. */
export async function casesOfTechnician(
  tx: Tx,
  { technician, since }: { readonly technician: string; readonly since: string },
): Promise<readonly string[]> {
  const rows = await tx.query<{ number: string }>(
    `select c.number from callout_case c
     where c.operator_id = $1 and (
       (c.is_open and c.technician = $2)
       or (c.is_open and exists (select from callout_offer o where o.operator_id = c.operator_id
         and o.number = c.number and o.technician = $2 and o.state = 'open'))
       or (not c.is_open and c.technician = $2
         and c.opened_at >= $3::timestamptz - interval '60 days'
         and exists (select from callout_fact f where f.operator_id = c.operator_id
           and f.number = c.number and f.recorded_at >= $3)))
     order by c.case_id`,
    [tx.operatorId, technician, since],
  );
  return rows.map(({ number }) => number);
}

/** Every open case, the one that is due first at the top. */
export async function openCases(tx: Tx): Promise<readonly CaseRow[]> {
  const rows = await tx.query<Row>(
    `select ${ROW} from callout_case c where c.operator_id = $1 and c.is_open
     order by c.due_at nulls last, c.case_id`,
    [tx.operatorId],
  );
  return rows.map(rowOf);
}

/** Cases at which something has come due. */
export async function casesToWake(tx: Tx, now: string): Promise<readonly string[]> {
  const rows = await tx.query<{ number: string }>(
    `select number from callout_case where operator_id = $1 and wake_at <= $2
     order by wake_at, case_id limit 500`,
    [tx.operatorId, now],
  );
  return rows.map(({ number }) => number);
}

interface Behind {
  readonly number: string;
  readonly openedAt: string;
  readonly skill: string;
  readonly area: string | null;
  /** Of the same urgency, and of greater ones. */
  readonly urgencies: readonly string[];
}

/** Whether somebody waits who called before, in the same area and for the same skill. */
export async function waitsBefore(tx: Tx, behind: Behind): Promise<boolean> {
  const { number, openedAt, skill, area, urgencies } = behind;
  const rows = await tx.query(
    `select 1 from callout_case where operator_id = $1 and is_open and state = 'seeking'
       and number <> $2 and opened_at <= $3 and summary->>'skill' = $4
       and summary->'place'->>'area' is not distinct from $5
       and summary->>'urgency' = any($6::text[]) limit 1`,
    [tx.operatorId, number, openedAt, skill, area, urgencies],
  );
  return rows.length > 0;
}

/** When the next case has to be looked at, or null. */
export async function nextWake(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ at: string | null }>(
    "select min(wake_at) as at from callout_case where operator_id = $1 and wake_at is not null",
    [tx.operatorId],
  );
  return row?.at ? instantText(row.at) : null;
}

export async function setWake(tx: Tx, number: string, wakeAt: string | null): Promise<void> {
  await tx.query("update callout_case set wake_at = $3 where operator_id = $1 and number = $2", [
    tx.operatorId,
    number,
    wakeAt,
  ]);
}

/** Whether the dwelling of a case has another one open about the same. */
export async function hasOpenTwin(tx: Tx, number: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from callout_case c join callout_case o on o.operator_id = c.operator_id
       and o.dwelling_key = c.dwelling_key and o.family = c.family and o.is_open
     where c.operator_id = $1 and c.number = $2 and o.number <> c.number`,
    [tx.operatorId, number],
  );
  return rows.length > 0;
}

/** Open cases of some households. */
export async function openCasesOf(
  tx: Tx,
  accountIds: readonly number[],
): Promise<readonly CaseRow[]> {
  const rows = await tx.query<Row>(
    `select ${ROW} from callout_case c
     where c.operator_id = $1 and c.account_id = any($2::integer[]) and c.is_open
     order by c.opened_at desc`,
    [tx.operatorId, accountIds],
  );
  return rows.map(rowOf);
}

/** Cases that were opened in `[from, until)`, the oldest first. */
export async function casesOpenedIn(
  tx: Tx,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly CaseRow[]> {
  const rows = await tx.query<Row>(
    `select ${ROW} from callout_case c
     where c.operator_id = $1 and c.opened_at >= $2 and c.opened_at < $3
     order by c.opened_at, c.case_id`,
    [tx.operatorId, from, until],
  );
  return rows.map(rowOf);
}
