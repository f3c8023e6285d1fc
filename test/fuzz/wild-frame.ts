import { ESV } from "../../src/home/echonet/esv.ts";
import { CLASSES } from "../../src/home/echonet/class-table.ts";
import { encodeFrame, type Frame, type Property } from "../../src/home/echonet/frame.ts";

/** Whole numbers from 0 below `most`, the same for the same seed. */
export type Wild = (most: number) => number;

/** Xorshift of 32 bits; the seed is stirred, so that neighbours do not begin alike. */
export function wildOf(seed: number): Wild {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
}

const SERVICES = Object.values(ESV);
const CODES = CLASSES.map(({ code }) => code);
/** Sizes that the tables know, and their neighbours. */
const SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 15, 16, 17, 18, 26, 122, 194, 195, 242, 255];

/** Any bytes, a frame with any properties, or such a frame with something wrong in it. */
export function wildBytes(wild: Wild): Uint8Array {
  const kind = wild(8);
  if (kind === 0) return anyBytes(wild, wild(64));
  if (kind === 1) return Uint8Array.of(0x10, 0x81, ...anyBytes(wild, wild(300)));
  const whole = encodeFrame(wildFrame(wild));
  return kind < 4 ? whole : spoiled(whole, wild);
}

export function wildFrame(wild: Wild): Frame {
  const esv = SERVICES[wild(SERVICES.length)] ?? ESV.get;
  const frame: Frame = {
    tid: wild(65_536),
    seoj: wildObject(wild),
    deoj: wildObject(wild),
    esv,
    properties: wildProperties(wild),
  };
  const second = esv === ESV.setGet || esv === ESV.setGetRes || esv === ESV.setGetRefused;
  return second && wild(4) > 0 ? { ...frame, second: wildProperties(wild) } : frame;
}

function wildObject(wild: Wild): number {
  const code = wild(4) > 0 ? (CODES[wild(CODES.length)] ?? 0) : wild(65_536);
  return code * 256 + wild(128);
}

function wildProperties(wild: Wild): Property[] {
  return Array.from({ length: wild(6) }, () => ({
    epc: wild(16) > 0 ? 0x80 + wild(128) : wild(256),
    edt: anyBytes(wild, SIZES[wild(SIZES.length)] ?? 0),
  }));
}

/** Often small numbers and the codes that mean something. */
function anyBytes(wild: Wild, length: number): Uint8Array {
  const tame = wild(3) === 0;
  return Uint8Array.from({ length }, () => {
    if (tame) return wild(8);
    return wild(8) === 0 ? 0xfd + wild(3) : wild(256);
  });
}

/** Cut, lengthened, or with some bytes changed: lengths and counts among them. */
function spoiled(bytes: Uint8Array, wild: Wild): Uint8Array {
  const kind = wild(3);
  if (kind === 0) return bytes.subarray(0, wild(bytes.length + 1));
  if (kind === 1) return Uint8Array.of(...bytes, ...anyBytes(wild, 1 + wild(8)));
  const changed = Uint8Array.from(bytes);
  for (let left = 1 + wild(4); left > 0; left--) changed[wild(changed.length)] = wild(256);
  return changed;
}
