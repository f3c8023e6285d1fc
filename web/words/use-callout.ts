import { calloutEn } from "./callout-en.ts";
import { calloutJa, type CalloutWords } from "./callout-ja.ts";
import { useSpeech } from "./language.ts";

/** Words of calling for help: they come with those pages, not with the first. */
export function useCalloutWords(): CalloutWords {
  return useSpeech().language === "ja" ? calloutJa : calloutEn;
}
