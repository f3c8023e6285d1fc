import { useSpeech } from "./language.ts";
import { switchEn } from "./switch-en.ts";
import { switchJa, type SwitchWords } from "./switch-ja.ts";

/** Words of the household switch: they come with its page, not with the first. */
export function useSwitchWords(): SwitchWords {
  return useSpeech().language === "ja" ? switchJa : switchEn;
}
