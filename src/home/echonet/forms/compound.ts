import type { PropertyValue } from "../../model.ts";
import { unsignedAt } from "../bytes.ts";
import type { Known } from "../units.ts";
import { type Form, misread, type Read, sized, value } from "./form.ts";

/**
 * Parts one after the other; all but the last have one size. `[["rPhase", A], ["tPhase", A]]`
 * reads `00520052` as `{rPhase: 8.2, tPhase: 8.2}`.
 */
export function record(parts: readonly (readonly [name: string, form: Form])[]): Form {
  const before = parts.slice(0, -1).reduce((sum, [, form]) => sum + form.most, 0);
  const last = parts.at(-1)?.[1];
  return sized({
    fewest: before + (last?.fewest ?? 0),
    most: before + (last?.most ?? 0),
    shape: { kind: "record", parts: parts.map(([name, form]) => [name, form.shape]) },
    read: (edt, known) => readParts(parts, edt, known),
    write: (of) => writeParts(parts, of),
  });
}

function readParts(
  parts: readonly (readonly [string, Form])[],
  edt: Uint8Array,
  known: Known,
): Read {
  const values: Record<string, PropertyValue> = {};
  let cursor = 0;
  for (const [index, [name, form]] of parts.entries()) {
    const end = index === parts.length - 1 ? edt.length : cursor + form.most;
    const read = form.read(edt.subarray(cursor, end), known);
    if (!read.ok) return read;
    values[name] = read.value;
    cursor = end;
  }
  return value(values);
}

function writeParts(
  parts: readonly (readonly [string, Form])[],
  of: PropertyValue,
): readonly number[] | null {
  if (typeof of !== "object" || of === null || Array.isArray(of)) return null;
  const fields = new Map<string, PropertyValue>(Object.entries(of));
  const written = parts.map(([name, form]) => form.write(fields.get(name) ?? null));
  return written.every((bytes) => bytes !== null) ? written.flat() : null;
}

/** `fewest` to `most` items of one size. */
export function list(item: Form, { fewest = 0, most }: { fewest?: number; most: number }): Form {
  const size = item.most;
  return sized({
    fewest: fewest * size,
    most: most * size,
    shape: { kind: "list", of: item.shape },
    read: (edt, known) => {
      if (edt.length % size !== 0) return misread("wrong-size");
      const values: PropertyValue[] = [];
      for (let start = 0; start < edt.length; start += size) {
        const read = item.read(edt.subarray(start, start + size), known);
        if (!read.ok) return read;
        values.push(read.value);
      }
      return value(values);
    },
    write: (of) => {
      if (!Array.isArray(of) || of.length < fewest || of.length > most) return null;
      const written = of.map((one: PropertyValue) => item.write(one));
      return written.every((bytes) => bytes !== null) ? written.flat() : null;
    },
  });
}

/** A number of items and then the items: the number must be theirs. */
export function countedList(item: Form, most: number): Form {
  const items = list(item, { most });
  return sized({
    fewest: 1,
    most: 1 + items.most,
    shape: items.shape,
    read: (edt, known) =>
      edt[0] === (edt.length - 1) / item.most
        ? items.read(edt.subarray(1), known)
        : misread("wrong-size"),
    write: (of) => {
      const written = items.write(of);
      return written && [written.length / item.most, ...written];
    },
  });
}

/**
 * A board's list over a range of its channels (0x0287 B3 and kin): first channel, how many, and
 * the items. Both FD: no range was ever set, and there are none.
 */
export function channelList(item: Form, most: number): Form {
  const items = list(item, { most });
  return sized({
    fewest: 2,
    most: 2 + items.most,
    shape: {
      kind: "record",
      parts: [
        ["startChannel", { kind: "number", unit: "", least: 1, most: 252, step: 1 }],
        ["range", { kind: "number", unit: "", least: 1, most, step: 1 }],
        ["values", items.shape],
      ],
    },
    read: (edt, known) => {
      const [start = 0, range = 0] = edt;
      if (edt.length === 2 && (start === 0xfd || range === 0xfd))
        return value({ startChannel: null, range: null, values: [] });
      if (start < 1 || start + range - 1 > 252) return misread("out-of-range");
      if (edt.length !== 2 + range * item.most) return misread("wrong-size");
      const read = items.read(edt.subarray(2), known);
      return read.ok ? value({ startChannel: start, range, values: read.value }) : read;
    },
    write: () => null,
  });
}

/** A whole number without a unit. */
export function plain(size: 1 | 2 | 3 | 4, least = 0, most = 256 ** size - 1): Form {
  return sized({
    fewest: size,
    most: size,
    shape: { kind: "number", unit: "", least, most, step: 1 },
    read: (edt) => {
      const count = unsignedAt(edt, 0, size);
      return count < least || count > most ? misread("out-of-range") : value(count);
    },
    write: (of) =>
      typeof of === "number" && Number.isInteger(of) && of >= least && of <= most
        ? Array.from({ length: size }, (_, i) => Math.floor(of / 256 ** (size - 1 - i)) % 256)
        : null,
  });
}
