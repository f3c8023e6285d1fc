import { compare, decimal } from "../../kernel/exact.ts";
import { formatPath, type Path } from "../problem.ts";

/** One place where the answer is not what was expected; both as JSON. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Where `got` is not what `expected` asks for. Expected keys must match, others are free; lists
 * have the same length; numbers compare by exact value, so 253, "253" and "253.00" agree; null also
 * means absent.
 */
export function mismatches(expected: unknown, got: unknown, path: Path = []): Mismatch[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length)
      return [mismatch(expected, got, path)];
    return expected.flatMap((element, index) => mismatches(element, got[index], [...path, index]));
  }
  if (isRecord(expected)) {
    if (!isRecord(got)) return [mismatch(expected, got, path)];
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(value, got[key], [...path, key]),
    );
  }
  return agree(expected, got) ? [] : [mismatch(expected, got, path)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function agree(expected: unknown, got: unknown): boolean {
  if (expected === got || (expected === null && got === undefined)) return true;
  const [a, b] = [decimalText(expected), decimalText(got)];
  return a !== null && b !== null && compare(decimal(a), decimal(b)) === 0;
}

/** The decimal text of a number or of text that is one; null for anything else. */
function decimalText(value: unknown): string | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : null;
}

function mismatch(expected: unknown, got: unknown, path: Path): Mismatch {
  return { path: formatPath(path), expected: shown(expected), got: shown(got) };
}

const LONGEST = 600;

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
