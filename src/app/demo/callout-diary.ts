import { createHash } from "node:crypto";
import type { CaseFact, CaseFactBody } from "../../callout/facts.ts";
import type { Quote } from "../../callout/model.ts";
import { canonicalQuote } from "../../callout/quote/canonical-quote.ts";
import type { UsedLine } from "../../callout/quote/quote-terms.ts";
import { quoteOf } from "../../callout/quote/quote-of.ts";
import { quoteTermsOf } from "../../callout/quote/quote-terms-of.ts";
import type { Entitlement } from "../../callout/coverage/entitlement.ts";
import { addSeconds } from "../../platform/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

/** Facts of one case in their order, each known when it happened. */
export interface Diary {
  readonly facts: CaseFact[];
  now: string;
  readonly name: string;
  /** Some minutes later, somebody says this. */
  say(minutes: number, by: string, body: CaseFactBody): void;
}

export function diary(name: string, at: string): Diary {
  const facts: CaseFact[] = [];
  return {
    facts,
    now: at,
    name,
    say(minutes, by, body) {
      this.now = addSeconds(this.now, minutes * 60);
      const position = facts.length + 1;
      const id = `${name}/${position}`;
      facts.push({ ...body, id, at: this.now, recordedAt: this.now, position, by });
    },
  };
}

/** A quote as a phone makes it; throws where the terms refuse it: the demo quotes nothing such. */
export function quoted(
  catalogue: Catalogue,
  entitlement: Entitlement,
  asked: {
    readonly number: string;
    readonly visit: number;
    readonly quote: string;
    readonly used: readonly UsedLine[];
  },
): Quote {
  const { number, visit, quote, used } = asked;
  const terms = quoteTermsOf(catalogue, entitlement);
  const made = quoteOf(terms, used);
  if (!made.ok) throw new Error(`${number}: ${made.refusal.code}`);
  const { service } = terms;
  const { lines, total } = made.value;
  const text = canonicalQuote({ service, number, visit, quote, lines, total });
  return {
    quote,
    visit,
    service,
    lines,
    total,
    hash: createHash("sha256").update(text).digest("hex"),
  };
}

/** A name written by a finger, more or less. */
export const STROKES = [
  [120, 500, 180, 260, 240, 700, 300, 340],
  [380, 420, 460, 400, 420, 720],
  [560, 300, 560, 760, 640, 520, 720, 540, 800, 420],
] as const;
