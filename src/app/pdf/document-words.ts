import type { Language } from "./words.ts";

interface DocumentWords {
  readonly number: string;
  readonly issued: string;
  readonly from: string;
  readonly to: (name: string) => string;
  readonly day: (text: string) => string;
  readonly illustrative: string;
  readonly clauses: string;
  readonly marked: string;
  readonly terms: (hash: string) => string;
  readonly page: (page: number, of: number) => string;
}

/** A company is addressed as 御中, which stands in its name already; a person as 様. */
const COMPANY = "御中";

/** The words that frame a printed document; all others stand in its content. */
export const DOCUMENT_WORDS: Readonly<Record<Language, DocumentWords>> = {
  ja: {
    number: "文書番号",
    issued: "発行日",
    from: "発行者",
    to: (name) => (name.endsWith(COMPANY) ? name : `${name} 様`),
    day: (text) => {
      const [year, month, date] = text.split("-").map(Number);
      return `${year}年${month}月${date}日`;
    },
    illustrative: "※",
    clauses: "右の欄は、根拠となる条項の番号です。",
    marked: "※の行は、例示または未確認の値によります。",
    terms: (hash) => `約款の版 ${hash.slice(0, 12)}`,
    page: (page, of) => `${page} / ${of} ページ`,
  },
  en: {
    number: "Document no.",
    issued: "Date",
    from: "From",
    to: (name) => name.replace(` ${COMPANY}`, ""),
    day: (text) => text,
    illustrative: "*",
    clauses: "The right column names the clauses behind each line.",
    marked: "Lines marked * rest on figures that are illustrative or not verified.",
    terms: (hash) => `terms ${hash.slice(0, 12)}`,
    page: (page, of) => `page ${page} of ${of}`,
  },
};
