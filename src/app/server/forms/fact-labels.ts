import type { Label } from "../../../terms/fields.ts";

const FACT_LABELS: Readonly<Record<string, Label>> = {
  meter: { ja: "電力量計", en: "Meter" },
  smart: { ja: "スマートメーター", en: "Smart" },
  mechanical: { ja: "従来型", en: "Mechanical" },
  identityPapers: { ja: "本人確認書類", en: "Identity papers" },
  sent: { ja: "提出済み", en: "Sent" },
  missing: { ja: "未提出", en: "Missing" },
  guardianConsent: { ja: "法定代理人の同意", en: "A guardian's consent" },
  competitor: { ja: "競合サービスの提供", en: "A competing service" },
  supplyPoint: { ja: "供給地点特定番号", en: "Supply point" },
  room: { ja: "部屋番号", en: "Room" },
  visit: { ja: "訪問の有無", en: "Visit" },
  wiring: { ja: "配線", en: "Wiring" },
  none: { ja: "工事なし", en: "None" },
  item: { ja: "品目", en: "Item" },
  yes: { ja: "あり", en: "Yes" },
  no: { ja: "なし", en: "No" },
  new: { ja: "新しく引く", en: "New wiring" },
  existing: { ja: "既存の配線を使う", en: "Existing wiring" },
  vdsl: { ja: "VDSL方式", en: "VDSL" },
  lan: { ja: "LAN配線方式", en: "LAN wiring" },
};

/** A fact or its value in words; what has none stands as it is. */
export function factLabel(word: string): Label {
  return FACT_LABELS[word] ?? { ja: word, en: word };
}

/** What the fields of events are called where a history is opened. */
const FIELD_LABELS: Readonly<Record<string, Label>> = {
  item: { ja: "品目", en: "Item" },
  options: { ja: "オプション", en: "Options" },
  option: { ja: "オプション", en: "Option" },
  quantity: { ja: "数量", en: "Quantity" },
  channel: { ja: "申込窓口", en: "Channel" },
  customer: { ja: "お客さまの区分", en: "Customer" },
  payment: { ja: "支払方法", en: "Payment" },
  documents: { ja: "書面の受け取り方", en: "Documents" },
  building: { ja: "建物の契約", en: "Building's contract" },
  facts: { ja: "申込み・工事の内容", en: "Facts" },
  work: { ja: "工事・作業", en: "Work" },
  plannedOn: { ja: "予定日", en: "Planned on" },
  startsOn: { ja: "利用開始日", en: "Starts on" },
  leavesOn: { ja: "最終利用日", en: "Leaves on" },
  endsOn: { ja: "最終日", en: "Ends on" },
  sentOn: { ja: "発信日", en: "Sent on" },
  effectiveOn: { ja: "適用日", en: "Effective on" },
  lastDayToLeaveFree: { ja: "無料で解約できる最後の日", en: "Last day to leave free" },
  reason: { ja: "理由", en: "Reason" },
  ground: { ja: "事由", en: "Ground" },
  what: { ja: "種類", en: "Kind" },
  inWriting: { ja: "書面", en: "In writing" },
  code: { ja: "費目", en: "Code" },
  amount: { ja: "金額", en: "Amount" },
  document: { ja: "書面", en: "Document" },
  form: { ja: "交付の方法", en: "Form" },
  number: { ja: "番号の種類", en: "Kind of number" },
  value: { ja: "承諾番号", en: "Approval number" },
  serial: { ja: "シリアル番号", en: "Serial number" },
  thing: { ja: "機器", en: "Equipment" },
  capacity: { ja: "契約容量", en: "Capacity" },
  given: { ja: "同意", en: "Consent" },
  direction: { ja: "向き", en: "Direction" },
  act: { ja: "申し出の種類", en: "Kind of notice" },
  repairable: { ja: "修理できる", en: "Repairable" },
  misled: { ja: "不実告知など", en: "Misled" },
  representative: { ja: "代表者", en: "Representative" },
  takesDebts: { ja: "債務の引受け", en: "Takes over debts" },
  check: { ja: "確認の場面", en: "Before" },
  supply: { ja: "供給条件", en: "Supply" },
  name: { ja: "名義", en: "Name" },
  kana: { ja: "フリガナ", en: "Kana" },
  how: { ja: "方法・事由", en: "How" },
  papers: { ja: "書類", en: "Papers" },
  change: { ja: "変更の種類", en: "Change" },
  fact: { ja: "取り消した記録", en: "Record taken back" },
  factOn: { ja: "その記録の日付", en: "Its day" },
};

export function fieldLabel(name: string): Label {
  return FIELD_LABELS[name] ?? { ja: name, en: name };
}
