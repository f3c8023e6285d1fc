import { type Day, parseDay } from "../day.ts";
import { ok, type Result } from "../result.ts";
import { eraCalled, eraOf, yearOfEra } from "./era.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { halfWidth } from "./width.ts";

const WESTERN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const ERAS = "令和?|平成?|昭和?|大正?|明治?|[RHSTMrhstm]";
const IN_ERA = new RegExp(
  String.raw`^(${ERAS})(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$`,
  "u",
);
const DASHES = /[‐‑‒–—―−ー－ｰ]/g;

/**
 * A day as people write it, in any width: `2026-11-30`, `2026/11/30`, `20261130`, `2026年11月30日`,
 * `令和8年11月30日`, `R8.11.30`. A day after its era had ended is refused (平成32年): which was meant
 * is not ours to guess.
 */
export function readTypedDay(typed: string): Result<Day, TypedFault> {
  const text = halfWidth(typed).replaceAll(/\s/g, "").replaceAll(DASHES, "-");
  const western = WESTERN.exec(text) ?? COMPACT.exec(text);
  if (western) {
    const [, year = "", month = "", date = ""] = western;
    return orFault(dayOfParts(year, month, date));
  }
  const inEra = IN_ERA.exec(text);
  if (!inEra) return notADay();
  const [, name = "", count = "", month = "", date = ""] = inEra;
  const era = eraCalled(name);
  if (era === null) return notADay();
  const nth = count === "元" ? 1 : Number.parseInt(count, 10);
  const found = dayOfParts(String(yearOfEra(era, nth)), month, date);
  if (found === null || nth === 0) return notADay();
  return eraOf(found) === era ? ok(found) : outsideEra(era.name);
}

function dayOfParts(year: string, month: string, date: string): Day | null {
  return parseDay(`${year.padStart(4, "0")}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
}

function orFault(found: Day | null): Result<Day, TypedFault> {
  return found === null ? notADay() : ok(found);
}

function outsideEra(name: string) {
  return typedFault(
    "typed.day-outside-era",
    { ja: `その日は${name}ではありません。`, en: `That day does not lie in ${name}.` },
    { ja: "西暦でもご入力いただけます（例 2026-11-30）", en: "A western date such as 2026-11-30" },
  );
}

function notADay() {
  return typedFault(
    "typed.day",
    { ja: "日付を読み取れません。", en: "This is no day." },
    { ja: "例 2026-11-30、令和8年11月30日、R8.11.30", en: "Such as 2026-11-30 or R8.11.30" },
  );
}
