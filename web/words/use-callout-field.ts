import { fieldEn } from "./callout-field-en.ts";
import { fieldJa, type FieldWords } from "./callout-field-ja.ts";
import { useSpeech } from "./language.ts";

/** Words of the technician's phone, which come with its pages. */
export function useFieldWords(): FieldWords {
  return useSpeech().language === "ja" ? fieldJa : fieldEn;
}
