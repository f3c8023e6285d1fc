import { useSpeech } from "./language.ts";
import { staffEn } from "./staff-en.ts";
import { staffJa, type StaffWords } from "./staff-ja.ts";

/** Words of the staff's page of an account: a household loads none of them. */
export function useStaffWords(): StaffWords {
  return useSpeech().language === "ja" ? staffJa : staffEn;
}
