/** A code as the standard writes it: `0x0130` → `0130`; null stands for any. */
export function hexText(code: number | null, digits: number): string | null {
  return code === null ? null : code.toString(16).toUpperCase().padStart(digits, "0");
}

/** Hex digits as typed; null: any; undefined: no hex of so many digits. */
export function hexIn(typed: string, digits: number): number | null | undefined {
  const text = typed.normalize("NFKC").trim().replace(/^0x/i, "");
  if (text === "") return null;
  if (!/^[\da-f]+$/i.test(text) || text.length > digits) return undefined;
  return Number.parseInt(text, 16);
}
