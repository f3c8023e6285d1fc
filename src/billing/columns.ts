/**
 * Columns of many rows as Postgres array literals. The driver's own way quotes and escapes every
 * element by itself, which took a fifth of a bill run.
 */

/** Numbers and decimal text, or null: nothing in them needs quotes. */
export function numbers(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

/** Any text, or null. */
export function texts(values: readonly (string | null)[]): string {
  return `{${values.map(quoted).join(",")}}`;
}

function quoted(value: string | null): string {
  if (value === null) return "NULL";
  return NEEDS_ESCAPE.test(value) ? `"${value.replace(ESCAPED, "\\$&")}"` : `"${value}"`;
}
