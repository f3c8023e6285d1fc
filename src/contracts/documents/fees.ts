import { moneyText } from "../../kernel/number-text.ts";
import { compare, decimal } from "../../kernel/exact.ts";
import { isWaived } from "../../rating/one-off-fee.ts";
import { marksOf, pricedOn } from "../../rating/priced.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { itemIn } from "../history/state.ts";
import { optionsOf } from "./agreed.ts";
import type { DocumentRow } from "./content.ts";
import { energyRows } from "./energy-fees.ts";
import { type Facts, priceWords, row } from "./facts.ts";

/** Everything that the contract may cost besides leaving it, as the price lists of the day say. */
export function feeRows(facts: Facts): readonly DocumentRow[] {
  return [
    ...monthlyRows(facts),
    ...energyRows(facts),
    ...oneOffRows(facts),
    ...paymentRows(facts),
    ...lateRows(facts),
  ];
}

function monthlyRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = facts.asked;
  const held = { item: [itemIn(facts.asked.life, facts.asked.on)], option: optionsOf(facts.asked) };
  return rulesOf(catalogue, life.service, "monthly-fee").flatMap(({ id, rule }) =>
    held[rule.of].flatMap((name) => {
      const fee = rule.items[name];
      const found = fee && pricedOn(fee.values, on, { rule: id, item: name });
      if (!fee || !found?.ok) return [];
      const price = priceWords(facts, found.value.amount, rule.tax);
      const monthly = { ja: `月額 ${price.ja}`, en: `${price.en} a month` };
      const value = withFreeMonths(monthly, rule.freeMonths?.months);
      return [row(fee.label, value, fee.clause ?? rule.clause, marksOf(found.value))];
    }),
  );
}

function withFreeMonths(price: Label, months: number | undefined): Label {
  if (months === undefined) return price;
  return {
    ja: `${price.ja}。はじめの${months}か月は無料`,
    en: `${price.en}; the first ${months} months are free`,
  };
}

const WAIVED = { ja: "かかりません", en: "None for this contract" };

function oneOffRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, tenure, on } = facts.asked;
  return rulesOf(catalogue, life.service, "one-off-fee").flatMap(({ rule }) =>
    Object.values(rule.fees).flatMap((fee) => {
      const clauses = fee.clause ?? rule.clause;
      if (isWaived(fee, tenure)) return [row(fee.label, WAIVED, clauses)];
      if (fee.passedOn) {
        return [row(fee.label, { ja: "実費・別に定める額", en: "At cost, or as set" }, clauses)];
      }
      const found = inForceOn(fee.values ?? [], on);
      if (!found.ok) return [];
      const { price } = found.value;
      const value =
        typeof price === "string"
          ? priceWords(facts, price, fee.tax)
          : rangeWords(facts, price, fee.tax);
      return [row(fee.label, value, clauses, marksOf(found.value))];
    }),
  );
}

/** 3,300円から22,000円（税込）: what the work is decides. */
function rangeWords(
  facts: Facts,
  cases: readonly { readonly amount: string }[],
  tax: Parameters<typeof priceWords>[2],
): Label {
  const amounts = cases.map(({ amount }) => decimal(amount)).toSorted((a, b) => compare(a, b));
  const [least] = amounts;
  const most = amounts.at(-1);
  if (least === undefined || most === undefined) throw new Error("a price has no case");
  const upper = priceWords(facts, most, tax);
  if (compare(least, most) === 0) return upper;
  return {
    ja: `${moneyText(least)}円から${upper.ja}、工事の内容による`,
    en: `${moneyText(least)} to ${upper.en}, by the work that is done`,
  };
}

function paymentRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = facts.asked;
  return rulesOf(catalogue, life.service, "payment-fee").flatMap(({ rule }) =>
    Object.values(rule.methods).flatMap((method) => {
      const found = inForceOn(method.values, on);
      if (!found.ok || found.value.amount === "0") return [];
      const price = priceWords(facts, found.value.amount, rule.tax);
      const value = { ja: `1回 ${price.ja}`, en: `${price.en} a payment` };
      return [row(method.label, value, rule.clause, marksOf(found.value))];
    }),
  );
}

function lateRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = facts.asked;
  return rulesOf(catalogue, life.service, "late").flatMap(({ rule }) => {
    const { interest, lateFee } = rule;
    const rate = interest && inForceOn(interest.values, on);
    const fee = lateFee && inForceOn(lateFee.values, on);
    return [
      ...(interest && rate?.ok
        ? [
            row(
              interest.label,
              rateWords(rate.value.percentAYear),
              rule.clause,
              marksOf(rate.value),
            ),
          ]
        : []),
      ...(lateFee && fee?.ok
        ? [
            row(
              lateFee.label,
              priceWords(facts, fee.value.amount, lateFee.tax),
              rule.clause,
              marksOf(fee.value),
            ),
          ]
        : []),
    ];
  });
}

function rateWords(percent: string): Label {
  return { ja: `年 ${percent}%`, en: `${percent}% a year` };
}
