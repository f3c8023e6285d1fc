import { toKatakana } from "../../kernel/typed/kana.ts";
import type { SearchWords } from "./reads/store.ts";

/** Fewer digits than this are no supply point number. */
const FEWEST_POINT_DIGITS = 6;
const DASHES = /[-‐‑–—−ー－ｰ]/g;
const KANA_GAP = 0x60;

/**
 * What a member of staff typed, in every form that the search column may hold: full and half width
 * alike, hiragana as katakana and back, a phone number without its dashes.
 * `０３－１２３４` also looks for `031234`; `さとう` also for `サトウ`.
 */
export function searchWords(typed: string): SearchWords | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return null;
  const digits = text.replaceAll(DASHES, "").replaceAll(/[\s()]/g, "");
  const isNumber = /^\d{3,}$/.test(digits);
  const forms = [text, toKatakana(text), toHiragana(text), text.replaceAll(/\s/g, "")];
  const all = isNumber ? [...forms, digits] : forms;
  return {
    patterns: [...new Set(all)].map((form) => `%${escapeLike(form)}%`),
    point: isNumber && digits.length >= FEWEST_POINT_DIGITS ? digits : null,
    bill: /\d/.test(text) && text.includes("-") ? escapeLike(text.toUpperCase()) : "",
  };
}

function toHiragana(text: string): string {
  return text.replaceAll(/[ァ-ヶ]/g, (kana) => shifted(kana, -KANA_GAP));
}

function shifted(kana: string, by: number): string {
  return String.fromCodePoint((kana.codePointAt(0) ?? 0) + by);
}

/** `%` and `_` are letters here, no wildcards. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
