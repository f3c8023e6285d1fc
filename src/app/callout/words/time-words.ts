import { formatDay } from "../../../kernel/day.ts";
import type { Label } from "../../../terms/fields.ts";
import { tokyoDay } from "../../tokyo-day.ts";

/** The time of day in Tokyo: 17:10Z is `2:10`. */
export function clockWords(instant: string): string {
  const { hour, minute } = tokyo(instant);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** `11月22日 2:10`, `22 Nov 2:10`. */
export function momentWords(instant: string): Label {
  const time = tokyo(instant);
  const at = clockWords(instant);
  const month = MONTHS[time.month - 1] ?? "";
  return {
    ja: `${time.month}月${time.day}日 ${at}`,
    en: `${time.day} ${month} ${at}`,
  };
}

/** With the year: `2026年11月22日 2:10`. */
export function datedWords(instant: string): Label {
  const { ja, en } = momentWords(instant);
  const { year } = tokyo(instant);
  return { ja: `${year}年${ja}`, en: `${en.replace(/ \d+:/, (at) => ` ${year}${at}`)}` };
}

/** A promise: `11月22日 2:10〜2:40`; the day once where both have the same. */
export function spanWords({
  from,
  until,
}: {
  readonly from: string;
  readonly until: string;
}): Label {
  const [begins, ends] = [momentWords(from), momentWords(until)];
  const end = formatDay(tokyoDay(from)) === formatDay(tokyoDay(until)) ? clockWords(until) : null;
  return { ja: `${begins.ja}〜${end ?? ends.ja}`, en: `${begins.en}–${end ?? ends.en}` };
}

/** A day as `11月22日`. */
export function dayWords(day: string): Label {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return {
    ja: `${year}年${Number(month)}月${Number(date)}日`,
    en: `${Number(date)} ${name} ${year}`,
  };
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function tokyo(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO("Asia/Tokyo");
}
