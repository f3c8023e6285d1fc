import { createHash, randomBytes } from "node:crypto";
import {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendar,
  type ICalEventData,
} from "ical-generator";
import type { Pool } from "pg";
import {
  type Contract,
  datedOf,
  type Deadline,
  deadlinesOf,
  loadContracts,
} from "../../contracts/index.ts";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import {
  headerText,
  isLater,
  loadOperator,
  query,
  type Tx,
  withOperator,
} from "../../platform/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { tokyoDay } from "../tokyo-day.ts";

/** Days of the past and of the future that a calendar shows. */
const SHOWN = { past: 30, ahead: 400 };

/**
 * Make a secret address for an account's calendar. Only its hash is kept; the address before ends
 * at once. Returns the token, 256 bits as text.
 */
export async function newCalendarFeed(tx: Tx, accountId: number, at: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.query(
    `insert into calendar_feed (operator_id, account_id, token_hash, created_at)
     values ($1, $2, $3, $4)
     on conflict (operator_id, account_id) do update
       set token_hash = excluded.token_hash, created_at = excluded.created_at`,
    [tx.operatorId, accountId, hashOf(token), at],
  );
  return token;
}

export async function hasCalendarFeed(tx: Tx, accountId: number): Promise<boolean> {
  const rows = await tx.query(
    "select 1 from calendar_feed where operator_id = $1 and account_id = $2",
    [tx.operatorId, accountId],
  );
  return rows.length > 0;
}

const TOKEN = /^[\w-]{43}$/;

export interface CalendarWorld {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  /** Address of the portal; null: events name no page. */
  readonly portal: string | null;
}

/** The calendar that a token opens, as iCalendar text; null: there is none. */
export async function calendarOf(world: CalendarWorld, token: string): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  const { pool, catalogue, portal } = world;
  const hash = hashOf(token);
  const [found] = await query<{ operator: number | null }>(
    pool,
    "select operator_of_feed($1) as operator",
    [hash],
  );
  const operatorId = found?.operator ?? null;
  const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
  if (operator === null) return null;
  const now = operator.clock.instant();
  return withOperator(pool, operator.operatorId, async (tx) => {
    const [feed] = await tx.query<{ account: number }>(
      "select account_id as account from calendar_feed where operator_id = $1 and token_hash = $2",
      [tx.operatorId, hash],
    );
    if (!feed) return null;
    const today = tokyoDay(now);
    const contracts = (await loadContracts(tx, [feed.account])).get(feed.account) ?? [];
    const span = { from: addDays(today, -SHOWN.past), through: addDays(today, SHOWN.ahead) };
    const entries = contracts.flatMap((contract) =>
      deadlinesOf(datedOf(catalogue, contract, today), span)
        .filter(({ concerns }) => concerns !== "operator")
        .map((deadline) => ({ deadline, ...versionOf(contract) })),
    );
    return calendarText({ catalogue, entries, name: operator.name, portal });
  });
}

/** When a contract last changed, and how often it has. */
function versionOf({ history }: Contract): Pick<CalendarEntry, "changedAt" | "changes"> {
  const changedAt = history.reduce(
    (last, { recordedAt }) => (isLater(recordedAt, last) ? recordedAt : last),
    "1970-01-01T00:00:00.000Z",
  );
  return { changedAt, changes: history.length };
}

export interface CalendarEntry {
  readonly deadline: Deadline;
  readonly changedAt: string;
  readonly changes: number;
}

export interface CalendarText {
  readonly catalogue: Catalogue;
  readonly entries: readonly CalendarEntry[];
  /** The operator's. */
  readonly name: string;
  readonly portal: string | null;
}

/**
 * Deadlines as all-day events. The same deadline keeps its UID, and its sequence grows with each
 * event of the contract; while nothing happens, the text stays the same.
 */
export function calendarText(asked: CalendarText): string {
  const { name, entries } = asked;
  const calendar = new ICalCalendar({
    // The library escapes texts of events, and writes a calendar's name as it is.
    name: headerText(`${name} 期日`),
    prodId: { company: "engawa", product: "deadlines", language: "JA" },
    ttl: 6 * 3600,
  });
  for (const entry of entries) {
    const event = calendar.createEvent(eventOf(entry, asked));
    for (const alarm of event.alarms()) alarm.relatesTo(ICalAlarmRelatesTo.start);
  }
  return `${calendar.toString()}\r\n`;
}

function eventOf(
  { deadline, changedAt, changes }: CalendarEntry,
  { catalogue, portal }: CalendarText,
): ICalEventData {
  const { id, service, label, on, clauses, tellBefore, act } = deadline;
  const { ja } = catalogue.services.get(service)?.short ?? { ja: service };
  const stamp = Temporal.Instant.from(changedAt).toZonedDateTimeISO("UTC");
  return {
    id: `${createHash("sha256").update(id).digest("hex").slice(0, 32)}@engawa`,
    sequence: changes,
    stamp,
    lastModified: stamp,
    start: dayValue(on),
    end: dayValue(addDays(on, 1)),
    allDay: true,
    summary: `${ja}：${label.ja}`,
    description: [label.ja, label.en, clauses.join(" ")].filter((line) => line !== "").join("\n"),
    ...(portal === null ? {} : { url: `${portal}/calendar` }),
    ...(act === null ? {} : { categories: [{ name: "自動" }] }),
    // At nine in the morning; an all-day event begins at midnight.
    alarms: tellBefore.slice(-1).map((days) => ({
      type: ICalAlarmType.display,
      description: `${ja}：${label.ja}`,
      trigger: days * 86_400 - 9 * 3600,
    })),
  };
}

function dayValue(on: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(formatDay(on));
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
