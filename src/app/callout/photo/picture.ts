/** A picture whose bytes were looked at: what it is, its size as it is seen, nothing else told. */
export interface Picture {
  readonly mediaType: "image/jpeg" | "image/png" | "image/webp";
  /** Pixels as seen, turned as the camera was held. */
  readonly width: number;
  readonly height: number;
  /** Without place, camera, owner and whatever lay behind the picture. */
  readonly bytes: Uint8Array;
}

/** Parts of a file put together again. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Four letters such as `IHDR` or `VP8X`. */
export function lettersAt(bytes: Uint8Array, at: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + 4));
}
