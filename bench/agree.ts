/** Share of an amount of energy by which two engines' sines and cosines may set it apart. */
const ENERGY_SHARE = 1e-6;

/**
 * Where two answers differ, by path; null where they are the same. Energy that the sun's track goes
 * into (`…Wh`) may differ by 1 Wh or a millionth, as no two engines round sines alike; money and
 * all else may not.
 */
export function differenceOf(a: unknown, b: unknown, path: string): string | null {
  if (isBranch(a) && isBranch(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = differenceOf(a[key], b[key], `${path}/${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  if (a === b || (path.endsWith("Wh") && isNear(a, b))) return null;
  return `${path} is ${String(a)} and ${String(b)}`;
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isNear(a: unknown, b: unknown): boolean {
  if (typeof a !== "number" || typeof b !== "number") return false;
  return Math.abs(a - b) <= Math.max(1, Math.abs(a) * ENERGY_SHARE);
}
