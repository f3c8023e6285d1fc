import { addDays, type Day, formatDay } from "../../src/kernel/day.ts";

const AREAS = ["北海道", "東北", "東京", "中部", "北陸", "関西", "中国", "四国", "九州"];

/**
 * A `spot_summary` file of the exchange's form with invented prices: area k of 0–8, slot s of 0–47,
 * day d costs 10.00 + 0.01 × k + 0.10 × s yen, the same on every day unless `raise` (in 1/100 yen)
 * says otherwise.
 */
export function spotSummary({
  from,
  days,
  raise = 0,
}: {
  from: Day;
  days: number;
  raise?: number;
}): string[] {
  const header = [
    "受渡日",
    "時刻コード",
    "売り入札量(kWh)",
    "買い入札量(kWh)",
    "約定総量(kWh)",
    "システムプライス(円/kWh)",
    ...AREAS.map((area) => `エリアプライス${area}(円/kWh)`),
    "売りブロック入札総量(kWh)",
    "売りブロック約定総量(kWh)",
    "買いブロック入札総量(kWh)",
    "買いブロック約定総量(kWh)",
  ].join(",");
  const rows = Array.from({ length: days * 48 }, (_, index) => {
    const date = formatDay(addDays(from, Math.floor(index / 48))).replaceAll("-", "/");
    const slot = index % 48;
    const prices = AREAS.map((__, area) => yen(1000 + area + 10 * slot + raise));
    return [date, slot + 1, 1000, 900, 800, yen(990), ...prices, 1, 2, 3, 4].join(",");
  });
  return [header, ...rows];
}

function yen(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}
