import { countPhotos, keepPhoto, type PhotoRow } from "../../../callout/store-photos.ts";
import { no, type Result } from "../../../kernel/result.ts";
import { addSeconds, type Tx } from "../../../platform/index.ts";
import { readPicture } from "../../callout/photo/read-picture.ts";
import type { Refusal } from "../problems.ts";

/** Whose picture it is that comes. */
export interface TakePhotoAsk {
  /** Made by the phone that sends it; left out: made here. */
  readonly photo?: string;
  readonly number?: string | null;
  readonly accountId?: number | null;
  readonly portraitOf?: string | null;
  readonly takenBy?: string | null;
  readonly file: Uint8Array;
}

const DAY = 24 * 3600;
/** Pictures a day: nobody takes more, and a store fills up. */
const MOST = { household: 60, technician: 400, link: 20 };

/**
 * Look at a picture's bytes, free it of what else it tells, and keep it once. The same one under
 * the same name is the one that was kept.
 */
export async function takePhoto(
  { tx, now }: { readonly tx: Tx; readonly now: string },
  ask: TakePhotoAsk,
): Promise<Result<PhotoRow, Refusal>> {
  const picture = readPicture(ask.file);
  if (!picture.ok) return no(picture.refusal);
  if (await isTooMany(tx, now, ask)) return no({ code: "callout.photos-too-many" });
  const { number = null, accountId = null, portraitOf = null, takenBy = null } = ask;
  const whose = { number, accountId, portraitOf, takenBy };
  const named = ask.photo === undefined ? {} : { photo: ask.photo };
  return keepPhoto(tx, { ...named, ...whose, ...picture.value, at: now });
}

async function isTooMany(tx: Tx, now: string, ask: TakePhotoAsk): Promise<boolean> {
  const since = addSeconds(now, -DAY);
  const { accountId = null, takenBy = null, number = null } = ask;
  if (accountId !== null) return (await countPhotos(tx, { accountId }, since)) >= MOST.household;
  if (takenBy !== null) return (await countPhotos(tx, { takenBy }, since)) >= MOST.technician;
  return number !== null && (await countPhotos(tx, { number }, since)) >= MOST.link;
}

/** What is answered to whoever sent it. */
export function photoTaken({ photo, width, height, size }: PhotoRow) {
  return { photo, width, height, bytes: size };
}

/** A picture as it is sent back: by its own type, under its own name. */
export function pictureFile({ photo, mediaType }: PhotoRow, bytes: Uint8Array) {
  const ending = mediaType.slice(mediaType.indexOf("/") + 1);
  return { name: `${photo}.${ending}`, mediaType, bytes };
}
