import type { Lead } from "../../kernel/deadline.ts";
import { moneyText } from "../../kernel/number-text.ts";
import { decimal, type Exact, whole } from "../../kernel/exact.ts";
import type { Mark } from "../../rating/priced.ts";
import type { TaxTreatment } from "../../rating/line.ts";
import { withTax } from "../../rating/with-tax.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Label } from "../../terms/fields.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import type { Asked } from "../decision.ts";
import { yenWords } from "../words/yen-words.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { DocumentRow } from "./content.ts";

export type DocumentRule = Located<RuleOf<"document">>;

/** Who a document is written to. */
export interface Party {
  readonly name: string;
  readonly postalCode: string;
  readonly address: string;
}

/** All that a section may speak of. */
export interface Facts {
  readonly asked: Asked;
  readonly rule: DocumentRule;
  readonly party: Party;
  /** Clauses of the document itself: of rows that no rule decides. */
  readonly clauses: readonly string[];
}

/** A row, with nothing unverified unless it is said. */
export function row(
  label: Label,
  value: Label,
  clauses: readonly string[],
  marks: readonly Mark[] = [],
): DocumentRow {
  const illustrative = marks.some((mark) => mark === "illustrative" || mark === "unverified");
  return { label, value, clauses, illustrative };
}

/** The same text in both languages: a name, a number. */
export function plain(text: string): Label {
  return { ja: text, en: text };
}

/** 10日, 1か月. */
export function leadWords(lead: Lead): Label {
  if ("days" in lead) {
    return { ja: `${lead.days}日`, en: `${lead.days} day${lead.days === 1 ? "" : "s"}` };
  }
  return { ja: `${lead.months}か月`, en: `${lead.months} month${lead.months === 1 ? "" : "s"}` };
}

/** A price with its tax, and, where tax is added, what it comes to: 380円（税抜。税込418円）. */
export function priceWords(
  { asked: { catalogue, on } }: Facts,
  amount: Exact | string,
  kind: TaxTreatment["kind"],
): Label {
  const exact = typeof amount === "string" ? decimal(amount) : amount;
  if (kind !== "added") return yenWords(exact, kind);
  const percent = taxPercentOn(catalogue, on);
  const total = moneyText(whole(withTax([{ amount: exact, tax: { kind, percent } }])));
  const base = yenWords(exact, "included");
  return {
    ja: base.ja.replace("（税込）", `（税抜。税込${total}円）`),
    en: base.en.replace("(tax included)", `(before tax; ${total} with tax)`),
  };
}
