import { deflateSync, crc32 } from "node:zlib";

/** Made pictures: small, whole, and telling what they should not. */

const bytesOf = (text: string) => [...Buffer.from(text, "latin1")];

function segment(marker: number, body: readonly number[]): number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...body];
}

/** An EXIF part, in either order of bytes, with a place in it and how the camera was held. */
export function exifSegment(orientation: number, little = false): number[] {
  const two = (value: number) => (little ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff]);
  const four = (value: number) => (little ? [...two(value), 0, 0] : [0, 0, ...two(value)]);
  const order = bytesOf(little ? "II" : "MM");
  const maker = [...two(0x010f), ...two(2), ...four(4), ...bytesOf("Cam\0")];
  const held = [...two(0x0112), ...two(3), ...four(1), ...two(orientation), 0, 0];
  const tiff = [...order, ...two(42), ...four(8), ...two(2), ...maker, ...held, ...four(0)];
  return segment(0xe1, [...bytesOf("Exif\0\0"), ...tiff, ...bytesOf("GPS 35.6N 139.7E")]);
}

/** One code of one bit, which says that nothing changes: every block is grey. */
const codes = (table: number) => [table, 1, ...Array<number>(15).fill(0), 0];
const three = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];

/** A grey JPEG of 8 by 8 blocks, as a phone writes it: EXIF, XMP, a comment, a film behind it. */
export function jpegPicture({
  width = 64,
  height = 48,
  orientation = 1,
  little = false,
  padding = 0,
}: {
  readonly width?: number;
  readonly height?: number;
  readonly orientation?: number;
  readonly little?: boolean;
  /** So many bytes more of coded picture. */
  readonly padding?: number;
} = {}): Uint8Array {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...bytesOf("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...exifSegment(orientation, little),
    ...segment(0xe1, bytesOf("http://ns.adobe.com/xap/1.0/\0<x>Sato, Meguro</x>")),
    ...segment(0xe2, bytesOf("MPF\0second picture")),
    ...segment(0xfe, bytesOf("taken by Sato")),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, ...size, 1, 1, 0x11, 0]),
    ...segment(0xc4, codes(0x00)),
    ...segment(0xc4, codes(0x10)),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    // Two bits a block, both 0; the rest of the last byte is filled with ones.
    ...Array<number>(Math.floor(blocks / 4)).fill(0),
    ...Array<number>(padding).fill(0),
    0xff,
    0xd9,
    ...bytesOf("film of 3 s"),
  ]);
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG of one colour, with a text that tells who took it. */
export function pngPicture(width = 60, height = 80, rgb = [76, 106, 146]): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => rgb).flat()]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("tEXt", Buffer.from("Author\0Sato")),
      chunk("eXIf", Buffer.from("GPS 35.6N")),
      chunk("IDAT", deflateSync(rows)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

/** A WebP in its long form, with EXIF; the picture's own bits are not looked at. */
export function webpPicture(width = 40, height = 30): Uint8Array {
  const part = (name: string, body: readonly number[]) => {
    const even = body.length % 2 === 0 ? [] : [0];
    return [...bytesOf(name), body.length, 0, 0, 0, ...body, ...even];
  };
  const flags = 0b0000_1100;
  const body = [
    ...bytesOf("WEBP"),
    ...part("VP8X", [flags, 0, 0, 0, ...three(width - 1), ...three(height - 1)]),
    ...part("VP8L", [0x2f, 0, 0, 0, 0]),
    ...part("EXIF", bytesOf("GPS 35.6N")),
    ...part("XMP ", bytesOf("<x>Sato</x>")),
  ];
  return Uint8Array.from([...bytesOf("RIFF"), body.length & 0xff, body.length >> 8, 0, 0, ...body]);
}
