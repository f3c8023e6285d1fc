import { spoken } from "../../contracts/index.ts";
import { day, type Day, month, type Month } from "../../kernel/day.ts";
import { type Window, windowText } from "../../points/index.ts";
import type { Label } from "../../terms/fields.ts";

/** `2026年10月分`, `October 2026`. */
export function monthWords(of: Month): Label {
  const [year, number] = [Math.floor(of / 12), (of % 12) + 1];
  return { ja: `${year}年${number}月`, en: `${MONTHS[number - 1]} ${year}` };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** What a lot's points were for: a month's use, or an announced day. */
export function lotWords(lot: string): Label {
  const [kind = "", name = ""] = lot.split(":");
  if (kind === "month") {
    const { ja, en } = monthWords(month(name));
    return { ja: `${ja}の使用量が平均を下回りました`, en: `Use of ${en} below its average` };
  }
  const { ja, en } = spoken(day(name));
  return { ja: `${ja}の節電イベント`, en: `Saving event of ${en}` };
}

/** `18:00–20:00`, several with commas. */
export function windowsWords(windows: readonly Window[]): string {
  return windows.map((each) => windowText(each).replace("-", "–")).join(", ");
}

export function whenWords(on: Day, windows: readonly Window[]): Label {
  const { ja, en } = spoken(on);
  const hours = windowsWords(windows);
  return { ja: `${ja} ${hours}`, en: `${en}, ${hours}` };
}

/** `1.25 kWh`: whole watt-hours, with three digits. */
export function kwhWords(wh: number): string {
  const digits = String(wh % 1000).padStart(3, "0");
  return `${Math.floor(wh / 1000)}.${digits} kWh`;
}
