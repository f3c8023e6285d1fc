import { rulesOf } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { Asked } from "../decision.ts";
import { listed } from "../words/listed.ts";
import { lastDayToWithdraw, type WithdrawalRule } from "../rules/withdraw.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, priceWords, row } from "./facts.ts";

/** The right to withdraw that this very customer has; null where the terms give none. */
export function rightToWithdraw({
  catalogue,
  life,
}: Pick<Asked, "catalogue" | "life">): WithdrawalRule | null {
  const found = rulesOf(catalogue, life.service, "withdrawal").at(0);
  if (!found) return null;
  const { customers, channels } = found.rule;
  const { customer = "consumer", channel } = life.applied;
  if (!customers.includes(customer)) return null;
  return channels && !channels.includes(channel) ? null : found;
}

/** Whether it can be withdrawn from, until when, how, and what stays to be paid (KK-11, IT-18). */
export function withdrawalRows(facts: Facts): readonly DocumentRow[] {
  const found = rightToWithdraw(facts.asked);
  if (!found) {
    const none = { ja: "この契約は対象外です", en: "Not for this contract" };
    const label = { ja: "申込みの撤回・契約の解除", en: "Withdrawal" };
    return [row(label, none, facts.clauses)];
  }
  const { rule } = found;
  const how = rule.how.map((each) => HOW[each]);
  return [
    row({ ja: "解除できる期間", en: "Time to withdraw" }, periodWords(facts, found), rule.clause),
    row({ ja: "解除の方法", en: "How" }, listed(how), rule.clause),
    row(
      { ja: "効力が生じる時", en: "Counts from" },
      { ja: "書面などを発した時", en: "The moment it is sent" },
      rule.clause,
    ),
    row(
      { ja: "解除後のお支払い", en: "What stays to be paid" },
      keptWords(facts, found),
      rule.clause,
    ),
  ];
}

const HOW = {
  letter: { ja: "書面（郵送）", en: "a letter" },
  "e-mail": { ja: "電子メール", en: "an e-mail" },
} as const;

/** The last day, once the document has been received; until then, how it is counted. */
function periodWords({ asked }: Facts, { id, rule }: WithdrawalRule): Label {
  const { life, on } = asked;
  const received = life.documents.findLast((event) => event.document === rule.document);
  const again = life.documents.findLast((event) => event.document === rule.documentIfMisled);
  const counted = again ?? received;
  if (counted) {
    const days = { receivedOn: counted.on, misled: false, receivedAgainOn: null };
    const lastDay = lastDayToWithdraw({ id, service: life.service, rule }, days);
    if (lastDay === null) throw new Error(`${id}: days that have begun have no last one`);
    const last = spoken(lastDay);
    const got = spoken(counted.on);
    return {
      ja: `${last.ja}まで（${got.ja}に書面を受領）`,
      en: `Until ${last.en} (document received ${got.en})`,
    };
  }
  const { days } = mustBeInForce(rule.values, on, id);
  return {
    ja: `契約の書面を受け取った日を1日目として${days}日間`,
    en: `${days} days, the day on which the contract document is received being day 1`,
  };
}

function keptWords(facts: Facts, { rule }: WithdrawalRule): Label {
  if (rule.back === "all") {
    return { ja: "ありません（全額をお返しします）", en: "Nothing; everything is paid back" };
  }
  const named = rule.back.allBut.map(({ label, cap }) => {
    if (cap === undefined) return label;
    const most = priceWords(facts, String(cap), "included");
    return {
      ja: `${label.ja}（上限${most.ja.split("（")[0]}）`,
      en: `${label.en} (at most ${cap} yen)`,
    };
  });
  const once = named.filter(({ ja }, k) => named.findIndex((other) => other.ja === ja) === k);
  const list = listed(once);
  return { ja: `次を除き、お返しします：${list.ja}`, en: `All is paid back but: ${list.en}` };
}

/** What was withdrawn, and from when it counts. */
export function withdrawnRows({ asked: { life }, clauses: clause }: Facts): readonly DocumentRow[] {
  const { withdrawn } = life;
  if (withdrawn === null) return [];
  const how = withdrawn.how ?? "letter";
  return [
    row({ ja: "お申し出の方法", en: "Told by" }, HOW[how], clause),
    row(
      { ja: "発信日（効力発生日）", en: "Sent on (counts from)" },
      spoken(withdrawn.sentOn),
      clause,
    ),
    row({ ja: "到着日", en: "Arrived on" }, spoken(withdrawn.on), clause),
  ];
}
