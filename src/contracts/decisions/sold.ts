import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";

interface Wanted {
  readonly service: string;
  readonly item: string;
  readonly options: readonly string[];
}

/** No: what nobody sells, no longer sells to new customers, or not beside that item (IT-20). */
export function refusedToSell(
  catalogue: Catalogue,
  { service, item, options }: Wanted,
  on: Day,
): ReturnType<typeof refuse> | null {
  const sold = catalogue.services.get(service);
  const clauses = clausesOf(catalogue, service, "condition");
  const no = (code: "service" | "item" | "option", what: string) =>
    refuse({
      code: `contracts.unknown-${code}`,
      clauses,
      reason: { ja: `「${what}」は取り扱いがありません`, en: `${what} is not sold` },
    });
  const offered = sold?.offered !== false && Object.keys(sold?.items ?? {}).length > 0;
  if (!sold || !offered) return no("service", service);
  if (!Object.hasOwn(sold.items, item)) return no("item", item);
  for (const option of options) {
    if (!Object.hasOwn(sold.options, option)) return no("option", option);
  }
  const twice = options.find((option, k) => options.indexOf(option) !== k);
  if (twice !== undefined && sold.options[twice]?.many !== true) return onlyOnce(clauses);
  return closedFees(catalogue, { service, item, options }, on);
}

function onlyOnce(clauses: readonly string[]) {
  return refuse({
    code: "contracts.option-only-once",
    clauses,
    reason: {
      ja: "このオプションは1契約につき1つまでです",
      en: "This option is had once at most",
    },
  });
}

function closedFees(catalogue: Catalogue, { service, item, options }: Wanted, on: Day) {
  for (const { rule } of rulesOf(catalogue, service, "monthly-fee")) {
    for (const wanted of rule.of === "item" ? [item] : options) {
      const priced = rule.items[wanted];
      if (!priced) continue;
      const clauses = priced.clause ?? rule.clause;
      const { ja, en } = priced.label;
      const entry = inForceOn(priced.values, on);
      if (entry.ok && entry.value.closedToNew === true) {
        return refuse({
          code: "contracts.closed-to-new",
          clauses,
          reason: { ja: `${ja}の新規受付は終了しました`, en: `${en} is not sold anew` },
        });
      }
      if (rule.of === "option" && priced.notWith?.includes(item)) {
        return refuse({
          code: "contracts.option-not-with-item",
          clauses,
          reason: {
            ja: `${ja}はこの品目ではご利用になれません`,
            en: `${en} is not sold with this item`,
          },
        });
      }
    }
  }
  return null;
}
