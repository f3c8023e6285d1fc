import { createHash, randomUUID } from "node:crypto";
import { canonicalQuote } from "../../src/callout/quote/canonical-quote.ts";
import { quoteOf } from "../../src/callout/quote/quote-of.ts";
import type { QuoteTerms, UsedLine } from "../../src/callout/quote/quote-terms.ts";
import type { FieldAnswer, FieldDay, FieldVisit } from "../../src/app/api/callout-field.ts";
import { later, NIGHT } from "./callout-town.ts";
import type { Browser } from "./portal.ts";

export const STROKES = [[100, 500, 300, 200, 500, 800, 900, 400]];

/** What a phone tells; `minute` counts from two in the morning. */
export function told(
  number: string,
  type: string,
  { minute = 0, ...more }: { readonly minute?: number; readonly [key: string]: unknown } = {},
) {
  return { id: randomUUID(), number, visit: 1, at: later(NIGHT, minute), type, ...more };
}
export type Told = ReturnType<typeof told>;

/** The phone makes the quote by the terms it holds, as its page does. */
export function quotedBy(
  { number, visit }: Pick<FieldVisit, "number" | "visit">,
  terms: QuoteTerms,
  { used, minute }: { readonly used: readonly UsedLine[]; readonly minute: number },
) {
  const made = quoteOf(terms, used);
  if (!made.ok) throw new Error(made.refusal.code);
  const quote = randomUUID();
  const { service } = terms;
  const text = canonicalQuote({ service, number, visit, quote, ...made.value });
  const hash = createHash("sha256").update(text).digest("hex");
  const { total } = made.value;
  const more = { visit, minute, quote, lines: used, total, hash };
  return { ...told(number, "quoted", more), quote, hash, total };
}

/** A technician's phone whose clock is right, or wrong by so many minutes. */
export function phoneOf(browser: Browser, wrongBy = 0) {
  return {
    browser,
    day: async () => (await browser.get("/api/field/day")).json as FieldDay,
    /** Sent at a minute from two in the morning, by the operator's clock. */
    tell: async (facts: readonly Told[], minute = 0): Promise<FieldAnswer> => {
      const body = {
        sentAt: later(NIGHT, minute + wrongBy),
        facts: facts.map((fact) => ({ ...fact, at: later(fact.at, wrongBy) })),
      };
      const { json, status } = await browser.post("/api/field/facts", body);
      if (status !== 200) throw new Error(JSON.stringify(json));
      return json as FieldAnswer;
    },
    photo: (photo: string, file: Uint8Array) =>
      browser.send(`/api/field/photos/${photo}`, {
        method: "POST",
        body: file,
        type: "image/jpeg",
      }),
  };
}
export type Phone = ReturnType<typeof phoneOf>;
