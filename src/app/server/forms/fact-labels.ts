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
