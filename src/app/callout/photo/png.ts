import { joined, lettersAt, type Picture, viewOf } from "./picture.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What draws the picture; texts, times, EXIF and chunks of programs are left out. */
const KEPT: ReadonlySet<string> = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "cHRM",
  "gAMA",
  "iCCP",
  "sBIT",
  "sRGB",
  "bKGD",
  "pHYs",
]);

/** A PNG (ISO/IEC 15948) of the chunks that draw it; null where it is none. */
export function cleanPng(bytes: Uint8Array): Picture | null {
  if (!SIGNATURE.every((byte, k) => bytes[k] === byte)) return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) return null;
    const name = lettersAt(bytes, at + 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || (at === 8 && (name !== "IHDR" || end < 33))) return null;
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === "IEND") break;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return { mediaType: "image/png", width, height, bytes: joined(kept) };
}
