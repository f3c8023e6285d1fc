import { grouped } from "../../kernel/number-text.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Label } from "../../terms/fields.ts";
import type { QuoteLine } from "../model.ts";
import type { PriceItem, QuoteTerms, UsedLine } from "./quote-terms.ts";

/** What is shown and signed, without its name and hash. */
export interface MadeQuote {
  readonly lines: readonly QuoteLine[];
  /** Yen with tax. */
  readonly total: number;
}

export interface QuoteRefusal {
  readonly code:
    | "callout.unknown-price"
    | "callout.price-not-as-agreed"
    | "callout.not-whole"
    | "callout.quote-too-high"
    | "callout.quote-differs";
  readonly words: Label;
}

/** Above this it is a mistake of typing, or no call-out any more. Yen with tax. */
const MOST_YEN = 9_999_999;

/**
 * The lines of a quote by the terms and what is used: free lines at 0, fees of the visit, then what
 * is used in its order. Parts of 25,000 where 20,000 are free: 25,000 less 20,000 is 5,000. The
 * phone and the server make it by this same function.
 */
export function quoteOf(
  terms: QuoteTerms,
  used: readonly UsedLine[],
): Result<MadeQuote, QuoteRefusal> {
  const lines: QuoteLine[] = [...terms.free.map(freeLine), ...terms.fees.map(feeLine)];
  let freeLeft = terms.freeParts?.yen ?? 0;
  for (const line of used) {
    const item = terms.prices.find(({ code, kind }) => code === line.code && kind !== "fee");
    const fault = item ? faultOf(item, line) : unknownPrice(line);
    if (fault !== null) return no(fault);
    if (!item) continue;
    const price = line.quantity * line.unitPrice;
    const free = item.kind === "parts" ? Math.min(freeLeft, price) : 0;
    freeLeft -= free;
    lines.push(usedLine(terms, item, { line, free }));
  }
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  return total > MOST_YEN ? no(TOO_HIGH) : ok({ lines, total });
}

function freeLine({ code, label, why, clauses }: QuoteTerms["free"][number]): QuoteLine {
  return { code, label, quantity: 1, unitPrice: 0, free: 0, amount: 0, clauses, why };
}

function feeLine({ code, label, why, clauses, yen }: QuoteTerms["fees"][number]): QuoteLine {
  return { code, label, quantity: 1, unitPrice: yen, free: 0, amount: yen, clauses, why };
}

interface Used {
  readonly line: UsedLine;
  readonly free: number;
}

function usedLine({ freeParts }: QuoteTerms, item: PriceItem, { line, free }: Used): QuoteLine {
  const { code, words, quantity, unitPrice } = line;
  const said = words.trim();
  const { ja, en } = item.label;
  const why = free > 0 && freeParts ? freeParts : item;
  return {
    code,
    label: said === "" ? item.label : { ja: `${ja}（${said}）`, en: `${en} (${said})` },
    quantity,
    unitPrice,
    free,
    amount: quantity * unitPrice - free,
    clauses: [...new Set([...why.clauses, ...item.clauses])],
    why: why.why,
  };
}

function faultOf({ label, unitPrice }: PriceItem, line: UsedLine): QuoteRefusal | null {
  const isWhole = [line.quantity, line.unitPrice].every((value) => Number.isSafeInteger(value));
  if (!isWhole || line.quantity < 1 || line.unitPrice < 0) return NOT_WHOLE;
  if (line.quantity * line.unitPrice > MOST_YEN) return TOO_HIGH;
  if (unitPrice === null || unitPrice === line.unitPrice) return null;
  const agreed = grouped(String(unitPrice));
  return {
    code: "callout.price-not-as-agreed",
    words: {
      ja: `${label.ja}の単価は${agreed}円と決まっています`,
      en: `The price of ${label.en} is ${agreed} yen`,
    },
  };
}

function unknownPrice({ code }: UsedLine): QuoteRefusal {
  return {
    code: "callout.unknown-price",
    words: {
      ja: `「${code}」はこの訪問の見積項目にありません`,
      en: `"${code}" may not stand on a quote of this visit`,
    },
  };
}

const NOT_WHOLE: QuoteRefusal = {
  code: "callout.not-whole",
  words: {
    ja: "数量は1以上、単価は0円以上の整数でご記入ください",
    en: "Write a whole quantity of 1 or more and a price in whole yen",
  },
};

const TOO_HIGH: QuoteRefusal = {
  code: "callout.quote-too-high",
  words: {
    ja: "見積額が上限（9,999,999円）を超えています",
    en: "The quote is above 9,999,999 yen",
  },
};
