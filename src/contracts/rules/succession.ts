import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { type Mark, marksOf } from "../../rating/priced.ts";
import type { Located } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type SuccessionRule = Located<RuleOf<"succession">>;
export type Way = "inheritance" | "renaming" | "assignment";

export interface SuccessionAsk {
  readonly how: Way;
  /** The day on which it is told. */
  readonly on: Day;
  /** Names of the papers that were shown. */
  readonly papers: readonly string[];
  /** The new holder was named by the heirs as the one who speaks for all. */
  readonly representative: boolean;
  /** The heirs had named somebody before. */
  readonly representativeNamed: boolean;
  readonly takesDebts: boolean;
}

export interface Succession {
  readonly label: Label;
  readonly clauses: readonly string[];
  /** Who owes what was unpaid so far. */
  readonly debts: "former-holder" | "new-holder" | "same-person";
  /** Not named by the heirs, yet taken for the one who speaks for all until they do. */
  readonly takenForRepresentative: boolean;
  readonly act: string | null;
  /** The fee by its code; `amount` where the operator sets it apart from its price list. */
  readonly fee: {
    readonly code: string;
    readonly amount: string | null;
    readonly marks: readonly Mark[];
  } | null;
}

export type SuccessionRefusal =
  | { readonly code: "contracts.no-such-succession"; readonly known: readonly Label[] }
  | {
      readonly code: "contracts.papers-missing";
      readonly missing: readonly { readonly paper: string; readonly label: Label }[];
    }
  | { readonly code: "contracts.debts-not-taken-over" }
  | { readonly code: "contracts.representative-named-already" };

/**
 * Whether somebody may follow the present customer, and on what terms (MM-22, HM-18, IT-21, EN-22).
 * An heir of HEMS with proof of inheritance: 3,000 yen; of fibre without taking the unpaid amounts:
 * refused.
 */
export function succession(
  { rule }: SuccessionRule,
  ask: SuccessionAsk,
): Result<Succession, SuccessionRefusal> {
  const way = rule.ways[ask.how];
  const entry = way && inForceOn(way.values, ask.on);
  if (!way || !entry?.ok) {
    const known = Object.values(rule.ways).map(({ label }) => label);
    return no({ code: "contracts.no-such-succession", known });
  }
  const missing = way.papers.filter((paper) => !ask.papers.includes(paper));
  if (missing.length > 0) {
    const named = missing.map((paper) => ({ paper, label: paperLabel(rule, paper) }));
    return no({ code: "contracts.papers-missing", missing: named });
  }
  if (way.debts === "must-be-taken-over" && !ask.takesDebts) {
    return no({ code: "contracts.debts-not-taken-over" });
  }
  const asksRepresentative = way.representative !== undefined && !ask.representative;
  if (asksRepresentative && ask.representativeNamed) {
    return no({ code: "contracts.representative-named-already" });
  }
  const { amount = null } = entry.value;
  return ok({
    label: way.label,
    clauses: way.clause ?? rule.clause,
    debts: debtsOf(way.debts, ask.takesDebts),
    takenForRepresentative: asksRepresentative,
    act: way.act ?? null,
    fee: way.fee === undefined ? null : { code: way.fee, amount, marks: marksOf(entry.value) },
  });
}

function paperLabel({ papers }: SuccessionRule["rule"], paper: string): Label {
  const label = papers[paper];
  if (!label) throw new Error(`no paper ${paper} in the terms`);
  return label;
}

function debtsOf(
  debts: "stay-unless-taken-over" | "must-be-taken-over" | "same-person",
  takesDebts: boolean,
): Succession["debts"] {
  if (debts === "same-person") return debts;
  return takesDebts ? "new-holder" : "former-holder";
}
