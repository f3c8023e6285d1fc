import { equipmentDamage } from "../../rating/equipment-damage.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { stillLent, thingLabel } from "../history/lent.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, priceWords, row } from "./facts.ts";

/** What is lent, by its serial number, and what each thing costs when it is lost (HM-19, IT-17). */
export function equipmentRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life } = facts.asked;
  const lent = stillLent(catalogue, life).map(({ serial, label, lentOn }) => {
    const since = spoken(lentOn);
    const value = {
      ja: `製造番号 ${serial}（${since.ja}から）`,
      en: `Serial ${serial} (since ${since.en})`,
    };
    return row(label, value, clausesOf(catalogue, life.service, "equipment-damage"));
  });
  return [...lent, ...damageRows(facts)];
}

/** The price of each thing that the service lends, where it does not depend on its age. */
function damageRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life, on } = facts.asked;
  const taxOn = (day: typeof on) => taxPercentOn(catalogue, day);
  return rulesOf(catalogue, life.service, "equipment-damage").flatMap((located) =>
    Object.entries(located.rule.things).map(([thing, { label, form }]) => {
      const { clause, tax } = located.rule;
      if (form === "book-value") {
        const value = { ja: "帳簿価額と取替工費の合計", en: "Book value and labour together" };
        return row(label, value, clause);
      }
      const cost = equipmentDamage(located, { thing, on, quantity: 1 }, taxOn);
      const none = { ja: "この日には定めがありません", en: "Not in force on this day" };
      if (!cost.ok) return row(label, none, clause);
      const { amount, marks } = cost.value;
      return row(label, priceWords(facts, amount.value, tax), clause, marks);
    }),
  );
}

/** The things to send back, one row each, for the slip that goes into the parcel. */
export function returningRows({ asked }: Facts): readonly DocumentRow[] {
  const { catalogue, life } = asked;
  return stillLent(catalogue, life).map(({ serial, thing }) =>
    row(
      thingLabel(catalogue, life.service, thing),
      { ja: `製造番号 ${serial}`, en: `Serial ${serial}` },
      clausesOf(catalogue, life.service, "equipment-damage"),
    ),
  );
}
