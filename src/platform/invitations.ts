import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { no, ok, type Result } from "../kernel/result.ts";
import { addSeconds, type InstantText } from "./clock.ts";
import { loadOperator } from "./operator.ts";
import { hashPassword, type PasswordRefusal, refusePassword } from "./passwords.ts";
import { query, type Tx, withOperator } from "./pool.ts";

const DAY = 24 * 3600;
/** Days until an invitation can no longer be used. */
const LIFE_DAYS = 14;

export type RegistrationRefusal =
  /** Unknown, used or past its days: the answer does not say which. */
  | { readonly code: "registration.no-invitation" }
  | { readonly code: "registration.other-dwelling" }
  | { readonly code: "registration.login-taken" }
  | PasswordRefusal;

export interface Registration {
  readonly loginId: string;
  readonly password: string;
  /** As the person knows their home; asked where the account has a building (MM-06). */
  readonly building: string;
  readonly room: string;
}

/** What the page of an invitation may show before anybody has registered. */
export interface Invitation {
  readonly operatorId: number;
  readonly accountId: number;
  /** Building and room must be named. */
  readonly asksDwelling: boolean;
}

interface InvitationRow {
  readonly account_id: number;
  readonly person_id: number | null;
  readonly building_name: string;
  readonly room: string;
  readonly name: string;
}

export interface InviteAsk {
  readonly accountId: number;
  /** A person whom the contractor named; left out: whoever holds the account. */
  readonly personId?: number;
  readonly madeBy: string;
  readonly now: InstantText;
}

/**
 * Invite whoever holds an account, or a person named for its diagnosis (EN-10), to make a login.
 * The secret is returned once and stored nowhere; earlier invitations of the same end.
 */
export async function invite(tx: Tx, ask: InviteAsk): Promise<string> {
  const { accountId, personId = null, madeBy, now } = ask;
  const token = randomBytes(32).toString("base64url");
  await endInvitations(tx, { account_id: accountId, person_id: personId }, now);
  const expiresAt = addSeconds(now, LIFE_DAYS * DAY);
  await tx.query(
    `insert into invitation
       (operator_id, token_hash, account_id, person_id, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.operatorId, hashOf(token), accountId, personId, madeBy, now, expiresAt],
  );
  return token;
}

/** The invitation that a secret opens; null when it is unknown, used, or past its days. */
export async function invitationOf(app: Pool, token: string): Promise<Invitation | null> {
  const found = await operatorOf(app, token);
  if (found === null) return null;
  const { operatorId, now } = found;
  return withOperator(app, operatorId, async (tx) => {
    const row = await openInvitation(tx, token, now);
    if (row === null) return null;
    return { operatorId, accountId: row.account_id, asksDwelling: asksDwelling(row) };
  });
}

/**
 * Make a login from an invitation: e-mail as its name, and a password (MM-06). Where the account
 * lies in a building, building and room must be the ones on file, so that a letter opened by
 * somebody else opens nothing.
 */
export async function register(
  app: Pool,
  token: string,
  asked: Registration,
): Promise<Result<{ readonly loginId: string }, RegistrationRefusal>> {
  const found = await operatorOf(app, token);
  if (found === null) return no({ code: "registration.no-invitation" });
  const weak = refusePassword(asked.password);
  if (weak) return no(weak);
  const passwordHash = await hashPassword(asked.password);
  const loginId = asked.loginId.trim().normalize("NFKC").toLowerCase();
  const { operatorId, now } = found;
  return withOperator(app, operatorId, async (tx) => {
    const row = await openInvitation(tx, token, now);
    if (row === null) return no({ code: "registration.no-invitation" });
    if (asksDwelling(row) && !isSamePlace(row, asked)) {
      await countWrongTry(tx, token, now);
      return no({ code: "registration.other-dwelling" });
    }
    const made = await tx.query(
      `insert into app_user
         (operator_id, kind, login_id, name, password_hash, account_id, person_id, role)
       values ($1, 'resident', $2, $3, $4, $5, $6,
         case when $6::integer is null then 'resident' else 'diagnosis' end)
       on conflict do nothing returning user_id`,
      [operatorId, loginId, row.name, passwordHash, row.account_id, row.person_id],
    );
    if (made.length === 0) return no({ code: "registration.login-taken" });
    await endInvitations(tx, row, now);
    return ok({ loginId });
  });
}

/** Used or not: no invitation of the account, or of the person, opens anything any more. */
async function endInvitations(
  tx: Tx,
  of: Pick<InvitationRow, "account_id" | "person_id">,
  now: InstantText,
): Promise<void> {
  await tx.query(
    `update invitation set used_at = $4
     where operator_id = $1 and account_id = $2 and person_id is not distinct from $3
       and used_at is null`,
    [tx.operatorId, of.account_id, of.person_id, now],
  );
}

/** Whoever found the letter can try some rooms, not all of the house. */
const MOST_TRIES = 5;

async function countWrongTry(tx: Tx, token: string, now: InstantText): Promise<void> {
  await tx.query(
    `update invitation set wrong_tries = wrong_tries + 1,
       used_at = case when wrong_tries + 1 >= $4 then $3::timestamptz end
     where operator_id = $1 and token_hash = $2`,
    [tx.operatorId, hashOf(token), now, MOST_TRIES],
  );
}

async function openInvitation(tx: Tx, token: string, now: string): Promise<InvitationRow | null> {
  const [row] = await tx.query<InvitationRow>(
    `select i.account_id, i.person_id, a.building_name, a.room, coalesce(p.name, a.name) as name
     from invitation i join account a using (operator_id, account_id)
       left join diagnosis_person p
         on p.operator_id = i.operator_id and p.person_id = i.person_id
     where i.token_hash = $1 and i.used_at is null and i.expires_at > $2
       and p.stopped_at is null
     for update of i`,
    [hashOf(token), now],
  );
  return row ?? null;
}

/** Of whoever holds an account that lies in a building; a named person works somewhere else. */
function asksDwelling({ person_id: personId, building_name: building, room }: InvitationRow) {
  return personId === null && (building !== "" || room !== "");
}

function isSamePlace(row: InvitationRow, asked: Registration): boolean {
  const sameBuilding = plain(row.building_name) === plain(asked.building);
  return sameBuilding && plain(row.room) === plain(asked.room);
}

/** Width, spaces and 号室 do not count: `２０１号室` is `201`. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\s/g, "")
    .replace(/号室?$/, "");
}

/** Whose invitation it is, and what time it is there: invitations live by the operator's clock. */
async function operatorOf(
  app: Pool,
  token: string,
): Promise<{ readonly operatorId: number; readonly now: InstantText } | null> {
  const [found] = await query<{ operator: number | null }>(
    app,
    "select operator_of_invitation($1) as operator",
    [hashOf(token)],
  );
  const operator = found?.operator ? await loadOperator(app, found.operator) : null;
  return operator && { operatorId: operator.operatorId, now: operator.clock.instant() };
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
