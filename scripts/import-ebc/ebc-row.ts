import { z } from "zod";

/** A price as quoted text of two decimals, or null where the column is empty. */
const price = z.string().transform((text) => (text === "" ? null : padded(text)));
const whole = z.string().transform((text) => (text === "" ? null : parseInt(text, 10)));
const text = z.string().transform((value) => (value === "" ? null : value));
/** `2014/3/1` */
const date = z.string().transform((value) => (value === "" ? null : isoDate(value)));

/** The columns of the source that are read; their names are the source's own. */
export const ebcRowSchema = z.object({
  電力会社名: z.string(),
  電力会社英名: z.string(),
  プランID: z.string(),
  プラン名: z.string(),
  実施日: date,
  新規加入終了日: date,
  基本料金タイプ: z.enum(["単価型", "三段階型", "二段階型", "最低料金型", "一段階型"]),
  基本料金単価: price,
  一段階基本料金: price,
  "一段階と二段階間の契約容量（kVA）": whole,
  二段階基本料金: price,
  "二段階と三段階間の契約容量（kVA）": whole,
  三段階基本料金: price,
  最低料金: price,
  "電力量閾値(kWh)": text,
  電力量料金タイプ: z.string(),
  "電力量単価（一段階）": price,
  "一段階と二段階間の閾値電力量（kWh）": text,
  "電力量単価（二段階）": price,
  "二段階と三段階間の閾値電力量（kWh）": text,
  "電力量単価（三段階）": price,
  デイタイム開始時間: whole,
  デイタイム終了時間: whole,
  夜間単価: price,
  夜間開始時間: whole,
  夜間終了時間: whole,
  土日単価: price,
  朝夕単価: price,
  夏期ピーク単価: price,
  夏期ピーク開始日: text,
  夏期ピーク終了日: text,
  夏期ピーク開始時間: whole,
  夏期ピーク終了時間: whole,
  冬季開始日: text,
  冬季終了日: text,
  "冬季昼間単価（一段階）": price,
  "冬季昼間一段階と二段階間の閾値電力量（kWh）": text,
  "冬季昼間単価（二段階）": price,
  "冬季昼間二段階と三段階間の閾値電力量（kWh）": text,
  "冬季昼間単価（三段階）": price,
  冬季ピーク単価: price,
  冬季ピーク開始時間: whole,
  冬季ピーク終了時間: whole,
});
export type EbcRow = z.output<typeof ebcRowSchema>;

/** A column that this kind of plan cannot do without. */
export function must<T>(value: T | null, row: EbcRow): T {
  if (value === null) throw new Error(`${row.電力会社名} ${row.プラン名} lacks a figure`);
  return value;
}

function padded(value: string): string {
  const [integer = "0", fraction = ""] = value.split(".");
  return `${integer}.${fraction.padEnd(2, "0")}`;
}

function isoDate(value: string): string {
  return value.replace(/^(\d+)\/(\d+)\/(\d+)$/, (_, year: string, month: string, day: string) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );
}
