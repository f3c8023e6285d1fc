import type { UseStatement } from "./statement.ts";

type Encoding = NonNullable<UseStatement["encoding"]>;

/**
 * Text of a file: as stated, else by its byte order mark, else UTF-8 where all bytes are, else
 * Shift_JIS (cp932); null where it is neither. Runs in browsers as in Node.
 */
export function textOf(bytes: Uint8Array, stated: Encoding | undefined): string | null {
  const tried: readonly Encoding[] =
    stated !== undefined
      ? [stated]
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? ["utf-16le"]
        : bytes.subarray(0, 4096).includes(0)
          ? []
          : ["utf-8", "shift_jis"];
  for (const encoding of tried) {
    const text = decoded(bytes, encoding);
    if (text !== null) return text;
  }
  return null;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The decoder says no more than that some byte is not of its encoding.
    return null;
  }
}
