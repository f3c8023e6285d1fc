import { formatDay } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { KindName } from "../../terms/kinds/index.ts";
import { refuse, type Refused } from "../decision.ts";
import type { ContractRefusal } from "./refusal.ts";

/** What people read, and the kind of rule under which the order of events is impossible. */
const WORDS: Readonly<Record<ContractRefusal["code"], Label & { readonly kind: KindName }>> = {
  "contracts.not-applied": said("formation", "お申し込みがありません", "There is no application"),
  "contracts.applied-twice": said("formation", "すでにお申し込み済みです", "Applied for already"),
  "contracts.already-decided": said(
    "formation",
    "承諾・謝絶はすでに決まっています",
    "It was accepted or refused already",
  ),
  "contracts.was-refused": said(
    "formation",
    "このお申し込みはお断りしています",
    "The application was refused",
  ),
  "contracts.not-accepted": said("formation", "まだ承諾されていません", "It is not accepted yet"),
  "contracts.not-started": said("start", "まだ利用が始まっていません", "Service has not started"),
  "contracts.started-twice": said(
    "start",
    "すでに利用が始まっています",
    "Service has started already",
  ),
  "contracts.ended-before-start": said(
    "start",
    "開始日より前に終わっています",
    "It ended before that start",
  ),
  "contracts.ended-twice": said(
    "notice",
    "すでに終了日が決まっています",
    "Its end is fixed already",
  ),
  "contracts.already-ended": said("notice", "契約は終わっています", "The contract has ended"),
  "contracts.already-withdrawn": said(
    "withdrawal",
    "契約は撤回・解除されています",
    "The contract was withdrawn from",
  ),
  "contracts.item-unchanged": said("condition", "いまと同じ品目です", "It is the same item as now"),
  "contracts.area-changed": said(
    "start",
    "供給エリアが変わる場合は新しいお申し込みになります",
    "Another supply area is a new application",
  ),
  "contracts.option-not-held": said(
    "notice",
    "そのオプションはご利用がありません",
    "That option is not held",
  ),
  "contracts.equipment-already-lent": said(
    "equipment-damage",
    "その機器はすでに貸し出しています",
    "That equipment is lent already",
  ),
  "contracts.equipment-not-lent": said(
    "equipment-damage",
    "その機器は貸し出していません",
    "That equipment is not lent",
  ),
  "contracts.already-suspended": said(
    "suspension",
    "すでに利用停止中です",
    "It is suspended already",
  ),
  "contracts.not-suspended": said("suspension", "利用停止中ではありません", "It is not suspended"),
  "contracts.already-paused": said("pause", "すでに一時停止中です", "It is paused already"),
  "contracts.not-paused": said("pause", "一時停止中ではありません", "It is not paused"),
  "contracts.nothing-to-retract": said(
    "formation",
    "取り消す記録がありません",
    "There is no such record to take back",
  ),
  "contracts.unknown-service": said("formation", "取り扱いのないサービスです", "No such service"),
  "contracts.unknown-item": said("formation", "取り扱いのない品目です", "No such item"),
  "contracts.unknown-option": said("formation", "取り扱いのないオプションです", "No such option"),
  "contracts.no-right-to-withdraw": said(
    "withdrawal",
    "このサービスには撤回・解除の制度がありません",
    "These terms know no right to withdraw",
  ),
  "contracts.withdrawal-too-late": said(
    "withdrawal",
    "撤回・解除の期間を過ぎています",
    "The days to withdraw have passed",
  ),
  "contracts.withdrawal-not-for-customer": said(
    "withdrawal",
    "事業者のお客さまは対象外です",
    "Not for businesses",
  ),
  "contracts.withdrawal-not-by-channel": said(
    "withdrawal",
    "この申込方法は対象外です",
    "Not for contracts sold this way",
  ),
  "contracts.withdrawal-not-in-form": said(
    "withdrawal",
    "この方法では受け付けられません",
    "Not in this form",
  ),
};

function said(kind: KindName, ja: string, en: string): Label & { readonly kind: KindName } {
  return { kind, ja, en };
}

/** What holds where a service's own terms are silent: contracts know each other. */
const COMMON = ["XX-02"];

/** The clauses of a service's rule of a kind; without such a rule, those common to all. */
export function clausesOf(
  catalogue: Catalogue,
  service: string,
  kind: KindName,
): readonly string[] {
  if (!catalogue.services.has(service)) return COMMON;
  return rulesOf(catalogue, service, kind).at(0)?.rule.clause ?? COMMON;
}

/** An impossible order of events, said to the person who asked for it. */
export function refusedByHistory(
  catalogue: Catalogue,
  service: string,
  refusal: ContractRefusal,
): { readonly ok: false; readonly refusal: Refused } {
  const { code, on, what } = refusal;
  const { kind, ja, en } = WORDS[code];
  return refuse({
    code,
    clauses: clausesOf(catalogue, service, kind),
    reason: { ja: `${ja}（${what}、${formatDay(on)}）`, en: `${en} (${what}, ${formatDay(on)})` },
    days: { on },
  });
}
