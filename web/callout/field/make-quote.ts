import type { FieldVisit } from "../../../src/app/api/callout-field.ts";
import { canonicalQuote } from "../../../src/callout/quote/canonical-quote.ts";
import type { MadeQuote } from "../../../src/callout/quote/quote-of.ts";
import type { UsedLine } from "../../../src/callout/quote/quote-terms.ts";
import { newFactId } from "./queue/new-id.ts";
import { termsNow } from "./shown/terms-now.ts";

/** What the fact `quoted` says: the lines as typed, and the hash of what is shown of them. */
export interface SentQuote {
  readonly type: "quoted";
  readonly quote: string;
  readonly lines: UsedLine[];
  readonly total: number;
  readonly hash: string;
}

/** Names a quote and hashes what the resident will read, as the server will again. */
export async function sealed(
  visit: FieldVisit,
  used: readonly UsedLine[],
  { lines, total }: MadeQuote,
): Promise<SentQuote> {
  const quote = newFactId();
  const named = { service: termsNow(visit).service, number: visit.number, visit: visit.visit };
  const hash = await sha256(canonicalQuote({ ...named, quote, lines, total }));
  return { type: "quoted", quote, lines: [...used], total, hash };
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
