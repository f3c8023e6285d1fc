import { useSpeech } from "./language.ts";

const ja = {
  title: "進んでいるお呼び出し",
  promise: "お着きの見込み",
  yours: "あなたの確認をお待ちしています",
  waiting: (before: number, minutes: number | null) =>
    `前に${before}件${minutes === null ? "" : `・およそ${minutes}分`}お待ちです`,
};

const en: typeof ja = {
  title: "Calls under way",
  promise: "Expected",
  yours: "Something waits for your yes",
  waiting: (before, minutes) =>
    `${before} before yours${minutes === null ? "" : `, about ${minutes} min`}`,
};

/** The few words that the first page needs of a call under way. */
export function useOpenCallWords(): typeof ja {
  return useSpeech().language === "ja" ? ja : en;
}
