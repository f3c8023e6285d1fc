import { civil, type Day, day } from "../day.ts";

/** Eras, newest first, each from its first day. */
const ERAS = [
  { name: "令和", letter: "R", from: day("2019-05-01") },
  { name: "平成", letter: "H", from: day("1989-01-08") },
  { name: "昭和", letter: "S", from: day("1926-12-25") },
  { name: "大正", letter: "T", from: day("1912-07-30") },
  { name: "明治", letter: "M", from: day("1868-10-23") },
] as const;

export type Era = (typeof ERAS)[number];

/** `令`, `令和`, `R`, `r`: an era by its name, its first sign or its letter. */
export function eraCalled(text: string): Era | null {
  const upper = text.toUpperCase();
  return ERAS.find(({ name, letter }) => name.startsWith(text) || letter === upper) ?? null;
}

/** The Gregorian year of an era's year: 令和8年 is 2026. */
export function yearOfEra({ from }: Era, year: number): number {
  return civil(from).year + year - 1;
}

/** The era of a day; null before 1868-10-23. */
export function eraOf(on: Day): Era | null {
  return ERAS.find(({ from }) => from <= on) ?? null;
}

/** 2026-11-30 is 令和8年11月30日; the first year is 元年. */
export function eraText(on: Day): string {
  const { year, month, date } = civil(on);
  const era = eraOf(on);
  if (era === null) return `${year}年${month}月${date}日`;
  const count = year - civil(era.from).year + 1;
  return `${era.name}${count === 1 ? "元" : count}年${month}月${date}日`;
}
