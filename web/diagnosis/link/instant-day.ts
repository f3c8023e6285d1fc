import type { Language } from "../../words/language.ts";

/** The civil day of an instant in Tokyo, with its year: 2026年11月22日 / 22 Nov 2026. */
export function instantDayText(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  return dayFormat(language).format(instant);
}

/** The last day before an instant that ends at midnight. */
export function lastDayBefore(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  return dayFormat(language).format(instant - 1);
}

function dayFormat(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    timeZone: "Asia/Tokyo",
    year: "numeric",
    month: language === "ja" ? "long" : "short",
    day: "numeric",
  });
}
