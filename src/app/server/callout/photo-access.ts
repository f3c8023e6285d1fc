import { loadPhoto, loadPhotoBytes, type PhotoRow } from "../../../callout/store-photos.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/index.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { pictureFile } from "./take-photo.ts";

/** Whoever asks for a picture. */
export type PhotoReader =
  | { readonly of: "household"; readonly accountId: number }
  | { readonly of: "technician"; readonly technician: string }
  | { readonly of: "case"; readonly number: string }
  | { readonly of: "staff" };

/** A picture, to whom it belongs; another's is like one that does not exist. */
export async function readPhoto(
  tx: Tx,
  photo: string,
  reader: PhotoReader,
): Promise<Result<AnsweredFile, Refusal>> {
  const row = await loadPhoto(tx, photo);
  const bytes = row !== null && (await maySee(tx, row, reader)) ? await bytesOf(tx, row) : null;
  if (row === null || bytes === null) return no({ code: "callout.photo-not-found" });
  return ok(pictureFile(row, bytes));
}

function bytesOf(tx: Tx, { photo }: PhotoRow): Promise<Uint8Array | null> {
  return loadPhotoBytes(tx, photo);
}

async function maySee(tx: Tx, row: PhotoRow, reader: PhotoReader): Promise<boolean> {
  const { number, portraitOf } = row;
  switch (reader.of) {
    case "staff":
      return true;
    case "household":
      if (row.accountId === reader.accountId) return true;
      return isOfCase(tx, { number, portraitOf }, { accountId: reader.accountId });
    case "case":
      return isOfCase(tx, { number, portraitOf }, { number: reader.number });
    case "technician":
      if (row.takenBy === reader.technician || portraitOf === reader.technician) return true;
      return number !== null && isOfVisit(tx, number, reader.technician);
  }
}

/** Taken at one of these cases; or the face of who has, or had, one of their visits. */
async function isOfCase(
  tx: Tx,
  { number, portraitOf }: Pick<PhotoRow, "number" | "portraitOf">,
  of: { readonly accountId?: number; readonly number?: string },
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from callout_case c where c.operator_id = $1
       and (c.account_id = $2 or c.number = $3)
       and (c.number = $4 or c.technician = $5 or exists (select from callout_offer o
         where o.operator_id = c.operator_id and o.number = c.number and o.technician = $5
           and o.state = 'accepted'))
     limit 1`,
    [tx.operatorId, of.accountId ?? null, of.number ?? null, number, portraitOf],
  );
  return rows.length > 0;
}

/** Of a case that the technician has, or is asked about now. */
async function isOfVisit(tx: Tx, number: string, technician: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from callout_case c where c.operator_id = $1 and c.number = $2
       and (c.technician = $3 or exists (select from callout_offer o
         where o.operator_id = c.operator_id and o.number = c.number and o.technician = $3
           and o.state in ('open', 'accepted')))`,
    [tx.operatorId, number, technician],
  );
  return rows.length > 0;
}
