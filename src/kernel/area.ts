/**
 * Supply areas of the ten general transmission operators, in the order of their numbers 01–10;
 * `okinawa` has no spot price.
 */
export const AREAS = [
  "hokkaido",
  "tohoku",
  "tokyo",
  "chubu",
  "hokuriku",
  "kansai",
  "chugoku",
  "shikoku",
  "kyushu",
  "okinawa",
] as const;
export type Area = (typeof AREAS)[number];

/** As a customer reads them. */
export const AREA_NAMES: Readonly<Record<Area, { readonly ja: string; readonly en: string }>> = {
  hokkaido: { ja: "北海道", en: "Hokkaido" },
  tohoku: { ja: "東北", en: "Tohoku" },
  tokyo: { ja: "東京", en: "Tokyo" },
  chubu: { ja: "中部", en: "Chubu" },
  hokuriku: { ja: "北陸", en: "Hokuriku" },
  kansai: { ja: "関西", en: "Kansai" },
  chugoku: { ja: "中国", en: "Chugoku" },
  shikoku: { ja: "四国", en: "Shikoku" },
  kyushu: { ja: "九州", en: "Kyushu" },
  okinawa: { ja: "沖縄", en: "Okinawa" },
};
