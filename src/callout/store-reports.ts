import { createHash } from "node:crypto";
import type { Tx } from "../platform/index.ts";

/** A report as it was given; its content stays as it was written. */
export interface KeptReport {
  readonly document: string;
  readonly number: string;
  readonly visit: number;
  readonly version: number;
  readonly content: unknown;
  /** SHA-256, hex, of the content's text. */
  readonly hash: string;
  readonly issuedAt: string;
}

const ROW = `document, number, visit, version, content, encode(hash, 'hex') as hash,
  issued_at as "issuedAt"`;

/**
 * Keep a report as the next version of its visit; a content that is the newest version's already
 * is not kept again, and null is answered.
 */
export async function keepReport(
  tx: Tx,
  report: {
    readonly number: string;
    readonly visit: number;
    readonly content: unknown;
    readonly now: string;
  },
): Promise<KeptReport | null> {
  const { number, visit, content, now } = report;
  const text = JSON.stringify(content);
  const hash = createHash("sha256").update(text).digest();
  const newest = (await loadReports(tx, [number])).findLast((each) => each.visit === visit);
  if (newest?.hash === hash.toString("hex")) return null;
  const version = (newest?.version ?? 0) + 1;
  const document = `${number}-${visit}-${version}`;
  const [kept] = await tx.query<KeptReport & Record<string, unknown>>(
    `insert into callout_report
       (operator_id, document, number, visit, version, content, hash, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${ROW}`,
    [tx.operatorId, document, number, visit, version, text, hash, now],
  );
  return kept ?? null;
}

/** Every version of every visit of some cases, the oldest first. */
export function loadReports(tx: Tx, numbers: readonly string[]): Promise<readonly KeptReport[]> {
  return tx.query<KeptReport & Record<string, unknown>>(
    `select ${ROW} from callout_report where operator_id = $1 and number = any($2::text[])
     order by number, visit, version`,
    [tx.operatorId, numbers],
  );
}

/** One version. Throws when its text is not the one that was hashed: then nothing is shown. */
export async function loadReport(
  tx: Tx,
  of: { readonly number: string; readonly document: string },
): Promise<KeptReport | null> {
  const [row] = await tx.query<KeptReport & { text: string } & Record<string, unknown>>(
    `select ${ROW}, content::text as text from callout_report
     where operator_id = $1 and number = $2 and document = $3`,
    [tx.operatorId, of.number, of.document],
  );
  if (row === undefined) return null;
  const { text, ...kept } = row;
  const hash = createHash("sha256").update(text).digest("hex");
  if (hash !== kept.hash) throw new Error(`report ${kept.document} is not the one that was given`);
  return kept;
}
