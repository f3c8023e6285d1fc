import { createHash } from "node:crypto";
import { CONSENT, consentWords } from "../../diagnosis/business/consent-text.ts";

/** SHA-256 of the words that are signed today. */
export function consentHash(): Buffer {
  return createHash("sha256").update(consentWords(CONSENT)).digest();
}
