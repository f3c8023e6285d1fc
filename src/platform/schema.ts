import type { ColumnType, Generated } from "kysely";

/**
 * The tables as Kysely sees them. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, `numeric` is
 * decimal text: `openPool` parses them so.
 */
export interface Schema {
  operator: OperatorTable;
  account: AccountTable;
  app_user: AppUserTable;
  session: SessionTable;
  audit_log: AuditLogTable;
}

type Json = ColumnType<unknown, string | undefined, string>;
type Instant = string;

export interface OperatorTable {
  operator_id: Generated<number>;
  code: string;
  name: string;
  clock_set_to: Instant | null;
  clock_runs_since: Instant | null;
  settings: Json;
  created_at: Generated<Instant>;
}

export interface AccountTable {
  operator_id: number;
  account_id: Generated<number>;
  number: string;
  name: string;
  kana: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  postal_code: Generated<string>;
  address: Generated<string>;
  dwelling: Json;
  payment_method: Generated<string>;
  search: ColumnType<string, never, never>;
  created_at: Generated<Instant>;
}

export interface AppUserTable {
  operator_id: number;
  user_id: Generated<number>;
  kind: "resident" | "staff" | "technician";
  login_id: string;
  name: string;
  password_hash: string;
  account_id: number | null;
  person_id: Generated<number | null>;
  role: "resident" | "diagnosis" | "desk" | "billing" | "admin" | "technician";
  disabled_at: Instant | null;
  created_at: Generated<Instant>;
}

export interface SessionTable {
  operator_id: number;
  token_hash: Buffer;
  user_id: number;
  address: Generated<string>;
  agent: Generated<string>;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
}

export interface AuditLogTable {
  operator_id: number;
  position: ColumnType<number, never, never>;
  at: Instant;
  actor: string;
  action: string;
  account_id: number | null;
  purpose: string;
  detail: Json;
  previous: ColumnType<Buffer, never, never>;
  hash: ColumnType<Buffer, never, never>;
}
