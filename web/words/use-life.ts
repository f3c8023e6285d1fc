import { lifeEn } from "./life-en.ts";
import { lifeJa, type LifeWords } from "./life-ja.ts";
import { useSpeech } from "./language.ts";

/** Words about what may be done with contracts: they come with those pages, not with the first. */
export function useLifeWords(): LifeWords {
  return useSpeech().language === "ja" ? lifeJa : lifeEn;
}
