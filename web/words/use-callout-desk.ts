import { calloutDeskEn } from "./callout-desk-en.ts";
import { calloutDeskJa, type CalloutDeskWords } from "./callout-desk-ja.ts";
import { useSpeech } from "./language.ts";

/** Words of the desk that sends help: they come with its pages, not with the first. */
export function useCalloutDeskWords(): CalloutDeskWords {
  return useSpeech().language === "ja" ? calloutDeskJa : calloutDeskEn;
}
