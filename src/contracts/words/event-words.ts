import { formatDay } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import type { ContractEvent } from "../model.ts";

/** What each kind of event is called, for whoever corrects a history. */
const WORDS: Readonly<Record<ContractEvent["type"], Label>> = {
  applied: { ja: "申込み", en: "application" },
  accepted: { ja: "承諾", en: "acceptance" },
  refused: { ja: "謝絶", en: "refusal" },
  "work-ordered": { ja: "工事の手配", en: "work ordered" },
  "work-cancelled": { ja: "工事の取消し", en: "work cancelled" },
  consented: { ja: "立入りの承諾", en: "consent to entry" },
  "start-notified": { ja: "開始日の通知", en: "start day told" },
  "document-issued": { ja: "書面の交付", en: "document given" },
  "document-received": { ja: "書面の受領", en: "document received" },
  "work-done": { ja: "工事の完了", en: "work done" },
  started: { ja: "利用開始", en: "start of service" },
  "supply-set": { ja: "供給条件の設定", en: "supply set" },
  "meter-read": { ja: "検針", en: "meter reading" },
  "item-changed": { ja: "品目の変更", en: "change of item" },
  "option-started": { ja: "オプションの開始", en: "start of an option" },
  "option-ended": { ja: "オプションの終了", en: "end of an option" },
  "notice-given": { ja: "解約などの申出", en: "notice of the customer" },
  ended: { ja: "契約の終了", en: "end of the contract" },
  withdrawn: { ja: "申込みの撤回・解除", en: "withdrawal" },
  told: { ja: "お客さまへの通知", en: "notice to the customer" },
  "end-noticed": { ja: "解約の予告", en: "notice of ending" },
  announced: { ja: "変更のお知らせ", en: "announcement" },
  suspended: { ja: "利用停止", en: "suspension" },
  restored: { ja: "停止の解除", en: "end of the suspension" },
  paused: { ja: "一時停止", en: "pause" },
  resumed: { ja: "利用再開", en: "resumption" },
  "objected-to-renewal": { ja: "更新しない旨の申出", en: "objection to renewal" },
  "number-issued": { ja: "承諾番号の発行", en: "approval number issued" },
  "number-used": { ja: "承諾番号の利用", en: "approval number used" },
  "provider-changed": { ja: "事業者変更", en: "provider change" },
  "holder-changed": { ja: "名義の変更", en: "change of holder" },
  "equipment-lent": { ja: "機器の貸出し", en: "equipment lent" },
  "equipment-returned": { ja: "機器の返却", en: "equipment returned" },
  "equipment-damaged": { ja: "機器の損害", en: "equipment damaged" },
  answered: { ja: "確認事項への回答", en: "answers to questions" },
  charged: { ja: "料金の計上", en: "charge" },
  retracted: { ja: "記録の取消し", en: "correction" },
};

export function eventWord(type: ContractEvent["type"]): Label {
  return WORDS[type];
}

/** Whether a text names a kind of event. */
export function isEventType(text: string): text is ContractEvent["type"] {
  return text in WORDS;
}

/** An event as one names it: 契約の終了（2025-03-31）. */
export function eventSaid({ type, on }: Pick<ContractEvent, "type" | "on">): Label {
  const { ja, en } = WORDS[type];
  return { ja: `${ja}（${formatDay(on)}）`, en: `${en} (${formatDay(on)})` };
}
