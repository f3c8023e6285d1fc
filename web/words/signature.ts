import { useSpeech } from "./language.ts";

const ja = {
  empty: "まだ署名がありません",
  signed: "署名があります",
  how: "指やペンで、枠の中に書いてください",
  clear: "書きなおす",
};

const en: typeof ja = {
  empty: "not signed yet",
  signed: "signed",
  how: "Write inside the frame with a finger or a pen",
  clear: "Clear",
};

/** Words of the field to sign in. */
export function useSignatureWords(): typeof ja {
  return useSpeech().language === "ja" ? ja : en;
}
