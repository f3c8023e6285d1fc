import { inflateSync } from "node:zlib";
import type { LabelText } from "../../api/fields.ts";

const MOST_POINTS = 2_000_000;
const MOST_SIDE = 4000;
/** Samples a point has, by the colour type of PNG. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const FILTERS = 4;

const BROKEN = {
  ja: "PNGとして読めません。8ビット・インターレースなしで保存し直してください。",
  en: "Not readable as PNG; save it with 8 bits and without interlacing.",
};
const TOO_LARGE = {
  ja: `画像が大きすぎます。各辺${MOST_SIDE}画素までです。`,
  en: `The picture is too large: at most ${MOST_SIDE} points a side.`,
};

/**
 * What is wrong with a PNG; null: every line of points is there. Read in full before it is kept,
 * since the writer of PDFs meets what is broken only when nothing can catch it.
 */
export function pngFault(file: Buffer): LabelText | null {
  const chunks = chunksOf(file);
  const header = chunks?.[0];
  if (!chunks || header?.name !== "IHDR" || header.data.length !== 13) return BROKEN;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [bits = 0, colour = 0, , , interlaced = 1] = header.data.subarray(8);
  const samples = SAMPLES[colour];
  if (samples === undefined || bits !== 8 || interlaced !== 0 || width * height === 0)
    return BROKEN;
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_POINTS) return TOO_LARGE;
  if (colour === 3 && !hasPalette(chunks)) return BROKEN;
  const packed = chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data);
  return pointsThere(Buffer.concat(packed), { line: width * samples + 1, height }) ? null : BROKEN;
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

/** Null where the file ends inside a chunk, or after none. */
function chunksOf(file: Buffer): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const name = file.toString("latin1", at + 4, at + 8);
    if (at + 12 + length > file.length) return null;
    chunks.push({ name, data: file.subarray(at + 8, at + 8 + length) });
    if (name === "IEND") return chunks;
    at += 12 + length;
  }
  return null;
}

/** Every place that a point may name. */
function hasPalette(chunks: readonly Chunk[]): boolean {
  const palette = chunks.find(({ name }) => name === "PLTE");
  return palette !== undefined && palette.data.length > 0 && palette.data.length % 3 === 0;
}

function pointsThere(
  packed: Buffer,
  { line, height }: { readonly line: number; readonly height: number },
): boolean {
  const points = inflated(packed, line * height);
  if (points?.length !== line * height) return false;
  for (let at = 0; at < points.length; at += line) if ((points[at] ?? 9) > FILTERS) return false;
  return true;
}

function inflated(packed: Buffer, length: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: length + 1 });
  } catch {
    return null;
  }
}
