import { yenText } from "../format.ts";
import type { Speech } from "../words/language.ts";

/** The price of leaving, in words where it is none or not known. */
export function exitFeeText(fee: number | null, words: Speech["words"]): string {
  if (fee === null) return words.contracts.feeUnknown;
  return fee === 0 ? words.contracts.free : `${yenText(fee)} ${words.yen}`;
}
