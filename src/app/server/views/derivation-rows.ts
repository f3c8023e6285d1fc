import type { Why } from "../../../kernel/derivation.ts";
import { inTiers, valueOf } from "../../../kernel/evaluate-why.ts";
import { type Exact, multiply, negate, toText, whole } from "../../../kernel/exact.ts";
import { grouped, numberText } from "../../../kernel/number-text.ts";
import { round, type Rounding } from "../../../kernel/rounding.ts";
import type { DerivationRow } from "../../api/bill.ts";
import type { LabelText } from "../../api/fields.ts";

export interface WrittenSum {
  readonly rows: readonly DerivationRow[];
  readonly result: DerivationRow;
}

/**
 * A derivation as one would write it by hand: a row for each part, then what it comes to and how
 * digits were dropped. 202 kWh in two steps is `120 kWh × 29.80` 3,576.00, `82 kWh × 36.40`
 * 2,984.80, and below the line `202 kWh` 6,560.80.
 */
export function writtenSum(why: Why): WrittenSum {
  const { inner, roundings } = peel(why);
  const amount = amountText(valueOf(why));
  const plain = plainText(inner);
  if (plain !== null && roundings.length === 0)
    return { rows: [], result: { text: plain, amount } };
  const rows = evened(rowsOf(inner));
  const dropped = roundings.map(roundingText);
  const below = [...headOf(inner), ...dropped];
  const [only, ...more] = rows;
  if (only && more.length === 0 && below.length === 0) {
    return { rows: [], result: { text: only.text, amount } };
  }
  const text = below.length === 0 ? TOTAL : joinLabels(below, { ja: "・", en: ", " });
  return { rows, result: { text, amount } };
}

const TOTAL: LabelText = { ja: "合計", en: "total" };

/** A value that no sum was needed for: where it stands. */
function plainText(why: Why): LabelText | null {
  if ("value" in why) return { ja: "料金表の金額", en: "amount in the price list" };
  if ("market" in why) return { ja: "公表された値", en: "published value" };
  return "yen" in why ? { ja: "確定した金額", en: "amount settled elsewhere" } : null;
}

/** The roundings around the sum itself, outermost last. */
function peel(why: Why): { inner: Why; roundings: readonly Rounding[] } {
  if (!("round" in why)) return { inner: why, roundings: [] };
  const { inner, roundings } = peel(why.of);
  return { inner, roundings: [...roundings, why.round] };
}

/** What stands below the line besides the roundings: the quantity of a graduated price. */
function headOf(why: Why): readonly LabelText[] {
  if (!("tiers" in why)) return [];
  const { of } = why;
  const quantity = both(`${numberText(valueOf(of))}${isEnergy(of) ? " kWh" : ""}`);
  if (!("round" in of)) return [quantity];
  const [from, how] = [said(of.of), roundingText(of.round)];
  return [
    {
      ja: `${quantity.ja}（${from.ja}を${how.ja}）`,
      en: `${quantity.en} (${from.en}, ${how.en})`,
    },
  ];
}

/** Where one row keeps sen, all of them show theirs. */
function evened(rows: readonly DerivationRow[]): readonly DerivationRow[] {
  if (!rows.some(({ amount }) => amount?.includes("."))) return rows;
  return rows.map((each) =>
    each.amount === null || each.amount.includes(".")
      ? each
      : { ...each, amount: `${each.amount}.00` },
  );
}

function rowsOf(why: Why): readonly DerivationRow[] {
  if ("tiers" in why) {
    const unit = isEnergy(why.of) ? " kWh" : "";
    return inTiers(why).map(({ quantity, price, amount }) => {
      const of = `${numberText(quantity)}${unit} × `;
      const each = said(price);
      return row({ ja: of + each.ja, en: of + each.en }, amount);
    });
  }
  if ("sum" in why)
    return why.sum.flatMap((part) => ("tiers" in part ? rowsOf(part) : [rowOf(part)]));
  if ("difference" in why) {
    const [from, less] = why.difference;
    const taken = said(less);
    const text = { ja: `− ${taken.ja}`, en: `− ${taken.en}` };
    return [rowOf(from), row(text, negate(valueOf(less)))];
  }
  return [rowOf(why)];
}

function rowOf(why: Why): DerivationRow {
  return row(said(why), valueOf(why));
}

function row(text: LabelText, amount: Exact): DerivationRow {
  return { text, amount: amountText(amount) };
}

/** An expression in both languages, with brackets only where a part has parts of its own. */
function said(why: Why): LabelText {
  if ("value" in why) return both(grouped(why.value));
  if ("market" in why) return both(grouped(why.market));
  if ("yen" in why) return both(numberText(valueOf(why)));
  if ("count" in why) return both(numberText(whole(why.count)));
  if ("days" in why) return { ja: `${why.days}日`, en: `${why.days} days` };
  if ("wh" in why) return both(`${numberText(valueOf(why))} kWh`);
  if ("sum" in why) return joined(why.sum, " + ");
  if ("difference" in why) return joined(why.difference, " − ");
  if ("product" in why) return saidProduct(why.product);
  if ("quotient" in why) return joined(why.quotient, " ÷ ");
  if ("least" in why) return choice(why.least, { ja: "小さいほう", en: "the least of" });
  if ("greatest" in why) return choice(why.greatest, { ja: "大きいほう", en: "the greatest of" });
  if ("tiers" in why)
    return joinLabels(
      rowsOf(why).map(({ text }) => text),
      both(" + "),
    );
  const of = said(why.of);
  const how = roundingText(why.round);
  return { ja: `[${of.ja} → ${how.ja}]`, en: `[${of.en} → ${how.en}]` };
}

/** A factor of −1 that only turns the sign is written as one. */
function saidProduct(factors: readonly Why[]): LabelText {
  const turned = factors.filter(
    (factor) => "of" in factor && "count" in factor && factor.count === -1,
  );
  const rest = factors.filter((factor) => !turned.includes(factor));
  const text = rest.length === 0 ? both("1") : joined(rest, " × ");
  if (turned.length % 2 === 0) return text;
  return { ja: `−（${text.ja}）`, en: `−(${text.en})` };
}

function joined(parts: readonly Why[], sign: string): LabelText {
  const texts = parts.map((part) => (needsBrackets(part, sign) ? bracket(said(part)) : said(part)));
  return joinLabels(texts, both(sign));
}

function needsBrackets(part: Why, sign: string): boolean {
  if (sign === " + ") return false;
  if ("sum" in part || "difference" in part || "tiers" in part) return true;
  return "quotient" in part || ("product" in part && sign === " ÷ ");
}

function bracket({ ja, en }: LabelText): LabelText {
  return { ja: `（${ja}）`, en: `(${en})` };
}

function choice(parts: readonly Why[], name: LabelText): LabelText {
  const { ja, en } = joinLabels(parts.map(said), { ja: "、", en: ", " });
  return { ja: `${name.ja}（${ja}）`, en: `${name.en} (${en})` };
}

function joinLabels(labels: readonly LabelText[], sign: LabelText): LabelText {
  return {
    ja: labels.map(({ ja }) => ja).join(sign.ja),
    en: labels.map(({ en }) => en).join(sign.en),
  };
}

function both(text: string): LabelText {
  return { ja: text, en: text };
}

const DIGITS: Readonly<Record<Rounding["digit"], LabelText>> = {
  "hundred-yen": { ja: "100円未満", en: "below 100 yen" },
  "ten-yen": { ja: "10円未満", en: "below 10 yen" },
  yen: { ja: "1円未満", en: "below 1 yen" },
  "tenth-yen": { ja: "10銭未満", en: "below 0.1 yen" },
  sen: { ja: "1銭未満", en: "below 0.01 yen" },
  kWh: { ja: "1kWh未満", en: "below 1 kWh" },
  m3: { ja: "1m³未満", en: "below 1 m³" },
};

const MODES: Readonly<Record<Rounding["mode"], LabelText>> = {
  down: { ja: "切捨て", en: "dropped" },
  "half-up": { ja: "四捨五入", en: "rounded half up" },
  up: { ja: "切上げ", en: "rounded up" },
};

/** `1円未満切捨て`. */
function roundingText({ digit, mode }: Rounding): LabelText {
  const [what, how] = [DIGITS[digit], MODES[mode]];
  return { ja: `${what.ja}${how.ja}`, en: `${what.en} ${how.en}` };
}

/** Decimal text for the right-hand column: whole, or with sen; what never ends is cut there. */
export function amountText(value: Exact): string {
  const text = toText(value);
  if (text.includes("/")) return toText(round(value, { digit: "sen", mode: "down" }), 2);
  return text.includes(".") ? toText(value, 2) : text;
}

/** `−1.44 円/kWh` of a line that is one unit price times energy; null of any other. */
export function unitPriceOf(why: Why): LabelText | null {
  const { inner } = peel(why);
  if (!("product" in inner)) return null;
  const energy = inner.product.filter(isEnergy);
  const prices = inner.product.filter((factor) => !isEnergy(factor));
  if (energy.length !== 1 || prices.length === 0) return null;
  const [only, ...others] = prices;
  const stated = only && others.length === 0 && ("value" in only || "market" in only);
  const price = stated ? said(only).ja : numberText(prices.map(valueOf).reduce(multiply, whole(1)));
  return { ja: `${price} 円/kWh`, en: `${price} yen/kWh` };
}

function isEnergy(why: Why): boolean {
  return "wh" in peel(why).inner;
}
