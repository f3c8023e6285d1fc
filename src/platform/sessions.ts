import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { no, ok, type Result } from "../kernel/result.ts";
import { addSeconds, type Clock } from "./clock.ts";
import { verifyPassword } from "./passwords.ts";
import { query, withOperator } from "./pool.ts";

/** Who is logged in. */
export interface Session {
  readonly operatorId: number;
  readonly userId: number;
  readonly kind: "resident" | "staff" | "technician";
  /** `diagnosis`: a person whom a contractor named; of the account, the diagnosis and no more. */
  readonly role: "resident" | "diagnosis" | "desk" | "billing" | "admin" | "technician";
  readonly name: string;
  readonly loginId: string;
  /** The household of a resident; null for staff. */
  readonly accountId: number | null;
  /** Who it is among those whom a contractor named for the diagnosis; null: nobody of them. */
  readonly personId: number | null;
  /** When it was opened. */
  readonly since: string;
  readonly expiresAt: string;
}

export type LoginRefusal =
  /** Wrong password or unknown login: the answer does not say which. */
  { readonly code: "auth.wrong-login" } | { readonly code: "auth.locked"; readonly until: string };

export interface LoginRequest {
  readonly loginId: string;
  readonly password: string;
  /** Network address of the browser. */
  readonly address: string;
  readonly agent?: string;
}

/** Failures that cost nothing, then a delay that doubles from `base` to `longest` seconds. */
const LOCKOUT = {
  login: { free: 5, base: 30, longest: 3600 },
  address: { free: 30, base: 30, longest: 3600 },
} as const;

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Seconds until a session ends: unused, and at the latest. */
const LIFE = {
  resident: { idle: 14 * DAY, absolute: 60 * DAY },
  staff: { idle: 2 * HOUR, absolute: 12 * HOUR },
  /** A phone in the field, that may be without a signal for a shift. */
  technician: { idle: 2 * DAY, absolute: 30 * DAY },
} as const;

/** Check a login and open a session. The token goes into the cookie and is stored nowhere. */
export async function login(
  app: Pool,
  request: LoginRequest,
  clock: Clock,
): Promise<Result<{ readonly token: string; readonly session: Session }, LoginRefusal>> {
  const loginId = request.loginId.trim().normalize("NFKC").toLowerCase();
  const keys = { login: `login:${loginId.slice(0, 200)}`, address: `address:${request.address}` };
  const now = clock.instant();
  // Counted before the password is looked at: guesses made at once are counted one by one.
  const until = await tried(app, keys, now);
  if (until !== null) return no({ code: "auth.locked", until });
  const user = await findUser(app, loginId, request.password);
  if (user === null) return no({ code: "auth.wrong-login" });
  await query(app, "select login_succeeded($1)", [keys.login]);
  await excuse(app, keys.address);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = addSeconds(now, LIFE[user.kind].absolute);
  await withOperator(app, user.operatorId, (tx) =>
    tx.query(
      `insert into session (operator_id, token_hash, user_id, address, agent, created_at,
         last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [
        user.operatorId,
        hashOf(token),
        user.userId,
        request.address,
        (request.agent ?? "").slice(0, 300),
        now,
        expiresAt,
      ],
    ),
  );
  return ok({ token, session: { ...user, since: now, expiresAt } });
}

/**
 * The session that a cookie's token opens, or null when it is unknown, has ended, or its user was
 * disabled.
 */
export async function sessionOf(app: Pool, token: string, clock: Clock): Promise<Session | null> {
  const hash = hashOf(token);
  const [found] = await query<{ operator: number | null }>(
    app,
    "select operator_of_session($1) as operator",
    [hash],
  );
  const operatorId = found?.operator ?? null;
  if (operatorId === null) return null;
  const now = clock.instant();
  return withOperator(app, operatorId, async (tx) => {
    const [row] = await tx.query<SessionRow>(
      `select u.*, s.created_at as since, s.expires_at, s.expires_at <= $2 as is_over,
         s.last_seen_at <= $2::timestamptz - make_interval(secs => case u.kind
           when 'staff' then $3::float8 when 'technician' then $5 else $4 end) as is_idle,
         s.last_seen_at <= $2::timestamptz - interval '1 minute' as is_stale
       from session s join app_user u using (operator_id, user_id)
       where s.token_hash = $1 and u.disabled_at is null`,
      [hash, now, LIFE.staff.idle, LIFE.resident.idle, LIFE.technician.idle],
    );
    if (!row) return null;
    if (row.is_over || row.is_idle) {
      await tx.query("delete from session where token_hash = $1", [hash]);
      return null;
    }
    if (row.is_stale)
      await tx.query("update session set last_seen_at = $2 where token_hash = $1", [hash, now]);
    return { ...toUser(row), since: row.since, expiresAt: row.expires_at };
  });
}

/** End a session. Nothing happens when there is none. */
export async function logout(app: Pool, token: string): Promise<void> {
  const hash = hashOf(token);
  const [found] = await query<{ operator: number | null }>(
    app,
    "select operator_of_session($1) as operator",
    [hash],
  );
  const operatorId = found?.operator ?? null;
  if (operatorId === null) return;
  await withOperator(app, operatorId, (tx) =>
    tx.query("delete from session where token_hash = $1", [hash]),
  );
}

/** End every session of a user, as after a change of password. */
export async function logoutEverywhere(
  app: Pool,
  { operatorId, userId }: { operatorId: number; userId: number },
): Promise<void> {
  await withOperator(app, operatorId, (tx) =>
    tx.query("delete from session where user_id = $1", [userId]),
  );
}

type User = Omit<Session, "since" | "expiresAt">;

interface UserRow {
  operator_id: number;
  user_id: number;
  kind: Session["kind"];
  role: Session["role"];
  name: string;
  login_id: string;
  account_id: number | null;
  person_id: number | null;
  password_hash: string;
}

interface SessionRow extends UserRow {
  since: string;
  expires_at: string;
  is_over: boolean;
  is_idle: boolean;
  /** Seen more than a minute ago: noted once a minute, not at every request. */
  is_stale: boolean;
}

function toUser(row: UserRow): User {
  const {
    operator_id: operatorId,
    user_id: userId,
    login_id: loginId,
    account_id: accountId,
    person_id: personId,
    kind,
    role,
    name,
  } = row;
  return { operatorId, userId, kind, role, name, loginId, accountId, personId };
}

/** The user whose password this is. A login that two operators know is tried at each. */
async function findUser(app: Pool, loginId: string, password: string): Promise<User | null> {
  const operators = await query<{ operator_id: number }>(
    app,
    "select operator_id from operators_of_login($1)",
    [loginId],
  );
  if (operators.length === 0) await verifyPassword(null, password);
  for (const { operator_id: operatorId } of operators) {
    const [row] = await withOperator(app, operatorId, (tx) =>
      tx.query<UserRow>("select * from app_user where login_id = $1 and disabled_at is null", [
        loginId,
      ]),
    );
    if (await verifyPassword(row?.password_hash ?? null, password)) return row ? toUser(row) : null;
  }
  return null;
}

/** Count an attempt at its address and its login; until when one of them is locked, or null. */
async function tried(
  app: Pool,
  keys: { readonly login: string; readonly address: string },
  now: string,
): Promise<string | null> {
  const atAddress = await countTry(app, { key: keys.address, now, ...LOCKOUT.address });
  if (atAddress !== null) return atAddress;
  const atLogin = await countTry(app, { key: keys.login, now, ...LOCKOUT.login });
  if (atLogin !== null) await excuse(app, keys.address);
  return atLogin;
}

async function countTry(
  app: Pool,
  {
    key,
    now,
    free,
    base,
    longest,
  }: { key: string; now: string; free: number; base: number; longest: number },
): Promise<string | null> {
  const [row] = await query<{ until: string | null }>(
    app,
    "select login_tried($1, $2, $3, make_interval(secs => $4), make_interval(secs => $5)) as until",
    [key, now, free, base, longest],
  );
  return row?.until ?? null;
}

/** What was right, or never looked at, costs its network address nothing. */
async function excuse(app: Pool, address: string): Promise<void> {
  await query(app, "select login_excused($1, $2)", [address, LOCKOUT.address.free]);
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
