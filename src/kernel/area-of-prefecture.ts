import type { Area } from "./area.ts";
import type { Prefecture } from "./prefecture.ts";

type Word = Prefecture["word"];

/** Prefectures by the area that supplies them. */
const WITHIN: Readonly<Record<Area, readonly Word[]>> = {
  hokkaido: ["hokkaido"],
  tohoku: ["aomori", "iwate", "miyagi", "akita", "yamagata", "fukushima", "niigata"],
  tokyo: [
    "ibaraki",
    "tochigi",
    "gunma",
    "saitama",
    "chiba",
    "tokyo",
    "kanagawa",
    "yamanashi",
    "shizuoka",
  ],
  chubu: ["nagano", "gifu", "shizuoka", "aichi", "mie"],
  hokuriku: ["toyama", "ishikawa", "fukui"],
  kansai: ["fukui", "shiga", "kyoto", "osaka", "hyogo", "nara", "wakayama"],
  chugoku: ["tottori", "shimane", "okayama", "hiroshima", "yamaguchi"],
  shikoku: ["tokushima", "kagawa", "ehime", "kochi"],
  kyushu: ["fukuoka", "saga", "nagasaki", "kumamoto", "oita", "miyazaki", "kagoshima"],
  okinawa: ["okinawa"],
};

/**
 * Supply areas of a prefecture: one, or two where a border runs through it (Shizuoka along the
 * Fuji, Fukui before Wakasa). Villages on other borders are supplied by their neighbours; there the
 * area is to be said.
 */
export function areasOf(prefecture: Word): readonly Area[] {
  const areas = Object.entries(WITHIN) as [Area, readonly Word[]][];
  return areas.filter(([, words]) => words.includes(prefecture)).map(([area]) => area);
}

/** The area in which most of a prefecture lies: Shizuoka in Chubu's, Fukui in Hokuriku's. */
export function mainAreaOf(prefecture: Word): Area {
  const [first, second] = areasOf(prefecture);
  const main = prefecture === "shizuoka" ? second : first;
  if (main === undefined) throw new Error(`${prefecture} lies in no area`);
  return main;
}
