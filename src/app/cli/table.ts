import { grouped } from "../../kernel/number-text.ts";

/** Code points that take two columns: Hangul, kana, kanji, their punctuation, full-width forms. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** How many columns a text takes in a terminal: Japanese letters take two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (isWide(letter) ? 2 : 1), 0);
}

function isWide(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return WIDE.some(([from, to]) => from <= code && code <= to);
}

export function padRight(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

export function padLeft(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

export function yenText(amount: number, language: Language): string {
  const text = grouped(String(amount));
  return language === "ja" ? `${text} 円` : `${text} yen`;
}

export type Language = "ja" | "en";
