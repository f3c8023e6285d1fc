import { exifOf, orientationOf } from "./orientation.ts";
import { joined, type Picture, viewOf } from "./picture.ts";

const MARK = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
/** Orientations from here on lie on their side: width and height change places. */
const SIDEWAYS = 5;

/**
 * Of what programs add, this draws the picture: JFIF, colour profile, Adobe's colour transform.
 * EXIF, XMP, IPTC, comments, thumbnails and makers' notes do not: places and names hide there.
 */
const KEPT_APPS: ReadonlyMap<number, string> = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);
const COMMENT = 0xfe;

/**
 * A JPEG (ITU-T T.81) without what it tells of place, time and camera; null where it is none. How
 * the camera was held is kept, in an EXIF part of that alone. What follows the picture's end, such
 * as a short film of a phone, is cut off.
 */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  const found = segmentsOf(bytes);
  if (found === null || found.size === null) return null;
  const { orientation, size, kept } = found;
  const isSideways = orientation >= SIDEWAYS;
  const exif = orientation === 1 ? [] : [exifOf(orientation)];
  return {
    mediaType: "image/jpeg",
    width: isSideways ? size.height : size.width,
    height: isSideways ? size.width : size.height,
    bytes: joined([Uint8Array.of(MARK, START), ...exif, ...kept]),
  };
}

interface Segments {
  orientation: number;
  size: { readonly width: number; readonly height: number } | null;
  readonly kept: Uint8Array[];
}

function segmentsOf(bytes: Uint8Array): Segments | null {
  if (bytes[0] !== MARK || bytes[1] !== START) return null;
  const found: Segments = { orientation: 1, size: null, kept: [] };
  let at = 2;
  for (;;) {
    if (bytes[at] !== MARK) return null;
    // Any number of 0xFF may stand before a marker (B.1.1.2).
    while (bytes[at + 1] === MARK) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker === END) {
      found.kept.push(bytes.subarray(at, at + 2));
      return found;
    }
    const next = segmentEnd(bytes, at);
    if (next === null) return null;
    const segment = bytes.subarray(at, next);
    note(found, marker, segment);
    at = marker === SCAN ? scanEnd(bytes, next) : next;
    if (marker === SCAN) found.kept.push(bytes.subarray(next, at));
  }
}

/** The end of a segment with a length; null: it runs out of the file. */
function segmentEnd(bytes: Uint8Array, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const length = viewOf(bytes).getUint16(at + 2);
  const next = at + 2 + length;
  return length < 2 || next > bytes.length ? null : next;
}

function note(found: Segments, marker: number, segment: Uint8Array): void {
  if (marker === EXIF) found.orientation = orientationOf(segment) ?? found.orientation;
  if (isFrame(marker) && segment.length >= 9) {
    const view = viewOf(segment);
    found.size = { height: view.getUint16(5), width: view.getUint16(7) };
  }
  if (draws(marker, segment)) found.kept.push(segment);
}

function draws(marker: number, segment: Uint8Array): boolean {
  if (marker < 0xe0 || marker > 0xef) return marker !== COMMENT;
  const name = KEPT_APPS.get(marker);
  return (
    name !== undefined && String.fromCodePoint(...segment.subarray(4, 4 + name.length)) === name
  );
}

/** SOF0 … SOF15 without the tables of Huffman and arithmetic coding that stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Coded picture goes on through stuffed zeros and restart markers. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    at = bytes.indexOf(MARK, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== MARK) return at;
    at += isData ? 2 : 1;
  }
  return bytes.length;
}
