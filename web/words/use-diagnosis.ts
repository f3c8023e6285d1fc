import { diagnosisEn } from "./diagnosis-en.ts";
import { diagnosisJa, type DiagnosisWords } from "./diagnosis-ja.ts";
import { useSpeech } from "./language.ts";

/** Words of the diagnosis: they come with its pages, not with the first. */
export function useDiagnosisWords(): DiagnosisWords {
  return useSpeech().language === "ja" ? diagnosisJa : diagnosisEn;
}
