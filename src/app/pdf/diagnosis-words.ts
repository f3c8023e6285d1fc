import { REPORT_EN } from "./diagnosis-words-en.ts";
import { REPORT_JA, type ReportWords } from "./diagnosis-words-ja.ts";
import type { Language } from "./words.ts";

export type { ReportWords } from "./diagnosis-words-ja.ts";

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  ja: REPORT_JA,
  en: REPORT_EN,
};
