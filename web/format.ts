import { addDays, civil, formatDay, parseDay, parseMonth, weekday } from "../src/kernel/day.ts";
import type { LabelText } from "../src/app/api/fields.ts";
import type { Language } from "./words/language.ts";

const MINUS = "−";
const WEEKDAYS = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const MONTHS_EN = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** The label in a language. */
export function say(label: LabelText, language: Language): string {
  return label[language];
}

/** `"-6560.80"` → `−6,560.80`. Text in, text out: an amount never becomes a float. */
export function amountText(text: string): string {
  const negative = text.startsWith("-");
  const [integer = "", fraction] = (negative ? text.slice(1) : text).split(".");
  const grouped = integer.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${negative ? MINUS : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Whole yen with thousands and a true minus sign: `−1,234`. */
export function yenText(yen: number): string {
  return amountText(String(yen));
}

/** A difference always shows its sign: `＋1,234`, `−940`, `±0`. */
export function signedYen(yen: number): string {
  if (yen === 0) return "±0";
  return yen > 0 ? `+${yenText(yen)}` : yenText(yen);
}

/** Watt-hours as kWh: one decimal from 10 kWh up, two below. */
export function kwhText(wh: number, digits?: number): string {
  const shown = digits ?? (wh >= 10_000 ? 1 : 2);
  const format = { minimumFractionDigits: shown, maximumFractionDigits: shown };
  return new Intl.NumberFormat("en", format).format(wh / 1000);
}

/** `2026-11-22` → 11月22日 / 22 Nov. */
export function dayText(text: string, language: Language, withYear = false): string {
  const on = parseDay(text);
  if (on === null) return text;
  const { year, month, date } = civil(on);
  if (language === "ja") return `${withYear ? `${year}年` : ""}${month}月${date}日`;
  return `${date} ${MONTHS_EN[month - 1]}${withYear ? ` ${year}` : ""}`;
}

/** `2026-11-22` → 11月22日（日） / Sun 22 Nov. */
export function dayWithWeekday(text: string, language: Language, withYear = false): string {
  const on = parseDay(text);
  if (on === null) return text;
  const name = WEEKDAYS[language][weekday(on)];
  const said = dayText(text, language, withYear);
  return language === "ja" ? `${said}（${name}）` : `${name} ${said}`;
}

/** `2026-11` → 2026年11月 / Nov 2026; short: 11月 / Nov. */
export function monthText(text: string, language: Language, withYear = true): string {
  const of = parseMonth(text);
  if (of === null) return text;
  const monthOfYear = of % 12;
  const year = (of - monthOfYear) / 12;
  if (language === "ja") return `${withYear ? `${year}年` : ""}${monthOfYear + 1}月`;
  return `${MONTHS_EN[monthOfYear]}${withYear ? ` ${year}` : ""}`;
}

/** People name the last day of a half-open period, not the first day after it. */
export function lastDayText(until: string, language: Language, withYear = false): string {
  const outside = parseDay(until);
  return outside === null ? until : dayText(formatDay(addDays(outside, -1)), language, withYear);
}

/** A half-open period with both its days, short: 10/3–11/2. */
export function periodText(period: { from: string; until: string }, language: Language): string {
  const [from, until] = [parseDay(period.from), parseDay(period.until)];
  if (from === null || until === null) return `${period.from}/${period.until}`;
  const [start, last] = [civil(from), civil(addDays(until, -1))];
  const short = ({ year, month, date }: typeof start) =>
    `${start.year === last.year ? "" : `${year}/`}${month}/${date}`;
  if (from === addDays(until, -1)) return short(start);
  return `${short(start)}${language === "ja" ? "–" : " – "}${short(last)}`;
}

/** An instant as the household's clock shows it: 11月22日 9:30. */
export function instantText(iso: string, language: Language, withYear = false): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  const parts = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    timeZone: "Asia/Tokyo",
    ...(withYear ? { year: "numeric" as const } : {}),
    month: language === "ja" ? "long" : "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
  return parts.format(instant);
}

/** A supply point number as meters carry it: 03-0011-1234-5678-9012-3456. */
export function supplyPointText(number: string): string {
  if (!/^\d{22}$/.test(number)) return number;
  return [number.slice(0, 2), ...(number.slice(2).match(/\d{4}/g) ?? [])].join("-");
}

/** Slot 19 is 9:30–10:00. */
export function slotText(slot: number): string {
  return `${clockText(slot)}–${clockText(slot + 1)}`;
}

function clockText(half: number): string {
  return `${half >> 1}:${half % 2 === 0 ? "00" : "30"}`;
}

/** Between things that stand beside each other in a line. */
export function dotOf(language: Language): string {
  return language === "ja" ? "・" : " · ";
}

/** Between things of a list. */
export function commaOf(language: Language): string {
  return language === "ja" ? "、" : ", ";
}
