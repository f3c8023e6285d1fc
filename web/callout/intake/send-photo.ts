import { shrinkPhoto } from "../parts/shrink-photo.ts";
import type { KeptPhoto } from "./call-draft.ts";

/** Longest side of the picture that is kept to look at. */
const SMALL = 160;

/** Made small, sent, and kept by the name that the server gave it; or why not. */
export async function sendPhoto(
  file: Blob,
  to: string,
): Promise<KeptPhoto | "photoUnread" | "photoFailed"> {
  const [shrunk, small] = [await shrinkPhoto(file), await shrinkPhoto(file, SMALL)];
  if (shrunk === null || small === null) return "photoUnread";
  const photo = await upload(shrunk.jpeg, to);
  return photo === null ? "photoFailed" : { photo, small: await dataAddress(small.jpeg) };
}

async function upload(jpeg: Blob, to: string): Promise<string | null> {
  const response = await fetch(to, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": jpeg.type },
    body: jpeg,
  }).catch(() => null);
  if (response === null || !response.ok) return null;
  const { photo } = (await response.json()) as { photo: string };
  return photo;
}

/** The page may show pictures of its own address and `data:`, no others. */
function dataAddress(blob: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result)));
    reader.readAsDataURL(blob);
  });
}
