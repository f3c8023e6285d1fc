import { addDays, addToMonth, firstDay, type Month } from "../../kernel/day.ts";
import { decimal } from "../../kernel/exact.ts";
import { freeExitMonths } from "../../rating/exit-fee.ts";
import { marksOf, type Mark } from "../../rating/priced.ts";
import { type Located, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { listed } from "../words/listed.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, leadWords, priceWords, row } from "./facts.ts";

/** How one leaves: by when to say so, when it takes effect, and what it costs (HH-05, HH-06). */
export function leavingRows(facts: Facts): readonly DocumentRow[] {
  return [...noticeRows(facts), ...exitRows(facts)];
}

const NOTICE = { ja: "解約のお申し出", en: "Notice of leaving" };

function noticeRows({ asked }: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = asked;
  return rulesOf(catalogue, life.service, "notice").flatMap(({ rule }) => {
    const act = rule.acts["leave"];
    const entry = act && inForceOn(act.values, on);
    if (!act || !entry?.ok) return [];
    const lead = leadWords(entry.value.lead);
    const monthEnd = act.effective === "month-end";
    const value = {
      ja: `解約を希望される日の${lead.ja}前まで${monthEnd ? "（解約日は月の末日）" : ""}`,
      en: `${lead.en} before the day wished${monthEnd ? " (a month's last day)" : ""}`,
    };
    return [row(NOTICE, value, act.clause ?? rule.clause)];
  });
}

const FREE = { ja: "解約料のかからない月", en: "Months in which leaving is free" };

function exitRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, tenure } = facts.asked;
  const rules = rulesOf(catalogue, life.service, "exit-fee");
  const none = { ja: "ありません", en: "None" };
  const fee = { ja: "契約解除料", en: "Fee for leaving early" };
  if (rules.length === 0) return [row(fee, none, clausesOf(catalogue, life.service, "notice"))];
  return rules.flatMap((located) => {
    const { rule } = located;
    const priced = rule.items[itemIn(facts.asked.life, facts.asked.on)];
    if (!priced) return [row(fee, none, rule.clause)];
    const { value, marks } = exitWords(facts, located, priced);
    return [
      row(priced.label, value, rule.clause, marks),
      ...(rule.freeMonths === undefined ? [] : [freeRow(rule, freeExitMonths(tenure, rule))]),
    ];
  });
}

type ExitFee = RuleOf<"exit-fee">;
interface Worded {
  readonly value: Label;
  readonly marks: readonly Mark[];
}

function exitWords(
  facts: Facts,
  { rule }: Located<ExitFee>,
  priced: ExitFee["items"][string],
): Worded {
  const { on } = facts.asked;
  switch (priced.form) {
    case "fixed": {
      const found = inForceOn(priced.values, on);
      if (!found.ok) return { value: NOT_SET, marks: [] };
      return {
        value: priceWords(facts, found.value.amount, rule.tax),
        marks: marksOf(found.value),
      };
    }
    case "remaining-months": {
      const found = inForceOn(priced.values, on);
      const value = {
        ja: "契約期間の残りの月数分の月額料金",
        en: "The monthly fees of the months that remain",
      };
      return { value, marks: found.ok ? marksOf(found.value) : [] };
    }
    case "table": {
      const found = inForceOn(priced.values, on);
      if (!found.ok) return { value: NOT_SET, marks: [] };
      const steps = found.value.rows.map(({ withinMonths, amount }) => {
        const price = priceWords(facts, decimal(amount), rule.tax);
        return {
          ja: `${withinMonths}か月以内 ${price.ja}`,
          en: `within ${withinMonths} months ${price.en}`,
        };
      });
      return { value: listed(steps), marks: marksOf(found.value) };
    }
  }
}

const NOT_SET = { ja: "この日には定めがありません", en: "Not in force on this day" };

/** With its days once service has started; before that, as the terms count it. */
function freeRow(rule: ExitFee, months: readonly Month[]): DocumentRow {
  const { nth = 0, andNext = 0 } = rule.freeMonths ?? {};
  const last = months.slice(-(andNext + 1));
  const [first] = last;
  const end = last.at(-1);
  if (first === undefined || end === undefined) {
    const value = {
      ja: `利用開始または更新の月から${nth}か月目と、その後${andNext}か月`,
      en: `The ${nth}th month counted from start or renewal, and ${andNext} after it`,
    };
    return row(FREE, value, rule.clause);
  }
  const [from, until] = [spoken(firstDay(first)), spoken(lastOf(end))];
  return row(
    FREE,
    { ja: `${from.ja}から${until.ja}まで`, en: `${from.en} to ${until.en}` },
    rule.clause,
  );
}

function lastOf(month: Month) {
  return addDays(firstDay(addToMonth(month, 1)), -1);
}
