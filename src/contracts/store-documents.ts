import { createHash } from "node:crypto";
import { day, type Day, formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { DocumentContent } from "./documents/content.ts";
import type { DocumentForm } from "./model.ts";

/** A document as it was given: never changed, and shown as it is kept. */
export interface KeptDocument {
  readonly id: string;
  readonly accountId: number;
  readonly contract: string;
  readonly kind: string;
  readonly version: number;
  readonly form: DocumentForm;
  readonly content: DocumentContent;
  /** SHA-256 of the content's text, in hexadecimal. */
  readonly hash: string;
  readonly issuedOn: Day;
  /** The instant at which its issue was recorded, which is how its event is found. */
  readonly issuedAt: string;
}

export type NewDocument = Omit<KeptDocument, "id" | "hash">;

/** The version that comes next for a document of a contract: 1, then 2. */
export async function nextVersion(
  tx: Tx,
  { accountId, contract, kind }: Pick<NewDocument, "accountId" | "contract" | "kind">,
): Promise<number> {
  const [row] = await tx.query<{ last: number | null }>(
    `select max(version) as last from document
     where operator_id = $1 and account_id = $2 and contract_id = $3 and kind = $4`,
    [tx.operatorId, accountId, contract, kind],
  );
  return (row?.last ?? 0) + 1;
}

/** Keep a document with the hash of its text. Throws when that version is kept already. */
export async function insertDocument(tx: Tx, given: NewDocument): Promise<string> {
  const text = JSON.stringify(given.content);
  const [row] = await tx.query<{ id: string }>(
    `insert into document (operator_id, account_id, contract_id, kind, version, form, content,
       content_hash, catalogue_hash, issued_on, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning document_id::text as id`,
    [
      tx.operatorId,
      given.accountId,
      given.contract,
      given.kind,
      given.version,
      given.form,
      text,
      sha256(text),
      given.content.catalogue,
      formatDay(given.issuedOn),
      given.issuedAt,
    ],
  );
  if (!row) throw new Error("the document was not kept");
  return row.id;
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

interface DocumentDbRow extends Record<string, unknown> {
  readonly id: string;
  readonly accountId: number;
  readonly contract: string;
  readonly kind: string;
  readonly version: number;
  readonly form: DocumentForm;
  /** Its very text: the hash is of this and nothing else. */
  readonly content: string;
  readonly hash: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
}

const DOCUMENTS = `select document_id::text as id, account_id as "accountId",
   contract_id as contract, kind, version, form, content::text as content,
   encode(content_hash, 'hex') as hash, issued_on::text as "issuedOn",
   to_char(issued_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "issuedAt"
 from document where operator_id = $1 and account_id = $2`;

/** All documents of an account, the newest first. */
export async function loadDocuments(tx: Tx, accountId: number): Promise<readonly KeptDocument[]> {
  const sql = `${DOCUMENTS} order by issued_at desc, document_id desc`;
  const rows = await tx.query<DocumentDbRow>(sql, [tx.operatorId, accountId]);
  return rows.map(keptOf);
}

/** One document of an account; another's is like one that does not exist. */
export async function loadDocument(
  tx: Tx,
  accountId: number,
  id: string,
): Promise<KeptDocument | null> {
  const sql = `${DOCUMENTS} and document_id = $3::bigint`;
  const [row] = await tx.query<DocumentDbRow>(sql, [tx.operatorId, accountId, id]);
  return row ? keptOf(row) : null;
}

/** Throws when the text is not the one that was hashed: what was given is shown or nothing is. */
function keptOf({ content, issuedOn, ...row }: DocumentDbRow): KeptDocument {
  if (sha256(content).toString("hex") !== row.hash) {
    throw new Error(`document ${row.id} is not what was given`);
  }
  // Written by `insertDocument` alone, and the hash says that it is that very text.
  return { ...row, content: JSON.parse(content) as DocumentContent, issuedOn: day(issuedOn) };
}
