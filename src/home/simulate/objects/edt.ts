/** Bytes of a property, by hand: the devices share no table with the codec that reads them. */
export function u8(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff);
}

export function u16(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]));
}

/** Also for negative numbers, as two's complement. */
export function u32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value >>> 0);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Printable letters, filled with NUL to a length. */
export function ascii(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < Math.min(length, text.length); at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export const ON = 0x30;
export const OFF = 0x31;
export const YES = 0x41;
export const NO = 0x42;
/** No such value: of a u32 and an i32 register or power. */
export const NONE_U32 = 0xfffffffe;
