import { civil, type Day, formatDay } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";

/** A day as people read it: 2025年3月31日, 2025-03-31. */
export function spoken(on: Day): Label {
  const { year, month, date } = civil(on);
  return { ja: `${year}年${month}月${date}日`, en: formatDay(on) };
}
