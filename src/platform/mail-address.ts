const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;

/**
 * One plain mail address, or null. No names, lists, line breaks or comments: what is put into a
 * header must not be able to add another one. `hana@example.jp` is one, `a@b.jp\r\nBcc: c@d.jp` is
 * none.
 */
export function mailAddress(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length <= 254 && ADDRESS.test(trimmed) ? trimmed : null;
}

/** Text for one header line: whatever could end the line or is not printed becomes a space. */
export function headerText(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
