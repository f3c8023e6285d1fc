import { no, ok, type Result } from "../../kernel/result.ts";

/** The EPCs that a map (0x9D, 0x9E, 0x9F) names, ascending, each once. */
export interface PropertyMap {
  readonly epcs: readonly number[];
  /** What the map says of itself; field devices are off by one: `epcs` is what counts. */
  readonly stated: number;
}

export type MapFault = { readonly code: "echonet.bad-map"; readonly edt: Uint8Array };

const FEW = 16;

/**
 * Reads a property map. The length decides the form, not the count: 17 bytes are a bitmap where
 * byte i (1…16), bit b say EPC 0x80 + 0x10·b + (i − 1). Source: appendix, table of the maps.
 */
export function decodePropertyMap(edt: Uint8Array): Result<PropertyMap, MapFault> {
  const [stated, ...rest] = edt;
  if (stated === undefined || edt.length > 17) return no({ code: "echonet.bad-map", edt });
  const named = edt.length === 17 ? fromBits(rest) : rest;
  if (named.some((epc) => epc < 0x80)) return no({ code: "echonet.bad-map", edt });
  return ok({ epcs: [...new Set(named)].toSorted((a, b) => a - b), stated });
}

function fromBits(rows: readonly number[]): number[] {
  return rows.flatMap((bits, row) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => bits & (1 << bit)).map((bit) => 0x80 + 16 * bit + row),
  );
}

/** Fewer than 16 as a list, more as a bitmap. `[0x80, 0x81]` is `02 80 81`. */
export function encodePropertyMap(epcs: Iterable<number>): Uint8Array {
  const named = [...new Set(epcs)].toSorted((a, b) => a - b);
  if (named.length < FEW) return Uint8Array.of(named.length, ...named);
  const edt = new Uint8Array(17);
  edt[0] = named.length;
  for (const epc of named) {
    const row = (epc & 0x0f) + 1;
    edt[row] = (edt[row] ?? 0) | (1 << ((epc - 0x80) >> 4));
  }
  return edt;
}
