import { viewOf } from "./picture.ts";

const ORIENTATION = 0x0112;
/** Marker, length, `Exif\0\0`: then a TIFF begins. */
const TIFF_AT = 10;

/** How the camera was held (Exif 2.3, tag 274): 1 upright … 8; null where it is not said. */
export function orientationOf(segment: Uint8Array): number | null {
  if (String.fromCodePoint(...segment.subarray(4, 10)) !== "Exif\0\0") return null;
  const tiff = segment.subarray(TIFF_AT);
  if (tiff.length < 14) return null;
  const view = viewOf(tiff);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return null;
  const count = view.getUint16(first, little);
  for (let k = 0; k < count; k += 1) {
    const entry = first + 2 + 12 * k;
    if (entry + 12 > tiff.length) return null;
    if (view.getUint16(entry, little) === ORIENTATION) {
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

/** An EXIF part that says how the camera was held, and no more. */
export function exifOf(orientation: number): Uint8Array {
  const length = 2 + 6 + 8 + 2 + 12 + 4;
  const head = [0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...head, ...tiff, ...entry, 0, 0, 0, 0]);
}
