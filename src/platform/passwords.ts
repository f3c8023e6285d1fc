import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/**
 * OWASP's parameters for argon2id, the library's own choice of algorithm: 19 MiB, two passes, one
 * lane; about 15 ms.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At least this long when a password is the only factor; no rules of composition. */
export const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 200;

export type PasswordRefusal =
  | { readonly code: "auth.password-too-short"; readonly least: number }
  | {
      readonly code: "auth.password-too-long";
      readonly most: number;
    };

/** Why a new password will not do, or null. */
export function refusePassword(password: string): PasswordRefusal | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD)
    return { code: "auth.password-too-short", least: SHORTEST_PASSWORD };
  if (length > LONGEST_PASSWORD) return { code: "auth.password-too-long", most: LONGEST_PASSWORD };
  return null;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), PARAMETERS);
}

/**
 * Whether a password belongs to a stored hash. With no hash (nobody has this login) it takes the
 * same time and is false, so that the answer's delay tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD * 4) return false;
  const matches = await verify(stored ?? (await nobodysHash()), password.normalize("NFKC"));
  return stored !== null && matches;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(32).toString("base64"));
  return nobodys;
}
