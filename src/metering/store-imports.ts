import type { Tx } from "../platform/index.ts";

/** What a file was taken for; the same bytes read another way are another import. */
export interface ImportIdentity {
  readonly contentHash: Buffer;
  readonly statementHash: Buffer;
  readonly source: string;
  readonly format: string;
  readonly knownAt: string;
}

export type ImportOutcome = "stored" | "partly-stored" | "unchanged" | "refused";

/**
 * Imports of an operator take turns, so that two files about one day cannot both be its next
 * version.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1181, $1::integer)", [tx.operatorId]);
}

/** The import that took in exactly this before, whole; null when there was none. */
export async function findImport(
  tx: Tx,
  { contentHash, statementHash }: ImportIdentity,
): Promise<number | null> {
  const [row] = await tx.query<{ import_id: number }>(
    `select import_id from reading_import
     where operator_id = $1 and content_hash = $2 and statement_hash = $3
       and outcome in ('stored', 'unchanged')
     order by import_id limit 1`,
    [tx.operatorId, contentHash, statementHash],
  );
  return row?.import_id ?? null;
}

/** Opens the log of an import; it counts as refused until it is closed. */
export async function openImport(tx: Tx, identity: ImportIdentity): Promise<number> {
  const { contentHash, statementHash, source, format, knownAt } = identity;
  const [row] = await tx.query<{ import_id: number }>(
    `insert into reading_import
       (operator_id, content_hash, statement_hash, source, format, outcome, known_at, report)
     values ($1, $2, $3, $4, $5, 'refused', $6, '{}') returning import_id`,
    [tx.operatorId, contentHash, statementHash, source, format, knownAt],
  );
  if (!row) throw new Error("the import log took no row");
  return row.import_id;
}

export async function closeImport(
  tx: Tx,
  importId: number,
  { outcome, report }: { readonly outcome: ImportOutcome; readonly report: object },
): Promise<void> {
  await tx.query(
    "update reading_import set outcome = $3, report = $4 where operator_id = $1 and import_id = $2",
    [tx.operatorId, importId, outcome, JSON.stringify(report)],
  );
}
