import { deskEn } from "./desk-en.ts";
import { deskJa, type DeskWords } from "./desk-ja.ts";
import { useSpeech } from "./language.ts";

/** The desk's own words: apart, so that no household's phone loads them. */
export function useDesk(): DeskWords {
  return useSpeech().language === "ja" ? deskJa : deskEn;
}
