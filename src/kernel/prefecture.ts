/** The 47 prefectures in the order of their official numbers 1–47. */
export const PREFECTURES = [
  { word: "hokkaido", ja: "北海道" },
  { word: "aomori", ja: "青森県" },
  { word: "iwate", ja: "岩手県" },
  { word: "miyagi", ja: "宮城県" },
  { word: "akita", ja: "秋田県" },
  { word: "yamagata", ja: "山形県" },
  { word: "fukushima", ja: "福島県" },
  { word: "ibaraki", ja: "茨城県" },
  { word: "tochigi", ja: "栃木県" },
  { word: "gunma", ja: "群馬県" },
  { word: "saitama", ja: "埼玉県" },
  { word: "chiba", ja: "千葉県" },
  { word: "tokyo", ja: "東京都" },
  { word: "kanagawa", ja: "神奈川県" },
  { word: "niigata", ja: "新潟県" },
  { word: "toyama", ja: "富山県" },
  { word: "ishikawa", ja: "石川県" },
  { word: "fukui", ja: "福井県" },
  { word: "yamanashi", ja: "山梨県" },
  { word: "nagano", ja: "長野県" },
  { word: "gifu", ja: "岐阜県" },
  { word: "shizuoka", ja: "静岡県" },
  { word: "aichi", ja: "愛知県" },
  { word: "mie", ja: "三重県" },
  { word: "shiga", ja: "滋賀県" },
  { word: "kyoto", ja: "京都府" },
  { word: "osaka", ja: "大阪府" },
  { word: "hyogo", ja: "兵庫県" },
  { word: "nara", ja: "奈良県" },
  { word: "wakayama", ja: "和歌山県" },
  { word: "tottori", ja: "鳥取県" },
  { word: "shimane", ja: "島根県" },
  { word: "okayama", ja: "岡山県" },
  { word: "hiroshima", ja: "広島県" },
  { word: "yamaguchi", ja: "山口県" },
  { word: "tokushima", ja: "徳島県" },
  { word: "kagawa", ja: "香川県" },
  { word: "ehime", ja: "愛媛県" },
  { word: "kochi", ja: "高知県" },
  { word: "fukuoka", ja: "福岡県" },
  { word: "saga", ja: "佐賀県" },
  { word: "nagasaki", ja: "長崎県" },
  { word: "kumamoto", ja: "熊本県" },
  { word: "oita", ja: "大分県" },
  { word: "miyazaki", ja: "宮崎県" },
  { word: "kagoshima", ja: "鹿児島県" },
  { word: "okinawa", ja: "沖縄県" },
] as const;

export type Prefecture = (typeof PREFECTURES)[number];

/** The prefecture with which an address begins: `東京都港区…` is Tokyo; null where it names none. */
export function prefectureOf(address: string): Prefecture | null {
  const text = address.trim();
  return PREFECTURES.find(({ ja }) => text.startsWith(ja)) ?? null;
}
