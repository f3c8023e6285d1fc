import { contractorEn } from "./contractor-en.ts";
import { contractorJa, type ContractorWords } from "./contractor-ja.ts";
import { useSpeech } from "./language.ts";

/** A contractor's own words: apart, so that no household's phone loads them. */
export function useContractorWords(): ContractorWords {
  return useSpeech().language === "ja" ? contractorJa : contractorEn;
}
