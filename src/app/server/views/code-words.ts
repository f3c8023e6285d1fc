import type { LabelText } from "../../api/fields.ts";

const YES: LabelText = { ja: "はい", en: "Yes" };
const NO: LabelText = { ja: "いいえ", en: "No" };
const TELEPHONE: LabelText = { ja: "電話", en: "Telephone" };
const VISIT: LabelText = { ja: "訪問", en: "Visit" };

/** Codes of events that no terms name, by the field in which they stand. */
const CODES: Readonly<Record<string, Readonly<Record<string, LabelText>>>> = {
  channel: {
    web: { ja: "ウェブ", en: "Web" },
    telephone: TELEPHONE,
    phone: TELEPHONE,
    shop: { ja: "店頭", en: "Shop" },
    visit: VISIT,
    "door-to-door": VISIT,
    paper: { ja: "郵送", en: "Post" },
    agent: { ja: "販売代理店", en: "Agent" },
  },
  customer: {
    consumer: { ja: "個人", en: "A person" },
    business: { ja: "事業者・団体", en: "A business or association" },
  },
  payment: {
    "direct-debit": { ja: "口座振替", en: "Direct debit" },
    card: { ja: "クレジットカード", en: "Credit card" },
    slip: { ja: "払込票", en: "Payment slip" },
  },
  documents: {
    electronic: { ja: "電子交付", en: "Electronically" },
    paper: { ja: "紙で交付", en: "On paper" },
  },
  form: {
    electronic: { ja: "電子交付", en: "Electronically" },
    paper: { ja: "紙で交付", en: "On paper" },
  },
  how: {
    letter: { ja: "書面（郵便）", en: "Letter" },
    "e-mail": { ja: "電子メール・マイページ", en: "E-mail or portal" },
    inheritance: { ja: "相続", en: "Inheritance" },
    renaming: { ja: "改姓・改称", en: "Change of name" },
    assignment: { ja: "譲渡", en: "Assignment" },
  },
  what: {
    notice: { ja: "通知", en: "Notice" },
    warning: { ja: "警告", en: "Warning" },
    demand: { ja: "催告", en: "Demand" },
  },
  direction: {
    in: { ja: "転入", en: "To this operator" },
    out: { ja: "転出", en: "To another operator" },
    undone: { ja: "取りやめ", en: "Undone" },
  },
  act: {
    leave: { ja: "解約", en: "Leaving" },
    move: { ja: "引っ越し", en: "Moving" },
    pause: { ja: "一時休止", en: "Pause" },
    change: { ja: "変更", en: "Change" },
  },
};

/** A code in words; null where none of these words is known. */
export function codeWord(field: string, value: unknown): LabelText | null {
  if (value === true) return YES;
  if (value === false) return NO;
  return CODES[field]?.[String(value)] ?? null;
}
