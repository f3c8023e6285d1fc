import { homeEn } from "./home-en.ts";
import { homeJa, type HomeWords } from "./home-ja.ts";
import { useSpeech } from "./language.ts";

/** Words about the home, which come with its pages and not with the first. */
export function useHomeWords(): HomeWords {
  return useSpeech().language === "ja" ? homeJa : homeEn;
}
