import { no, ok, type Result } from "../../../kernel/result.ts";
import { cleanJpeg } from "./jpeg.ts";
import type { Picture } from "./picture.ts";
import { cleanPng } from "./png.ts";
import { cleanWebp } from "./webp.ts";

/** More pixels than a phone's camera makes: a small file may hold a picture that fills memory. */
const MOST_PIXELS = 60_000_000;

export type PictureRefusal =
  /** Neither JPEG, PNG nor WebP, or cut off before its end. */
  { readonly code: "callout.no-picture" } | { readonly code: "callout.picture-too-wide" };

/** A picture by its bytes alone, whatever its name says, and free of what else it tells. */
export function readPicture(bytes: Uint8Array): Result<Picture, PictureRefusal> {
  const picture = cleanJpeg(bytes) ?? cleanPng(bytes) ?? cleanWebp(bytes);
  if (picture === null || picture.width === 0 || picture.height === 0) {
    return no({ code: "callout.no-picture" });
  }
  const isTooWide = picture.width * picture.height > MOST_PIXELS;
  return isTooWide ? no({ code: "callout.picture-too-wide" }) : ok(picture);
}
