import { type EbcRow, must } from "./ebc-row.ts";

/** Holidays that plans of that time added to weekends and national holidays. */
const OLD_DAYS_OFF = ["01-02", "01-03", "04-30", "05-01", "05-02", "12-30", "12-31"];

interface Row {
  readonly band: string;
  readonly season?: string;
  readonly days?: "off" | "work";
  readonly hours?: readonly string[];
}
type Bands = Record<string, { label: { ja: string; en: string }; tiers: readonly unknown[] }>;

/** The days off of a plan whose prices tell days apart; the source does not list them. */
export function hasDaysOff(row: EbcRow): { readonly set: unknown; readonly why: string } | null {
  if (row.電力量料金タイプ === "平日三段階型") {
    const set = { weekends: true, nationalHolidays: false, extra: [] };
    return { set, why: "The plan is named after Saturdays and Sundays; holidays are not added." };
  }
  if (!tellsDaysApart(row)) return null;
  const set = { weekends: true, nationalHolidays: true, extra: OLD_DAYS_OFF };
  const why = "The source says weekday only; days off are those that plans of the time had.";
  return { set, why };
}

function tellsDaysApart(row: EbcRow): boolean {
  return row.電力量料金タイプ.includes("平日") || row.電力量料金タイプ.includes("休日");
}

/** The energy charge in the catalogue's words. */
export function energyPrices(row: EbcRow): unknown {
  const kind = row.電力量料金タイプ;
  if (kind === "従量電灯三段階型" || kind === "従量電灯A三段階型") {
    return { by: "tiers", tiers: dayTiers(row) };
  }
  return { by: "bands", bands: bands(row), seasons: seasons(row), timetable: timetable(row) };
}

function bands(row: EbcRow): Bands {
  const made: Bands = { day: { label: { ja: "昼間", en: "day" }, tiers: dayTiers(row) } };
  const add = (key: string, ja: string, en: string, price: string | null) => {
    if (price !== null) made[key] = { label: { ja, en }, tiers: [{ price }] };
  };
  add("night", "夜間", "night", row.夜間単価);
  add("off", "休日", "days off", row.土日単価);
  add("shoulder", "朝夕", "morning and evening", row.朝夕単価);
  add("summer-peak", "夏季ピーク", "summer peak", row.夏期ピーク単価);
  add("winter-peak", "冬季ピーク", "winter peak", row.冬季ピーク単価);
  if (row["冬季昼間単価（一段階）"] !== null) {
    made["winter-day"] = { label: { ja: "冬季昼間", en: "winter day" }, tiers: winterTiers(row) };
  }
  return made;
}

function seasons(row: EbcRow): Record<string, { from: string; to: string }> {
  const made: Record<string, { from: string; to: string }> = {};
  if (row.夏期ピーク開始日 !== null) {
    const to = monthDay(must(row.夏期ピーク終了日, row));
    made["summer"] = { from: monthDay(row.夏期ピーク開始日), to };
  }
  if (row.冬季開始日 !== null) {
    made["winter"] = { from: monthDay(row.冬季開始日), to: monthDay(must(row.冬季終了日, row)) };
  }
  return made;
}

/** The first row that fits a slot gives its band: night, days off, peak, day, and the rest. */
function timetable(row: EbcRow): readonly Row[] {
  const workOnly = tellsDaysApart(row) ? { days: "work" as const } : {};
  const rows: Row[] = [];
  if (row.夜間単価 !== null) {
    rows.push({ band: "night", hours: [hours(row.夜間開始時間, row.夜間終了時間, row)] });
  }
  if (row.土日単価 !== null) rows.push({ band: "off", days: "off" });
  if (row.夏期ピーク単価 !== null) {
    const at = [hours(row.夏期ピーク開始時間, row.夏期ピーク終了時間, row)];
    rows.push({ band: "summer-peak", season: "summer", ...workOnly, hours: at });
  }
  if (row.冬季ピーク単価 !== null) {
    const at = [hours(row.冬季ピーク開始時間, row.冬季ピーク終了時間, row)];
    rows.push({ band: "winter-peak", season: "winter", hours: at });
  }
  if (row["冬季昼間単価（一段階）"] !== null) rows.push({ band: "winter-day", season: "winter" });
  if (row.朝夕単価 === null) return [...rows, { band: "day" }];
  const at = [hours(row.デイタイム開始時間, row.デイタイム終了時間, row)];
  return [...rows, { band: "day", ...workOnly, hours: at }, { band: "shoulder" }];
}

function dayTiers(row: EbcRow): readonly unknown[] {
  return tiers([
    [row["一段階と二段階間の閾値電力量（kWh）"], row["電力量単価（一段階）"]],
    [row["二段階と三段階間の閾値電力量（kWh）"], row["電力量単価（二段階）"]],
    [null, row["電力量単価（三段階）"]],
  ]);
}

function winterTiers(row: EbcRow): readonly unknown[] {
  return tiers([
    [row["冬季昼間一段階と二段階間の閾値電力量（kWh）"], row["冬季昼間単価（一段階）"]],
    [row["冬季昼間二段階と三段階間の閾値電力量（kWh）"], row["冬季昼間単価（二段階）"]],
    [null, row["冬季昼間単価（三段階）"]],
  ]);
}

function tiers(steps: readonly (readonly [string | null, string | null])[]): readonly unknown[] {
  const priced = steps.filter(([, price]) => price !== null);
  return priced.map(([upTo, price], index) =>
    index === priced.length - 1 || upTo === null ? { price } : { upTo, price },
  );
}

function hours(from: number | null, to: number | null, row: EbcRow): string {
  return `${clock(must(from, row))}-${clock(must(to, row))}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** `7/1` is `07-01`. */
function monthDay(text: string): string {
  const [month = "", day = ""] = text.split("/");
  return `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
