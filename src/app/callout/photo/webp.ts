import { joined, lettersAt, type Picture, viewOf } from "./picture.ts";

/** What draws one picture. EXIF, XMP, what programs add, and the frames of a film are left out. */
const KEPT: ReadonlySet<string> = new Set(["VP8X", "ICCP", "ALPH", "VP8 ", "VP8L"]);
/** Of the flags in `VP8X`: EXIF, XMP, a film are there. */
const TOLD_FLAGS = 0b0000_1110;

interface Chunk {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A WebP (RFC 9649) of the chunks that draw it; null where it is none, or a film. */
export function cleanWebp(bytes: Uint8Array): Picture | null {
  if (bytes.length < 20 || lettersAt(bytes, 0) !== "RIFF" || lettersAt(bytes, 8) !== "WEBP")
    return null;
  const chunks = chunksOf(bytes);
  const [first] = chunks ?? [];
  const size = first === undefined ? null : sizeOf(first);
  if (chunks === null || size === null || !isWithin(chunks, size)) return null;
  const kept = chunks.filter(({ name }) => KEPT.has(name)).map(withoutFlags);
  const body = joined(kept);
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, 4 + body.length, true);
  return { mediaType: "image/webp", ...size, bytes: joined([head, body]) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** There is a picture, and it is no larger than the file's head says: that is what is counted. */
function isWithin(chunks: readonly Chunk[], { width, height }: Size): boolean {
  const sizes = chunks.map(sizeOf).filter((size) => size !== null);
  const isDrawn = chunks.some(({ name }) => name === "VP8 " || name === "VP8L");
  return isDrawn && sizes.every((size) => size.width <= width && size.height <= height);
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = viewOf(bytes);
  const until = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= until;) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return null;
    chunks.push({ name: lettersAt(bytes, at), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return chunks;
}

function withoutFlags({ name, bytes }: Chunk): Uint8Array {
  if (name !== "VP8X" || bytes.length < 9) return bytes;
  const copy = bytes.slice();
  copy[8] = (copy[8] ?? 0) & ~TOLD_FLAGS;
  return copy;
}

function sizeOf({ name, bytes }: Chunk): Size | null {
  if (bytes.length < 18) return null;
  const view = viewOf(bytes);
  switch (name) {
    case "VP8X": {
      const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      return { width: three(12) + 1, height: three(15) + 1 };
    }
    case "VP8L": {
      if (view.getUint8(8) !== 0x2f) return null;
      const bits = view.getUint32(9, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8 ": {
      const starts = view.getUint8(11) === 0x9d && view.getUint8(12) === 0x01;
      if (!starts || view.getUint8(13) !== 0x2a) return null;
      return {
        width: view.getUint16(14, true) & 0x3fff,
        height: view.getUint16(16, true) & 0x3fff,
      };
    }
    default:
      return null;
  }
}
