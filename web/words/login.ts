import { useSpeech } from "./language.ts";

const ja = {
  title: "ログイン",
  id: "ログインID",
  password: "パスワード",
  show: "表示する",
  hide: "隠す",
  submit: "ログイン",
  working: "確かめています",
  expired: "しばらく操作がなかったため、ログアウトしました。もう一度ログインしてください。",
  needId: "ログインIDを入力してください",
  needPassword: "パスワードを入力してください",
  retryAt: (time: string) => `${time} からもう一度お試しいただけます。`,
};

const en: typeof ja = {
  title: "Log in",
  id: "Login ID",
  password: "Password",
  show: "Show",
  hide: "Hide",
  submit: "Log in",
  working: "Checking",
  expired: "You were logged out because nothing happened for a while. Please log in again.",
  needId: "Enter your login ID",
  needPassword: "Enter your password",
  retryAt: (time) => `You can try again from ${time}.`,
};

/** Words of the login: whoever is logged in loads none of them. */
export function useLoginWords(): typeof ja {
  return useSpeech().language === "ja" ? ja : en;
}
