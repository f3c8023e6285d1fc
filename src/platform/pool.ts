import { Kysely, PostgresDialect } from "kysely";
import {
  type CustomTypesConfig,
  Pool,
  type PoolClient,
  type QueryResultRow,
  types as standardTypes,
} from "pg";
import type { Schema } from "./schema.ts";

/**
 * One transaction in which an operator is set: everything a store may do. Rows of other operators
 * do not exist here.
 */
export interface Tx {
  readonly operatorId: number;
  readonly client: PoolClient;
  /** Typed queries over the tables of `Schema`. */
  readonly db: Kysely<Schema>;
  /**
   * Plain SQL, for what is faster or clearer that way. The row type is the caller's claim about its
   * own SQL.
   */
  query<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

/**
 * Days stay text, instants become ISO 8601 in UTC, whole numbers stay numbers; nothing becomes a
 * `Date`.
 */
const types: CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === OID.int8) return parseWhole;
      if (oid === OID.date) return (text: string) => text;
      if (oid === OID.timestamptz) return parseInstant;
      if (oid === OID.timestamp) return (text: string) => text;
    }
    return standardTypes.getTypeParser(oid, format);
  },
};

function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(`${text} is beyond the whole numbers that are exact here`);
  return value;
}

function parseInstant(text: string): string {
  return text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");
}

/**
 * A pool with the house's settings. `max` connections at most; idle ones go after half a minute.
 */
export function openPool(url: string, { max, name }: { max: number; name: string }): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    types,
    application_name: name,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 20_000,
    options: "-c TimeZone=UTC -c DateStyle=ISO",
  });
  // A connection that breaks while idle is replaced on the next use; without a listener it would
  // end the process.
  pool.on("error", () => undefined);
  return pool;
}

/**
 * Run something in one transaction that sees and writes only this operator's rows. Throwing rolls
 * back.
 */
export async function withOperator<T>(
  pool: Pool,
  operatorId: number,
  action: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(operatorId)) throw new Error(`${operatorId} is no operator`);
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost between two queries would otherwise end the process.
  const lost = (error: Error): void => {
    broken = error;
  };
  client.on("error", lost);
  try {
    // One round trip; the number is checked above, so it cannot carry SQL.
    await client.query(`begin; set local engawa.operator_id = '${operatorId}'`);
    const result = await action(transaction(client, operatorId));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off("error", lost);
    client.release(broken);
  }
}

/** One transaction with no operator: for the functions that answer before the operator is known. */
export async function query<Row extends QueryResultRow>(
  pool: Pool,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await pool.query<Row>(sql, [...values]);
  return rows;
}

function transaction(client: PoolClient, operatorId: number): Tx {
  let db: Kysely<Schema> | undefined;
  return {
    operatorId,
    client,
    get db() {
      db ??= new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
      return db;
    },
    async query<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []) {
      const { rows } = await client.query<Row>(sql, [...values]);
      return rows;
    },
  };
}

/** Kysely asks a pool for connections; inside a transaction there is only the one. */
function poolOf(client: PoolClient) {
  const borrowed = new Proxy(client, {
    get(target, name) {
      if (name === "release") return () => undefined;
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { connect: async () => borrowed, end: async () => undefined };
}
