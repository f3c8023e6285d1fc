import { useSpeech } from "./language.ts";

const ja = {
  title: "進んでいるお呼び出し",
  promise: "お着きの見込み",
  yours: "あなたの確認をお待ちしています",
  next: "次にご案内します",
  before: (before: number) => `前に${before}件`,
  wait: (minutes: number) => `およそ${minutes}分`,
};

const en: typeof ja = {
  title: "Calls under way",
  promise: "Expected",
  yours: "Something waits for your yes",
  next: "You are next",
  before: (before) => `${before} before yours`,
  wait: (minutes) => `about ${minutes} min`,
};

/** The few words that the first page needs of a call under way. */
export function useOpenCallWords(): typeof ja {
  return useSpeech().language === "ja" ? ja : en;
}
