import { createHash } from "node:crypto";

/**
 * What a request said, in few letters: its facts carry it, so that the same key with another body
 * is known for what it is.
 */
export function sealOf(said: unknown): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16);
}
