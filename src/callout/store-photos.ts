import { createHash, randomUUID } from "node:crypto";
import { no, ok, type Result } from "../kernel/result.ts";
import type { Tx } from "../platform/index.ts";

/** A picture that is kept: bytes that were looked at and cleaned before. */
export interface NewPhoto {
  /** Made by the phone that sends it; left out: made here. */
  readonly photo?: string;
  /** The case it belongs to; null: it is sent before the call, or is a portrait. */
  readonly number: string | null;
  /** Household that sent it; null: nobody's. */
  readonly accountId: number | null;
  /** Technician whom it shows. */
  readonly portraitOf: string | null;
  /** Technician who took it. */
  readonly takenBy: string | null;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly at: string;
}

export interface PhotoRow {
  readonly photo: string;
  readonly number: string | null;
  readonly accountId: number | null;
  readonly portraitOf: string | null;
  readonly takenBy: string | null;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly at: string;
}

const ROW = `photo, number, account_id as "accountId", portrait_of as "portraitOf",
  taken_by as "takenBy", media_type as "mediaType", width, height,
  octet_length(bytes) as size, at`;

/**
 * Keep a picture once: the same one under the same name, sent again by the same, is the one that
 * was kept; another one under that name is refused.
 */
export async function keepPhoto(
  tx: Tx,
  photo: NewPhoto,
): Promise<Result<PhotoRow, { readonly code: "callout.photo-name-taken" }>> {
  const sha256 = createHash("sha256").update(photo.bytes).digest();
  const before = photo.photo === undefined ? await sentBefore(tx, photo, sha256) : null;
  const name = before ?? photo.photo ?? randomUUID();
  await tx.query(
    `insert into callout_photo (operator_id, photo, number, account_id, portrait_of, taken_by,
       media_type, width, height, bytes, sha256, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [
      tx.operatorId,
      name,
      photo.number,
      photo.accountId,
      photo.portraitOf,
      photo.takenBy,
      photo.mediaType,
      photo.width,
      photo.height,
      Buffer.from(photo.bytes),
      sha256,
      photo.at,
    ],
  );
  const [kept] = await tx.query<PhotoRow & Record<string, unknown>>(
    `select ${ROW} from callout_photo where operator_id = $1 and photo = $2 and sha256 = $3
       and account_id is not distinct from $4 and portrait_of is not distinct from $5
       and taken_by is not distinct from $6`,
    [tx.operatorId, name, sha256, photo.accountId, photo.portraitOf, photo.takenBy],
  );
  return kept === undefined ? no({ code: "callout.photo-name-taken" }) : ok(kept);
}

/** A household that sends the same picture twice before it calls has sent one. */
async function sentBefore(tx: Tx, photo: NewPhoto, sha256: Buffer): Promise<string | null> {
  const [row] = await tx.query<{ photo: string }>(
    `select photo from callout_photo where operator_id = $1 and sha256 = $2
       and account_id is not distinct from $3 and number is not distinct from $4
       and portrait_of is not distinct from $5 limit 1`,
    [tx.operatorId, sha256, photo.accountId, photo.number, photo.portraitOf],
  );
  return row?.photo ?? null;
}

/** How many pictures a household, a technician, or a case without a login sent since an instant. */
export async function countPhotos(
  tx: Tx,
  by: { readonly accountId: number } | { readonly takenBy: string } | { readonly number: string },
  since: string,
): Promise<number> {
  const of = {
    account: "accountId" in by ? by.accountId : null,
    technician: "takenBy" in by ? by.takenBy : null,
    number: "number" in by ? by.number : null,
  };
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from callout_photo where operator_id = $1 and at > $2
       and (account_id = $3 or taken_by = $4 or number = $5)`,
    [tx.operatorId, since, of.account, of.technician, of.number],
  );
  return row?.count ?? 0;
}

/** Pictures that a household sent before are of its call now; answers those that were. */
export async function attachPhotos(
  tx: Tx,
  of: { readonly accountId: number; readonly number: string; readonly photos: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx.query<{ photo: string }>(
    `update callout_photo set number = $3 where operator_id = $1 and account_id = $2
       and number is null and photo::text = any($4::text[]) returning photo`,
    [tx.operatorId, of.accountId, of.number, of.photos],
  );
  return rows.map(({ photo }) => photo);
}

/** Pictures that a technician sent are of the case that their facts are of. */
export async function attachTaken(
  tx: Tx,
  of: { readonly technician: string; readonly number: string; readonly photos: readonly string[] },
): Promise<void> {
  await tx.query(
    `update callout_photo set number = $3 where operator_id = $1 and taken_by = $2
       and number is null and photo::text = any($4::text[])`,
    [tx.operatorId, of.technician, of.number, of.photos],
  );
}

/** The case of which a technician told a picture before it came; null: none yet. */
export async function caseOfTaken(
  tx: Tx,
  {
    technician,
    photo,
    numbers,
  }: {
    readonly technician: string;
    readonly photo: string;
    /** Cases of the technician. */
    readonly numbers: readonly string[];
  },
): Promise<string | null> {
  const [row] = await tx.query<{ number: string }>(
    `select number from callout_fact where operator_id = $1 and number = any($2::text[])
       and type = 'photo-taken' and by = $3 and body->>'photo' = $4 limit 1`,
    [tx.operatorId, numbers, `technician:${technician}`, photo],
  );
  return row?.number ?? null;
}

/** What pictures there are of some cases, without their bytes, in the order they were taken. */
export function loadPhotos(tx: Tx, numbers: readonly string[]): Promise<readonly PhotoRow[]> {
  return tx.query<PhotoRow & Record<string, unknown>>(
    `select ${ROW} from callout_photo where operator_id = $1 and number = any($2::text[])
     order by at, photo`,
    [tx.operatorId, numbers],
  );
}

/** One picture without its bytes, whoever may see it. */
export async function loadPhoto(tx: Tx, photo: string): Promise<PhotoRow | null> {
  const [row] = await tx.query<PhotoRow & Record<string, unknown>>(
    `select ${ROW} from callout_photo where operator_id = $1 and photo = $2`,
    [tx.operatorId, photo],
  );
  return row ?? null;
}

export async function loadPhotoBytes(tx: Tx, photo: string): Promise<Uint8Array | null> {
  const [row] = await tx.query<{ bytes: Buffer }>(
    "select bytes from callout_photo where operator_id = $1 and photo = $2",
    [tx.operatorId, photo],
  );
  return row?.bytes ?? null;
}
