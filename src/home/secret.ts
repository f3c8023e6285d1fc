import { createHash, randomBytes, randomInt } from "node:crypto";

/** Letters and digits that nobody takes for another: no 0 O, 1 I L, U V. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const CODE_LENGTH = 10;

/** Ten letters to type into a gateway: 29^10, about 48 bits, for fifteen minutes. */
export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A code as it is shown: `7K3QA-WX2MP`. */
export function shownCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** A code as typed: small letters, spaces and dashes do not count. Null: it can be none. */
export function readCode(typed: string): string | null {
  const plain = typed.normalize("NFKC").toUpperCase().replaceAll(/[\s-]/g, "");
  const isCode = plain.length === CODE_LENGTH && [...plain].every((one) => ALPHABET.includes(one));
  return isCode ? plain : null;
}

/** A name that nobody guesses: `gw_` and 20 hex digits. */
export function newName(prefix: "gw" | "cm" | "rm" | "sc" | "sd"): string {
  const bytes = prefix === "gw" || prefix === "cm" ? 10 : 6;
  return `${prefix}_${randomBytes(bytes).toString("hex")}`;
}

/** Letters by which a token of a home is known wherever it turns up. */
const TOKEN_PREFIX = "engawa_home_";

export function newHomeToken(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;
}

export function hashOfSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
