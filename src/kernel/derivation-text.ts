import type { Why } from "./derivation.ts";
import { compare, decimal, multiply, toText, whole, ZERO } from "./exact.ts";
import { inTiers, valueOf } from "./evaluate-why.ts";
import { grouped, moneyText, numberText } from "./number-text.ts";
import type { Rounding } from "./rounding.ts";
import { isLeaf, leavesOf } from "./why-leaves.ts";

export type Language = "ja" | "en";

/**
 * The sum of a derivation as one would write it by hand:
 * `120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 13,124.26 円 → 1円未満切捨て 13,124 円`.
 */
export function explain(why: Why, language: Language): string {
  const yen = language === "ja" ? " 円" : " yen";
  const rounds: { readonly rounding: Rounding; readonly from: Why }[] = [];
  let inner = why;
  while ("round" in inner) {
    rounds.unshift({ rounding: inner.round, from: inner });
    inner = inner.of;
  }
  const exact = valueOf(inner);
  const written = write(inner, language);
  const plain = written === numberText(exact) || isLeaf(inner);
  const parts = [plain ? `${written}${yen}` : `${written} = ${moneyText(exact)}${yen}`];
  let before = exact;
  for (const { rounding, from } of rounds) {
    const after = valueOf(from);
    if (compare(before, after) === 0) continue;
    before = after;
    parts.push(`→ ${roundingText(rounding, language)} ${moneyText(after)}${yen}`);
  }
  return parts.join(" ");
}

/** The named step in which digits are dropped, as bills print it. */
function roundingText({ digit, mode }: Rounding, language: Language): string {
  return language === "ja"
    ? `${DIGITS_JA[digit]}${MODES_JA[mode]}`
    : `${MODES_EN[mode]} to ${DIGITS_EN[digit]}`;
}

const MODES_JA = { down: "切捨て", "half-up": "四捨五入", up: "切上げ" } as const;
const MODES_EN = { down: "cut", "half-up": "rounded half up", up: "rounded up" } as const;

const DIGITS_JA = {
  "hundred-yen": "100円未満",
  "ten-yen": "10円未満",
  yen: "1円未満",
  "tenth-yen": "0.1円未満",
  sen: "1銭未満",
  kWh: "1kWh未満",
  m3: "1m³未満",
} as const satisfies Record<Rounding["digit"], string>;

const DIGITS_EN = {
  "hundred-yen": "100 yen",
  "ten-yen": "10 yen",
  yen: "1 yen",
  "tenth-yen": "0.1 yen",
  sen: "0.01 yen",
  kWh: "1 kWh",
  m3: "1 m³",
} as const satisfies Record<Rounding["digit"], string>;

/** How tightly an expression binds: what binds less inside is put into brackets. */
const SUM = 1;
const PRODUCT = 2;
const TIGHT = 3;

function write(why: Why, language: Language, around = 0): string {
  const { text, binds } = written(why, language);
  return binds < around ? `(${text})` : text;
}

interface Written {
  readonly text: string;
  readonly binds: number;
}

function written(why: Why, language: Language): Written {
  if ("sum" in why) return sumOf(why.sum, language);
  if ("difference" in why) {
    const [a, b] = why.difference;
    const less = write(b, language, PRODUCT);
    const taken = less.startsWith("−") ? `(${less})` : less;
    return { text: `${write(a, language, SUM)} − ${taken}`, binds: SUM };
  }
  if ("product" in why) return productOf(why.product, language);
  if ("quotient" in why) {
    const [a, b] = why.quotient;
    return {
      text: `${write(a, language, PRODUCT)} ÷ ${write(b, language, TIGHT)}`,
      binds: PRODUCT,
    };
  }
  if ("least" in why) return called(language === "ja" ? "最小" : "least", why.least, language);
  if ("greatest" in why)
    return called(language === "ja" ? "最大" : "greatest", why.greatest, language);
  if ("tiers" in why) return tiersOf(why, language);
  if ("round" in why) return roundedInside(why, language);
  return { text: leafText(why), binds: compare(valueOf(why), ZERO) < 0 ? SUM : TIGHT };
}

function sumOf(parts: readonly Why[], language: Language): Written {
  const [first, ...rest] = parts;
  if (!first) return { text: "0", binds: TIGHT };
  if (rest.length === 0) return written(first, language);
  const [head = "", ...tail] = parts.map((part) => write(part, language, SUM));
  return { text: tail.reduce(joined, head), binds: SUM };
}

/** What is negative is taken off: `935.25 + 10,128 − 750`, not `+ −750`. */
function joined(before: string, part: string): string {
  return part.startsWith("−") ? `${before} − ${part.slice(1)}` : `${before} + ${part}`;
}

/** A product with the sign −1 in front is written as one writes it: −110. */
function productOf(parts: readonly Why[], language: Language): Written {
  const [sign, ...rest] = parts;
  if (sign && "count" in sign && sign.count === -1 && rest.length > 0) {
    return { text: `−${write({ product: rest }, language, TIGHT)}`, binds: SUM };
  }
  const [only, ...others] = parts;
  if (only && others.length === 0) return written(only, language);
  const factors = parts.map((part, index) =>
    write(part, language, index === 0 ? firstOf(part) : PRODUCT),
  );
  return { text: factors.join(" × "), binds: factors[0]?.startsWith("−") ? SUM : PRODUCT };
}

/** A negative number needs no brackets where it stands first: `−2.5 × 300`. */
function firstOf(why: Why): number {
  return isLeaf(why) ? 0 : PRODUCT;
}

function called(name: string, parts: readonly Why[], language: Language): Written {
  return {
    text: `${name}(${parts.map((part) => write(part, language)).join(", ")})`,
    binds: TIGHT,
  };
}

/** 374 kWh in three steps: `120 × 29.80 + 180 × 36.40 + 74 × 40.49`. */
function tiersOf(why: Extract<Why, { readonly tiers: unknown }>, language: Language): Written {
  const parts = inTiers(why).map(
    ({ quantity, price }) => `${numberText(quantity)} × ${write(price, language, TIGHT)}`,
  );
  if (parts.length === 0) return { text: "0", binds: TIGHT };
  return { text: parts.join(" + "), binds: parts.length > 1 ? SUM : PRODUCT };
}

/** A rounding inside a sum shows what was rounded and what it came to. */
function roundedInside(
  why: Extract<Why, { readonly round: unknown }>,
  language: Language,
): Written {
  const rounded = moneyText(valueOf(why));
  if (isLeaf(why.of)) return { text: rounded, binds: TIGHT };
  const step = roundingText(why.round, language);
  return { text: `[${write(why.of, language)} → ${step} ${rounded}]`, binds: TIGHT };
}

/** Prices keep the digits they are printed with: 29.80, not 29.8. */
function leafText(why: Why): string {
  if ("value" in why) return grouped(why.value);
  if ("market" in why) return grouped(why.market);
  return numberText(valueOf(why));
}

/**
 * The facts that a derivation rests on, a line each, each once, in the order in which they are
 * used: `380 JPY/month: ecorepo-home/monthly-fee/light@2018-07-01`, `20日: 2018-09-11/2018-10-01`.
 */
export function explainFacts(why: Why, language: Language): string[] {
  return [...new Set(leavesOf(why).flatMap((leaf) => factText(leaf, language)))];
}

function factText(leaf: Why, language: Language): string[] {
  const japanese = language === "ja";
  if ("value" in leaf) return [`${grouped(leaf.value)} ${leaf.unit}: ${leaf.entry}`];
  if ("days" in leaf) return [`${leaf.days}${japanese ? "日" : " days"}: ${leaf.period}`];
  if ("wh" in leaf) {
    const kwh = toText(multiply(whole(leaf.wh), decimal("0.001")));
    const band = leaf.band === undefined ? "" : ` (${leaf.band})`;
    return [`${grouped(kwh)} kWh${band}: ${leaf.period}, ${leaf.readings}`];
  }
  if ("market" in leaf)
    return [`${grouped(leaf.market)} ${leaf.unit}: ${leaf.series}, ${leaf.over}`];
  if ("yen" in leaf) return [`${grouped(leaf.yen)}${japanese ? "円" : " yen"}: ${leaf.of}`];
  if ("count" in leaf && !UNSPOKEN.has(leaf.of)) return [`${leaf.count}: ${leaf.of}`];
  return [];
}

/** Counts that are part of writing, not facts. */
const UNSPOKEN = new Set(["sign", "percent", "yen"]);
