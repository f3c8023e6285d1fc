import { shrinkPhoto } from "../parts/shrink-photo.ts";
import type { KeptPhoto } from "./queue/entry.ts";

/** Longest side of what is shown as long as the picture is only on the phone. */
const SMALL = 240;

/** A picture as the phone keeps it: as it is sent, and small to be shown. Null: not readable. */
export async function takenPhoto(
  photo: string,
  file: Blob,
): Promise<Omit<KeptPhoto, "owner"> | null> {
  const large = await shrinkPhoto(file);
  const small = large === null ? null : await shrinkPhoto(large.jpeg, SMALL);
  if (large === null || small === null) return null;
  return { photo, ...large, small: await asAddress(small.jpeg), sent: false };
}

/** `data:image/jpeg;base64,…`: the pages may show pictures of no other own making. */
function asAddress(jpeg: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("not read")));
    reader.readAsDataURL(jpeg);
  });
}
