import { day, type Day, formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Label } from "../terms/fields.ts";
import type { Window } from "./judge-day.ts";

/** Whom an event was announced to. */
export type EventScope =
  | { readonly all: true }
  | { readonly buildings: readonly string[] }
  | { readonly accounts: readonly string[] };

/** An announced event. */
export interface PointEvent {
  readonly event: number;
  readonly service: string;
  readonly title: Label;
  readonly body: Label;
  readonly day: Day;
  readonly windows: readonly Window[];
  readonly scope: EventScope;
  readonly announcedAt: string;
  readonly announcedBy: string;
  readonly calledOffAt: string | null;
}

const COLUMNS = `e.event_id as event, e.service, e.title, e.body, e.on_day::text as day, e.windows,
  e.scope, e.announced_at as "announcedAt", e.announced_by as "announcedBy",
  e.called_off_at as "calledOffAt"`;

type EventRow = Omit<PointEvent, "day"> & { readonly day: string; readonly [c: string]: unknown };

function eventOf(row: EventRow): PointEvent {
  return { ...row, day: day(row.day) };
}

export interface NewEvent extends Omit<PointEvent, "event" | "calledOffAt"> {
  readonly key: string;
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<number> {
  const [row] = await tx.query<{ event: number }>(
    `insert into point_event (operator_id, service, title, body, on_day, windows, scope,
       announced_at, announced_by, write_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning event_id as event`,
    [
      tx.operatorId,
      event.service,
      JSON.stringify(event.title),
      JSON.stringify(event.body),
      formatDay(event.day),
      JSON.stringify(event.windows),
      JSON.stringify(event.scope),
      event.announcedAt,
      event.announcedBy,
      event.key,
    ],
  );
  if (!row) throw new Error("an event was not kept");
  return row.event;
}

export async function eventOfKey(tx: Tx, key: string): Promise<number | null> {
  const [row] = await tx.query<{ event: number }>(
    "select event_id as event from point_event where operator_id = $1 and write_key = $2",
    [tx.operatorId, key],
  );
  return row?.event ?? null;
}

export interface ToldHousehold {
  readonly accountId: number;
  readonly contract: string;
}

export async function insertTold(
  tx: Tx,
  event: number,
  told: readonly ToldHousehold[],
  at: string,
): Promise<void> {
  await tx.query(
    `insert into point_event_household (operator_id, event_id, told_at, account_id, contract_id)
     select $1, $2, $3, * from unnest($4::integer[], $5::text[])`,
    [
      tx.operatorId,
      event,
      at,
      told.map(({ accountId }) => accountId),
      told.map(({ contract }) => contract),
    ],
  );
}

/** Events whose day lies in `[from, until)`, the newest first. */
export async function loadEvents(
  tx: Tx,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<readonly PointEvent[]> {
  const rows = await tx.query<EventRow>(
    `select ${COLUMNS} from point_event e
     where e.operator_id = $1 and e.on_day >= $2 and e.on_day < $3
     order by e.on_day desc, e.event_id desc`,
    [tx.operatorId, formatDay(from), formatDay(until)],
  );
  return rows.map(eventOf);
}

const STILL_SET = `h.steered_at is not null
  and (h.restored_at is null or h.restored_at < h.steered_at)`;

/** Events before a day for which appliances are still set: the clock was moved, or nothing ran. */
export async function loadEventsLeftSet(tx: Tx, before: Day): Promise<readonly PointEvent[]> {
  const rows = await tx.query<EventRow>(
    `select ${COLUMNS} from point_event e
     where e.operator_id = $1 and e.on_day < $2 and exists (
       select from point_event_household h
       where h.operator_id = e.operator_id and h.event_id = e.event_id and ${STILL_SET})
     order by e.on_day desc, e.event_id desc`,
    [tx.operatorId, formatDay(before)],
  );
  return rows.map(eventOf);
}

/** Whether another event holds a household's appliances, or lets go of them only now. */
export async function isHeldByAnother(
  tx: Tx,
  { event, accountId }: Pick<Participation, "event" | "accountId">,
  now: string,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from point_event_household h
     where h.operator_id = $1 and h.event_id <> $2 and h.account_id = $3
       and (${STILL_SET} or h.restored_at >= $4)`,
    [tx.operatorId, event, accountId, now],
  );
  return rows.length > 0;
}

export async function loadEvent(tx: Tx, event: number): Promise<PointEvent | null> {
  const [row] = await tx.query<EventRow>(
    `select ${COLUMNS} from point_event e where e.operator_id = $1 and e.event_id = $2`,
    [tx.operatorId, event],
  );
  return row ? eventOf(row) : null;
}

/** A household's part in an event. */
export interface Participation {
  readonly event: number;
  readonly accountId: number;
  readonly contract: string;
  readonly leftAt: string | null;
  readonly steeredAt: string | null;
  readonly restoredAt: string | null;
}

const PART = `h.event_id as event, h.account_id as "accountId", h.contract_id as contract,
  h.left_at as "leftAt", h.steered_at as "steeredAt", h.restored_at as "restoredAt"`;

type PartRow = Participation & { readonly [column: string]: unknown };

export async function loadParticipants(tx: Tx, event: number): Promise<readonly Participation[]> {
  return tx.query<PartRow>(
    `select ${PART} from point_event_household h
     where h.operator_id = $1 and h.event_id = $2 order by h.account_id`,
    [tx.operatorId, event],
  );
}

/** An event together with a household's part in it. */
export interface OwnEvent {
  readonly event: PointEvent;
  readonly part: Participation;
}

/** The events that accounts were told of, the newest day first; those called off too. */
export async function loadOwnEvents(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, readonly OwnEvent[]>> {
  const rows = await tx.query<EventRow & PartRow>(
    `select ${COLUMNS}, ${PART.replace("h.event_id as event, ", "")}
     from point_event_household h join point_event e using (operator_id, event_id)
     where h.operator_id = $1 and h.account_id = any($2::integer[])
     order by e.on_day desc, e.event_id desc`,
    [tx.operatorId, accountIds],
  );
  const own = rows.map((row) => {
    const { accountId, contract, leftAt, steeredAt, restoredAt } = row;
    const part = { event: row.event, accountId, contract, leftAt, steeredAt, restoredAt };
    return { event: eventOf(row), part };
  });
  return Map.groupBy(own, ({ part }) => part.accountId);
}

/** Take part again (null), or leave at an instant. */
export async function setLeft(
  tx: Tx,
  { event, accountId }: Pick<Participation, "event" | "accountId">,
  at: string | null,
): Promise<void> {
  await tx.query(
    `update point_event_household set left_at = $4
     where operator_id = $1 and event_id = $2 and account_id = $3`,
    [tx.operatorId, event, accountId, at],
  );
}

/** A step of a household's appliances, once since an instant: false when it was taken before. */
export async function markSteered(
  tx: Tx,
  { event, accountId }: Pick<Participation, "event" | "accountId">,
  { step, at, since }: { step: "steered" | "restored"; at: string; since: string },
): Promise<boolean> {
  const rows = await tx.query(
    `update point_event_household set ${step}_at = $4
     where operator_id = $1 and event_id = $2 and account_id = $3
       and (${step}_at is null or ${step}_at < $5)
     returning account_id`,
    [tx.operatorId, event, accountId, at, since],
  );
  return rows.length > 0;
}

export async function setCalledOff(
  tx: Tx,
  event: number,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx.query(
    `update point_event set called_off_at = $3, called_off_by = $4
     where operator_id = $1 and event_id = $2 and called_off_at is null`,
    [tx.operatorId, event, at, by],
  );
}
