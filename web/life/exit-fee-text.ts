import { yenText } from "../format.ts";
import type { Speech } from "../words/language.ts";
import type { ReadingWords } from "../words/reading-ja.ts";

/** The price of leaving, in words where it is none or not known. */
export function exitFeeText(
  fee: number | null,
  { contracts }: ReadingWords,
  { yen }: Speech["words"],
): string {
  if (fee === null) return contracts.feeUnknown;
  return fee === 0 ? contracts.free : `${yenText(fee)} ${yen}`;
}
