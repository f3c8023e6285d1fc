import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { halfWidth } from "./width.ts";

/** From ぁ (3041) to ァ (30A1). */
const KANA_GAP = 0x60;
/** Half-width katakana, joined with their sound marks: ｶﾞ is ガ. */
const HALF_KANA = /[\uff61-\uff9f]+/g;
const LONGEST = 100;

export function toKatakana(text: string): string {
  return text
    .replaceAll(HALF_KANA, (run) => run.normalize("NFKC"))
    .replaceAll(/[ぁ-ゖ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + KANA_GAP));
}

/**
 * A reading as katakana, whatever it was typed in: ひらがな, カタカナ, ｶﾅ, with the long mark, a middle
 * dot, letters of a foreign name. `ｻﾄｳ けいこ` is `サトウ ケイコ`. One space between the parts.
 */
export function readKana(typed: string): Result<string, TypedFault> {
  const text = toKatakana(halfWidth(typed)).trim().replaceAll(/\s+/g, " ");
  const isReading = /^[ァ-ヶヽヾー・A-Za-z0-9 .'&-]+$/.test(text) && text.length <= LONGEST;
  if (isReading) return ok(text);
  return typedFault(
    "typed.kana",
    { ja: "フリガナを読み取れません。", en: "This is no reading in kana." },
    {
      ja: `ひらがな・カタカナ（半角も可）で${LONGEST}文字まで`,
      en: `Hiragana or katakana of any width, up to ${LONGEST} letters`,
    },
  );
}
