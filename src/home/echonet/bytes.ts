/** Big-endian numbers of a property's bytes. Callers have checked the length. */
export function unsignedAt(edt: Uint8Array, start: number, size: number): number {
  let value = 0;
  for (let index = start; index < start + size; index++) value = value * 256 + (edt[index] ?? 0);
  return value;
}

export function signedAt(edt: Uint8Array, start: number, size: number): number {
  const value = unsignedAt(edt, start, size);
  const half = 256 ** size / 2;
  return value < half ? value : value - 2 * half;
}

/** The bytes of a whole number; a negative one as two's complement. `(-1, 2)` is `FF FF`. */
export function bytesOfNumber(value: number, size: number): number[] {
  const whole = value < 0 ? value + 256 ** size : value;
  return Array.from(
    { length: size },
    (_, index) => Math.floor(whole / 256 ** (size - 1 - index)) % 256,
  );
}

/** Upper case, without spaces: how bytes are named in files and messages. */
export function hexOf(edt: Uint8Array): string {
  let text = "";
  for (const byte of edt) text += byte.toString(16).padStart(2, "0");
  return text.toUpperCase();
}

/** The bytes of hex digits; spaces are read over. Null: no such text. */
export function bytesOfHex(text: string): Uint8Array | null {
  const digits = text.replaceAll(" ", "");
  if (!/^([0-9A-Fa-f]{2})*$/.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
