import type { CaseState, Danger, Family } from "../../../callout/model.ts";
import type { Label } from "../../../terms/fields.ts";

/** What a case is at, as everybody reads it. */
export const STATE_WORDS: Readonly<Record<CaseState, Label>> = {
  "handed-over": { ja: "緊急窓口へ引き継ぎ", en: "Handed to an emergency line" },
  open: { ja: "受け付けました", en: "Taken down" },
  seeking: { ja: "訪問員を探しています", en: "Looking for a technician" },
  offered: { ja: "訪問員に確認中です", en: "Asking a technician" },
  assigned: { ja: "訪問員が決まりました", en: "A technician is coming" },
  "on-the-way": { ja: "向かっています", en: "On the way" },
  "on-site": { ja: "作業中です", en: "At work" },
  waiting: { ja: "応急処置済み・次の訪問待ち", en: "Made safe, another visit follows" },
  done: { ja: "完了", en: "Done" },
  cancelled: { ja: "取り消し", en: "Cancelled" },
  declined: { ja: "訪問なしで終了", en: "Ended without a visit" },
};

export const FAMILY_WORDS: Readonly<Record<Family, Label>> = {
  water: { ja: "水まわり", en: "Water" },
  keys: { ja: "鍵", en: "Keys" },
  glass: { ja: "窓ガラス", en: "Glass" },
  electricity: { ja: "電気", en: "Electricity" },
  gas: { ja: "ガス", en: "Gas" },
};

export const DANGER_WORDS: Readonly<Record<Danger, Label>> = {
  "gas-smell": { ja: "ガスのにおい", en: "Smell of gas" },
  fire: { ja: "火事", en: "Fire" },
  sparks: { ja: "火花・異音・焦げたにおい", en: "Sparks" },
  "water-at-wiring": { ja: "配線への水漏れ", en: "Water at the wiring" },
  "locked-in-child": { ja: "子どもの閉じ込め", en: "A child locked in" },
};

export const OUTCOME_WORDS = {
  solved: { ja: "解決しました", en: "Solved" },
  "not-solved": { ja: "解決していません", en: "Not solved" },
  "told-whom-to-ask": { ja: "ご依頼先をご案内しました", en: "Told whom to ask" },
} as const satisfies Readonly<Record<string, Label>>;

export const WAITS_WORDS = {
  part: { ja: "部品の到着", en: "a part" },
  daylight: { ja: "明るい時間帯", en: "daylight" },
  maker: { ja: "メーカーの対応", en: "the maker" },
  other: { ja: "手配", en: "arrangements" },
} as const satisfies Readonly<Record<string, Label>>;

export const PAPER_WORDS = {
  "driving-licence": { ja: "運転免許証", en: "Driving licence" },
  "my-number-card": { ja: "マイナンバーカード", en: "My Number card" },
  passport: { ja: "旅券", en: "Passport" },
  "residence-card": { ja: "在留カード", en: "Residence card" },
  other: { ja: "その他の本人確認書類", en: "Another paper" },
} as const satisfies Readonly<Record<string, Label>>;

export const SHOWS_WORDS = {
  before: { ja: "作業前", en: "Before" },
  after: { ja: "作業後", en: "After" },
  cause: { ja: "原因", en: "Cause" },
  part: { ja: "部品", en: "Part" },
  other: { ja: "写真", en: "Picture" },
} as const satisfies Readonly<Record<string, Label>>;
