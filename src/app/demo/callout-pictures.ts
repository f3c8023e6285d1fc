import { crc32, deflateSync } from "node:zlib";
import { chanceOf } from "../../kernel/chance.ts";

/** Pictures of the demo, drawn here: nobody's photograph is in it. */

type Colour = readonly [red: number, green: number, blue: number];

/** What colour a point has; both from 0 to 1, from the upper left. */
type Painting = (x: number, y: number) => Colour;

const SIDE = 120;

/** A square PNG (ISO/IEC 15948), eight bits each of red, green and blue. */
function pngOf(painting: Painting): Uint8Array {
  const rows = Buffer.alloc(SIDE * (1 + SIDE * 3));
  for (let y = 0; y < SIDE; y += 1) {
    const row = y * (1 + SIDE * 3) + 1;
    for (let x = 0; x < SIDE; x += 1) {
      rows.set(painting((x + 0.5) / SIDE, (y + 0.5) / SIDE), row + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND")];
  return Buffer.concat([signature, ...parts]);
}

function chunk(name: string, body: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

function isIn({ x, y, wide, high }: Spot, atX: number, atY: number): boolean {
  return ((atX - x) / wide) ** 2 + ((atY - y) / high) ** 2 <= 1;
}

const GROUNDS: readonly Colour[] = [
  [226, 236, 229],
  [233, 229, 216],
  [222, 230, 240],
  [240, 228, 222],
];
const COATS: readonly Colour[] = [
  [46, 92, 84],
  [52, 76, 120],
  [126, 74, 52],
  [84, 84, 92],
];
const CAPS: readonly Colour[] = [
  [38, 70, 64],
  [214, 158, 46],
  [60, 60, 68],
  [172, 58, 50],
];
const SKIN: Colour = [236, 200, 170];
const DARK: Colour = [48, 44, 42];

/** Somebody with a cap and a work coat; each index somebody else. */
export function portraitOf(index: number): Uint8Array {
  const ground = chanceOf(GROUNDS, 81, index);
  const coat = chanceOf(COATS, 82, index);
  const cap = chanceOf(CAPS, 83, index);
  return pngOf((x, y) => {
    const isEye = [0.43, 0.57].some((eye) =>
      isIn({ x: eye, y: 0.46, wide: 0.022, high: 0.03 }, x, y),
    );
    if (isEye || isIn({ x: 0.5, y: 0.58, wide: 0.06, high: 0.014 }, x, y)) return DARK;
    if (y < 0.37 && isIn({ x: 0.5, y: 0.38, wide: 0.22, high: 0.2 }, x, y)) return cap;
    if (y > 0.34 && y < 0.38 && x > 0.26 && x < 0.74) return cap;
    if (isIn({ x: 0.5, y: 0.46, wide: 0.19, high: 0.23 }, x, y)) return SKIN;
    if (isIn({ x: 0.5, y: 1.02, wide: 0.4, high: 0.34 }, x, y)) return coat;
    return ground;
  });
}

const WALL: Colour = [238, 240, 238];
const STEEL: Colour = [150, 160, 166];
const WATER: Colour = [70, 130, 190];

/** A tap over a basin: with drops under it, or dry. */
export function tapPicture(isDripping: boolean): Uint8Array {
  return pngOf((x, y) => {
    const isDrop = [0.62, 0.72, 0.83].some((drop) => {
      return isIn({ x: 0.64, y: drop, wide: 0.025, high: 0.035 }, x, y);
    });
    if (isDripping && isDrop) return WATER;
    const isTap =
      (x > 0.3 && x < 0.68 && y > 0.4 && y < 0.47) || (x > 0.6 && x < 0.68 && y > 0.4 && y < 0.55);
    if (isTap || (x > 0.3 && x < 0.38 && y > 0.2 && y < 0.5)) return STEEL;
    if (y > 0.88) return isDripping && x > 0.45 ? WATER : STEEL;
    return WALL;
  });
}
