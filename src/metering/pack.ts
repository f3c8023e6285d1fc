import { SLOTS_A_DAY } from "./series.ts";

export const WH_BYTES = SLOTS_A_DAY * 4;

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Wh values as they are stored: int32, little-endian, four bytes a slot. */
export function packWh(wh: Int32Array): Buffer {
  const bytes = Buffer.from(wh.buffer.slice(wh.byteOffset, wh.byteOffset + wh.byteLength));
  return LITTLE_ENDIAN ? bytes : bytes.swap32();
}

/** The values of one or more packed days, in order. Throws on bytes that are not whole days. */
export function unpackWh(packed: Uint8Array): Int32Array {
  if (packed.length % WH_BYTES !== 0)
    throw new Error(`${packed.length} bytes are not whole days of ${WH_BYTES} bytes`);
  const copy = Buffer.from(new Uint8Array(packed).buffer);
  if (!LITTLE_ENDIAN) copy.swap32();
  return new Int32Array(copy.buffer, copy.byteOffset, packed.length / 4);
}
