import type { Pool } from "pg";
import { no, ok, type Result } from "../kernel/result.ts";
import { addSeconds, isLater, query, type Tx } from "../platform/index.ts";
import { hashOfSecret, newCode, newName } from "./secret.ts";

/** A gateway of a household. Its private key never left it. */
export interface GatewayRow {
  readonly gateway: string;
  readonly accountId: number;
  /** Ed25519, raw 32 bytes. */
  readonly publicKey: Buffer;
  readonly name: string;
  readonly serial: string | null;
  readonly version: string;
  readonly enrolledAt: string;
  readonly lastSeenAt: string | null;
  readonly connectedAt: string | null;
  readonly acked: number;
  readonly updatesForbidden: boolean;
  readonly revokedAt: string | null;
}

const GATEWAY = `gateway_id as gateway, account_id as "accountId", public_key as "publicKey", name,
  serial, version, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt",
  connected_at as "connectedAt", acked, updates_forbidden as "updatesForbidden",
  revoked_at as "revokedAt"`;

/** Minutes in which a code is typed in. */
const CODE_MINUTES = 15;

export interface NewCode {
  readonly accountId: number;
  readonly by: string;
  /** The operator's staff made it: the box is the operator's own. */
  readonly byStaff: boolean;
  readonly now: string;
}

/** A code for one gateway of a household; the codes before it open nothing any more. */
export async function makeGatewayCode(
  tx: Tx,
  { accountId, by, byStaff, now }: NewCode,
): Promise<{ readonly code: string; readonly expiresAt: string }> {
  await tx.query(
    `update home_gateway_code set used_at = $3
     where operator_id = $1 and account_id = $2 and used_at is null`,
    [tx.operatorId, accountId, now],
  );
  const code = newCode();
  const expiresAt = addSeconds(now, CODE_MINUTES * 60);
  await tx.query(
    `insert into home_gateway_code
       (operator_id, code_hash, account_id, made_by, by_staff, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.operatorId, hashOfSecret(code), accountId, by, byStaff, now, expiresAt],
  );
  return { code, expiresAt };
}

export interface TakenCode {
  readonly accountId: number;
  readonly madeBy: string;
  readonly byStaff: boolean;
}

/** Use a code up. Null: unknown, used, replaced or past its minutes; nobody learns which. */
export async function takeGatewayCode(
  tx: Tx,
  code: string,
  now: string,
): Promise<TakenCode | null> {
  const [row] = await tx.query<TakenCode & Record<string, unknown>>(
    `update home_gateway_code set used_at = $3
     where operator_id = $1 and code_hash = $2 and used_at is null and expires_at > $3
     returning account_id as "accountId", made_by as "madeBy", by_staff as "byStaff"`,
    [tx.operatorId, hashOfSecret(code), now],
  );
  return row ?? null;
}

export interface Enrolment {
  readonly accountId: number;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly name: string;
  readonly version: string;
  readonly serial?: string | undefined;
  /** By the operator: its main meter's days may fill in for readings that are missing. */
  readonly installed?: boolean | undefined;
  readonly by: string;
  readonly now: string;
}

/** Gateways of one household at most: a replacement is enrolled before the old one is revoked. */
const MOST_GATEWAYS = 8;

export type EnrolmentRefusal = { readonly code: "home.too-many-gateways" };

/** Make a gateway known by its public key; returns its name. */
export async function enrolGateway(
  tx: Tx,
  { accountId, publicKey, name, version, serial, installed = false, by, now }: Enrolment,
): Promise<Result<string, EnrolmentRefusal>> {
  const known = await loadGateways(tx, accountId);
  if (known.length >= MOST_GATEWAYS) return no({ code: "home.too-many-gateways" });
  const gateway = newName("gw");
  await tx.query(
    `insert into home_gateway (operator_id, gateway_id, account_id, public_key, name, serial,
       version, enrolled_at, enrolled_by, installed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.operatorId,
      gateway,
      accountId,
      Buffer.from(publicKey, "base64"),
      name,
      serial ?? null,
      version,
      now,
      by,
      installed,
    ],
  );
  return ok(gateway);
}

/** Those of an account that are not revoked, oldest first. */
export function loadGateways(tx: Tx, accountId: number): Promise<readonly GatewayRow[]> {
  return tx.query<GatewayRow & Record<string, unknown>>(
    `select ${GATEWAY} from home_gateway
     where operator_id = $1 and account_id = $2 and revoked_at is null
     order by enrolled_at, gateway_id`,
    [tx.operatorId, accountId],
  );
}

/** One gateway, revoked or not. */
export async function loadGateway(tx: Tx, gateway: string): Promise<GatewayRow | null> {
  const [row] = await tx.query<GatewayRow & Record<string, unknown>>(
    `select ${GATEWAY} from home_gateway where operator_id = $1 and gateway_id = $2`,
    [tx.operatorId, gateway],
  );
  return row ?? null;
}

export interface GatewayChange {
  readonly name?: string | undefined;
  readonly updatesForbidden?: boolean | undefined;
}

/** False: the account has no such gateway. */
export async function changeGateway(
  tx: Tx,
  { accountId, gateway }: { readonly accountId: number; readonly gateway: string },
  { name, updatesForbidden }: GatewayChange,
): Promise<boolean> {
  const changed = await tx.query(
    `update home_gateway set name = coalesce($4, name),
       updates_forbidden = coalesce($5, updates_forbidden)
     where operator_id = $1 and account_id = $2 and gateway_id = $3 and revoked_at is null
     returning gateway_id`,
    [tx.operatorId, accountId, gateway, name ?? null, updatesForbidden ?? null],
  );
  return changed.length > 0;
}

/** Its key opens nothing any more. False: the account has no such gateway. */
export async function revokeGateway(
  tx: Tx,
  { accountId, gateway }: { readonly accountId: number; readonly gateway: string },
  now: string,
): Promise<boolean> {
  const revoked = await tx.query(
    `update home_gateway set revoked_at = $4, connected_at = null, line = null
     where operator_id = $1 and account_id = $2 and gateway_id = $3 and revoked_at is null
     returning gateway_id`,
    [tx.operatorId, accountId, gateway, now],
  );
  return revoked.length > 0;
}

/** A line of a gateway is open: it is the one that counts, whatever was open before. */
export async function lineOpened(
  tx: Tx,
  { gateway, line, version, now }: Line & { readonly version: string },
): Promise<void> {
  await tx.query(
    `update home_gateway set connected_at = $4, last_seen_at = $4, line = $3, version = $5
     where operator_id = $1 and gateway_id = $2 and revoked_at is null`,
    [tx.operatorId, gateway, line, now, version],
  );
}

export interface Line {
  readonly gateway: string;
  readonly line: string;
  readonly now: string;
}

/** True: it was the one that counted, so the gateway is not connected now. */
export async function lineClosed(tx: Tx, { gateway, line, now }: Line): Promise<boolean> {
  const closed = await tx.query(
    `update home_gateway set connected_at = null, line = null, last_seen_at = $4
     where operator_id = $1 and gateway_id = $2 and line = $3 returning gateway_id`,
    [tx.operatorId, gateway, line, now],
  );
  return closed.length > 0;
}

/** Note for many gateways through which record all is committed, and that they were heard. */
export async function noteAcked(
  tx: Tx,
  acked: ReadonlyMap<string, number>,
  now: string,
): Promise<void> {
  await tx.query(
    `update home_gateway g set acked = greatest(g.acked, each.through), last_seen_at = $4
     from unnest($2::text[], $3::bigint[]) as each (gateway_id, through)
     where g.operator_id = $1 and g.gateway_id = each.gateway_id`,
    [tx.operatorId, [...acked.keys()], [...acked.values()], now],
  );
}

/** Which of these gateways the operator installed. */
export async function installedOf(
  tx: Tx,
  gateways: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ gateway: string }>(
    `select gateway_id as gateway from home_gateway
     where operator_id = $1 and gateway_id = any($2) and installed`,
    [tx.operatorId, gateways],
  );
  return new Set(rows.map(({ gateway }) => gateway));
}

/** Homes with a gateway whose line is open. */
export async function connectedAccounts(tx: Tx): Promise<readonly number[]> {
  const rows = await tx.query<{ account: number }>(
    `select distinct account_id as account from home_gateway
     where operator_id = $1 and connected_at is not null`,
    [tx.operatorId],
  );
  return rows.map(({ account }) => account);
}

/** Note that gateways are connected still. */
export async function touchLines(tx: Tx, gateways: readonly string[], now: string): Promise<void> {
  await tx.query(
    `update home_gateway set last_seen_at = $3
     where operator_id = $1 and gateway_id = any($2) and connected_at is not null`,
    [tx.operatorId, gateways, now],
  );
}

/** A server that fell over cannot say that its lines are gone: not heard for so long, they are. */
const LOST_AFTER_SECONDS = 90;

export function isConnected(
  { connectedAt, lastSeenAt }: Pick<GatewayRow, "connectedAt" | "lastSeenAt">,
  now: string,
): boolean {
  if (connectedAt === null || lastSeenAt === null) return false;
  return !isLater(now, addSeconds(lastSeenAt, LOST_AFTER_SECONDS));
}

/** Whose a gateway (its name), a code or a token (its secret) is; null: it is unknown. */
export async function operatorOfHome(
  pool: Pool,
  kind: "gateway" | "code" | "token",
  secret: string,
): Promise<number | null> {
  const [row] = await query<{ operator: number | null }>(
    pool,
    "select operator_of_home($1, $2) as operator",
    [kind, hashOfSecret(secret)],
  );
  return row?.operator ?? null;
}
