import { addDays, type Day } from "../../kernel/day.ts";
import { priceOfLeaving } from "../../rating/exit-fee.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import type { Label } from "../../terms/fields.ts";
import { stillLent } from "../history/lent.ts";
import { standingOf, isHeldOn } from "../household/standing.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { eventsOf } from "../history/read-history.ts";
import { listed } from "../words/listed.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, priceWords, row } from "./facts.ts";

/** The last day of service, what leaving on it costs, and what has to come back (HH-05, HM-06). */
export function endingRows(facts: Facts): readonly DocumentRow[] {
  const { asked } = facts;
  const { catalogue, life, tenure } = asked;
  const notice = clausesOf(catalogue, life.service, "notice");
  if (tenure.endedOn === null) return [];
  const last = addDays(tenure.endedOn, -1);
  const given = eventsOf(life, "notice-given").at(-1);
  const lent = stillLent(catalogue, life);
  return [
    ...(given === undefined
      ? []
      : [row({ ja: "お申し出の日", en: "Told on" }, spoken(given.on), notice)]),
    row({ ja: "ご利用の最終日", en: "Last day of service" }, spoken(last), notice),
    ...exitRows(facts, last),
    ...(lent.length === 0
      ? []
      : [
          row(
            { ja: "ご返却いただく機器", en: "To be returned" },
            listed(lent.map(({ label, serial }) => both(label, serial))),
            clausesOf(catalogue, life.service, "equipment-damage"),
          ),
        ]),
  ];
}

function both({ ja, en }: Label, serial: string): Label {
  return { ja: `${ja}（${serial}）`, en: `${en} (${serial})` };
}

const FREE = {
  "free-month": {
    ja: "かかりません（無料の月です）",
    en: "None: a month in which leaving is free",
  },
  exempt: { ja: "かかりません（免除の事由です）", en: "None: the reason exempts from it" },
  "nothing-left": { ja: "かかりません", en: "None" },
  "no-fee-for-item": { ja: "かかりません", en: "None" },
} as const;

/** The very price that the bill will have. */
function exitRows(facts: Facts, on: Day): readonly DocumentRow[] {
  const { catalogue, life, tenure } = facts.asked;
  const located = rulesOf(catalogue, life.service, "exit-fee").at(0);
  const label = { ja: "契約解除料", en: "Fee for leaving early" };
  if (!located || tenure.startedOn === null) return [];
  const taxOn = (day: Day) => taxPercentOn(catalogue, day);
  const terms = { located, catalogue, taxOn, held: heldBeside(facts, on) };
  const price = priceOfLeaving(tenure, terms, { on, reason: tenure.endReason });
  if (!price.ok) {
    const none = { ja: "この日には定めがありません", en: "Not in force on this day" };
    return [row(label, none, located.rule.clause)];
  }
  if (price.value.free !== null) {
    return [row(label, FREE[price.value.free], located.rule.clause)];
  }
  const { cost } = price.value;
  const words = priceWords(facts, cost.amount.value, cost.tax.kind);
  return [row(cost.label, words, cost.clauses, cost.marks)];
}

/** Services of the household's other contracts on the last day. */
function heldBeside({ asked }: Facts, on: Day): readonly string[] {
  return asked.contracts
    .filter(({ id }) => id !== asked.contract.id)
    .filter((other) => isHeldOn(standingOf(other, asked.catalogue, asked.on), on))
    .map(({ service }) => service);
}
