import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuote } from "./canonical-quote.ts";
import { overtimeLine } from "./overtime-line.ts";
import { type MadeQuote, quoteOf } from "./quote-of.ts";
import { quoteFits } from "./quote-fits.ts";
import type { PriceItem, QuoteTerms, UsedLine } from "./quote-terms.ts";

const said = (text: string) => ({ ja: text, en: text });
const item = (code: string, kind: PriceItem["kind"], unitPrice: number | null = null) => ({
  code,
  kind,
  unitPrice,
  label: said(code),
  why: said("at cost"),
  clauses: ["KK-02"],
  barredAtNight: false,
});
const TERMS: QuoteTerms = {
  service: "test",
  terms: ["test/coverage@2026-01-01"],
  free: [{ code: "visit", label: said("visit"), why: said("free"), clauses: ["KK-02"] }],
  fees: [{ code: "night", label: said("night"), why: said("told"), clauses: ["KK-02"], yen: 3000 }],
  freeMinutes: 60,
  freeParts: { yen: 20_000, label: said("parts"), why: said("free parts"), clauses: ["KK-01"] },
  overtime: { minutes: 10, yen: 1500 },
  prices: [item("parts", "parts"), item("work", "work"), item("overtime", "overtime", 1500)],
};
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const line = (code: string, unitPrice: number, quantity = 1): UsedLine => {
  return { code, words: "", quantity, unitPrice };
};

function made(used: readonly UsedLine[], terms: QuoteTerms = TERMS): MadeQuote {
  const found = quoteOf(terms, used);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

describe("the lines of a quote", () => {
  test("free ones first, then fees, then what is used, parts less what is free of them", () => {
    const { lines, total } = made([{ ...line("parts", 25_000), words: "水栓" }, line("work", 800)]);
    expect(total).toBe(3000 + 5000 + 800);
    expect(lines.map(({ code, amount, free }) => [code, amount, free])).toEqual([
      ["visit", 0, 0],
      ["night", 3000, 0],
      ["parts", 5000, 20_000],
      ["work", 800, 0],
    ]);
    expect(lines[2]).toEqual({
      code: "parts",
      label: { ja: "parts（水栓）", en: "parts (水栓)" },
      quantity: 1,
      unitPrice: 25_000,
      free: 20_000,
      amount: 5000,
      clauses: ["KK-01", "KK-02"],
      why: said("free parts"),
    });
  });

  test.each([
    ["callout.unknown-price", line("tip", 1)],
    ["callout.unknown-price", line("night", 3000)],
    ["callout.price-not-as-agreed", line("overtime", 1400)],
    ["callout.not-whole", line("work", 0.5)],
    ["callout.not-whole", line("work", -1)],
    ["callout.not-whole", line("work", 1, 0)],
    ["callout.quote-too-high", line("work", 9_999_999, 2)],
    ["callout.quote-too-high", line("work", 9_999_999)],
  ])("%s", (code, used) => {
    expect(quoteOf(TERMS, [used])).toMatchObject({ ok: false, refusal: { code } });
  });

  test.each([
    [60, null],
    [61, { code: "overtime", words: "60→61", quantity: 1, unitPrice: 1500 }],
    [70, { code: "overtime", words: "60→70", quantity: 1, unitPrice: 1500 }],
    [71, { code: "overtime", words: "60→71", quantity: 2, unitPrice: 1500 }],
  ])("%i minutes of work", (minutes, expected) => {
    expect(overtimeLine(TERMS, minutes)).toEqual(expected);
  });

  test("at cost somebody types what a longer work is worth", () => {
    const terms = { ...TERMS, overtime: null };
    expect(overtimeLine(terms, 61)).toMatchObject({ quantity: 1, unitPrice: null });
  });
});

const usedLines = fc.array(
  fc.record({
    code: fc.constantFrom("parts", "work"),
    words: fc.string({ maxLength: 5 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    unitPrice: fc.integer({ min: 0, max: 30_000 }),
  }),
  { maxLength: 6 },
);

describe("whatever is quoted", () => {
  test("each line adds up, no yen is free twice, and the total is the sum", () => {
    fc.assert(
      fc.property(usedLines, (used) => {
        const { lines, total } = made(used);
        for (const { quantity, unitPrice, free, amount } of lines) {
          expect(amount).toBe(quantity * unitPrice - free);
          expect(Math.min(amount, free)).toBeGreaterThanOrEqual(0);
        }
        const parts = used.filter(({ code }) => code === "parts");
        const worth = parts.reduce((sum, each) => sum + each.quantity * each.unitPrice, 0);
        const free = lines.reduce((sum, each) => sum + each.free, 0);
        expect(free).toBe(Math.min(20_000, worth));
        expect(total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
      }),
    );
  });

  test("what the phone made is what the server makes; a yen or a word more is refused", () => {
    fc.assert(
      fc.property(usedLines, fc.integer({ min: 1, max: 9 }), (lines, more) => {
        const { total, lines: shown } = made(lines);
        const named = { service: "test", number: "C-1", visit: 1, quote: "q" };
        const hash = sha256(canonicalQuote({ ...named, lines: shown, total }));
        const sent = { ...named, lines, total, hash };
        const fits = quoteFits(TERMS, sent, sha256);
        const quote = { quote: "q", visit: 1, service: "test", lines: shown, total, hash };
        expect(fits).toEqual({ ok: true, value: quote });
        const differs = { ok: false, refusal: { code: "callout.quote-differs" } };
        expect(quoteFits(TERMS, { ...sent, total: total + more }, sha256)).toMatchObject(differs);
        expect(quoteFits(TERMS, { ...sent, visit: 2 }, sha256)).toMatchObject(differs);
        expect(quoteFits(TERMS, { ...sent, number: "C-2" }, sha256)).toMatchObject(differs);
        const terms = { ...TERMS, freeParts: null, service: "other" };
        expect(quoteFits(terms, sent, sha256)).toMatchObject(differs);
      }),
    );
  });
});
