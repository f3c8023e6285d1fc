import { useSpeech } from "./language.ts";
import { readingEn } from "./reading-en.ts";
import { readingJa, type ReadingWords } from "./reading-ja.ts";

/** Words of bills, use and contracts: they come with those pages, not with the first. */
export function useReadingWords(): ReadingWords {
  return useSpeech().language === "ja" ? readingJa : readingEn;
}
