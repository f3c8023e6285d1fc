import type { Label } from "../../../terms/fields.ts";
import { grouped } from "../../pdf/grouped.ts";

/** `12,300円`, `12,300 yen`. */
export function yenWords(yen: number): Label {
  const text = grouped(String(yen));
  return { ja: `${text}円`, en: `${text} yen` };
}
