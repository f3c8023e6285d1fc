import { useSpeech } from "./language.ts";

const ja = {
  required: "※必須",
  optional: "※任意",
  choose: "選んでください",
  yes: "はい",
  no: "いいえ",
  copy: "コピーする",
  copied: "コピーしました。",
  dayHelp: "西暦でも和暦でも入力できます。例 2026-11-30、令和8年11月30日",
  readAs: (text: string) => `${text} として受け付けます`,
  formatHelp: {
    email: "お知らせをお送りします。例 name@example.jp",
    kana: "ひらがな・カタカナのどちらでも入力できます。",
    name: "姓と名のあいだは空けても空けなくてもかまいません。",
    phone: "ハイフンはあってもなくてもかまいません。例 03-1234-5678",
    "postal-code": "ハイフンはあってもなくてもかまいません。例 105-0001",
    "supply-point": "検針票などに書かれた22桁の番号です。ハイフンはなくてもかまいません。",
  },
  summary: (count: number) => `${count}か所を確かめてください`,
};

export type FormWords = typeof ja;

const en: FormWords = {
  required: "required",
  optional: "optional",
  choose: "Please choose",
  yes: "Yes",
  no: "No",
  copy: "Copy",
  copied: "Copied.",
  dayHelp: "Western or Japanese calendar, such as 2026-11-30 or R8.11.30.",
  readAs: (text) => `Read as ${text}`,
  formatHelp: {
    email: "Notices go there, such as name@example.jp.",
    kana: "Hiragana or katakana, of any width.",
    name: "With or without a space between the parts.",
    phone: "With or without hyphens, such as 03-1234-5678.",
    "postal-code": "With or without hyphen, such as 105-0001.",
    "supply-point": "The 22 digits on the meter slip, with or without hyphens.",
  },
  summary: (count) => (count === 1 ? "Please check one answer" : `Please check ${count} answers`),
};

/** The words of controls, which come with the first form and not with the first page. */
export function useFormWords(): FormWords {
  return useSpeech().language === "ja" ? ja : en;
}
