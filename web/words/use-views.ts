import { useSpeech } from "./language.ts";
import { viewsEn } from "./views-en.ts";
import { viewsJa, type ViewWords } from "./views-ja.ts";

/** Words of the views of a home: they come with their pages. */
export function useViewWords(): ViewWords {
  return useSpeech().language === "ja" ? viewsJa : viewsEn;
}
