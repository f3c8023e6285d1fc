import type { Bill, BillGroup, BillLine } from "../api/bill.ts";
import { addDays, formatDay } from "../../kernel/day.ts";
import { period } from "../../kernel/period.ts";
import { type Doc, heightOf, INK, PAGE, room, rule, toneInk, write } from "./sheet.ts";
import { grouped } from "./grouped.ts";
import { type Language, PDF_WORDS } from "./words.ts";

const AMOUNT = { x: 430, width: PAGE.right - 430 };
const TEXT = { x: PAGE.left, width: 365 };
const NAME = { size: 9.5 };
const SMALL = { size: 7.5, color: INK.sub };

/** The lines by service, each with the sum behind it in small print. */
export function writeLines(
  doc: Doc,
  bill: Bill,
  { language, y }: { readonly language: Language; readonly y: number },
): void {
  const words = PDF_WORDS[language];
  let next = write(doc, words.lines, { ...TEXT, y }, { size: 11, bold: true }) + 4;
  next =
    write(doc, words.note, { x: PAGE.left, y: next, width: PAGE.right - PAGE.left }, SMALL) + 8;
  for (const group of bill.groups) next = writeGroup(doc, group, language, next);
}

function writeGroup(doc: Doc, group: BillGroup, language: Language, y: number): number {
  const words = PDF_WORDS[language];
  let next = room(doc, y, 60);
  const tone = toneInk(group.tone);
  doc.roundedRect(PAGE.left, next + 4, 7, 7, 2).fill(tone);
  const name = { x: PAGE.left + 13, y: next, width: TEXT.width - 13 };
  write(doc, group.name[language], name, { size: 10.5, bold: true });
  const total = `${grouped(String(group.total))} ${words.yen}`;
  next = write(doc, total, { ...AMOUNT, y: next, align: "right" }, { size: 10.5, bold: true }) + 3;
  rule(doc, next, tone);
  for (const line of group.lines) next = writeLine(doc, line, language, next + 4);
  if (group.addedTax !== null) {
    next = room(doc, next + 4, 20);
    write(doc, words.added, { ...TEXT, y: next }, NAME);
    const at = { ...AMOUNT, y: next, align: "right" as const };
    next = write(doc, grouped(group.addedTax), at, NAME) + 3;
  }
  return next + 14;
}

function writeLine(doc: Doc, line: BillLine, language: Language, y: number): number {
  const name = nameOf(line, language);
  const why = whyOf(line, language);
  const height = heightOf(doc, name, TEXT.width, NAME) + heightOf(doc, why, TEXT.width, SMALL);
  const top = room(doc, y, height + 8);
  write(doc, grouped(line.amount), { ...AMOUNT, y: top, align: "right" }, NAME);
  const below = write(doc, name, { ...TEXT, y: top }, NAME);
  const end = write(doc, why, { ...TEXT, y: below + 1 }, SMALL) + 3;
  rule(doc, end);
  return end;
}

function nameOf(line: BillLine, language: Language): string {
  const words = PDF_WORDS[language];
  const marked = line.marks.some((mark) => mark !== "interpretation");
  const star = language === "ja" ? "※" : "*";
  return [
    `${line.label[language]}${marked ? star : ""}`,
    line.note?.[language] ?? "",
    line.tax.kind === "added" ? `(${words.beforeTax})` : "",
    line.correction === null ? "" : `〔${words.corrects(line.correction.month)}〕`,
  ]
    .filter((part) => part !== "")
    .join("  ");
}

/** `120 × 29.80 + 82 × 36.40 = 6,560.80 円`, its period and its clauses. */
function whyOf(line: BillLine, language: Language): string {
  const clauses = line.clauses.map(({ id }) => id).join(" ");
  return `${line.derivation.sum[language]}\n${daysText(line.period)}  ${clauses}`;
}

/** The days of a period, the last one included: `2026-10-03 – 2026-11-02`. */
function daysText(text: BillLine["period"]): string {
  const { from, until } = period(`${text.from}/${text.until}`);
  const [first, last] = [formatDay(from), formatDay(addDays(until, -1))];
  return first === last ? first : `${first} – ${last}`;
}
