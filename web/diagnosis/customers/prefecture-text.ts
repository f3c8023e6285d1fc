import { PREFECTURES } from "../../../src/kernel/prefecture.ts";
import type { Language } from "../../words/language.ts";

/** `tokyo` → 東京都 / Tokyo; what is no prefecture stays as it is. */
export function prefectureText(word: string, language: Language): string {
  if (language === "en") return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return PREFECTURES.find((prefecture) => prefecture.word === word)?.ja ?? word;
}
