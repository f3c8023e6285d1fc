import type { Exact } from "../../kernel/exact.ts";
import { moneyText } from "../../kernel/number-text.ts";
import type { Label } from "../../terms/fields.ts";
import type { TaxTreatment } from "../../rating/line.ts";

const TAX: Readonly<Record<TaxTreatment["kind"], Label>> = {
  included: { ja: "税込", en: "tax included" },
  added: { ja: "税抜", en: "before tax" },
  none: { ja: "不課税", en: "not taxed" },
};

/** An amount as people read it: 14,000円（不課税）. */
export function yenWords(amount: Exact, tax: TaxTreatment["kind"]): Label {
  const text = moneyText(amount);
  return { ja: `${text}円（${TAX[tax].ja}）`, en: `${text} yen (${TAX[tax].en})` };
}

/** What something costs, after its name: 再発行手数料：220円（税込）. */
export function costWords(label: Label, amount: Exact, tax: TaxTreatment["kind"]): Label {
  const cost = yenWords(amount, tax);
  return { ja: `${label.ja}：${cost.ja}`, en: `${label.en}: ${cost.en}` };
}
