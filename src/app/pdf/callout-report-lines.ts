import type { CalloutReport } from "../api/callout-report.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import { grouped } from "./grouped.ts";
import { type Doc, heightOf, INK, PAGE, room, rule, write } from "./sheet.ts";
import type { Language } from "./words.ts";

interface At {
  readonly language: Language;
  readonly y: number;
}

type Line = CalloutReport["lines"][number];

const WIDE = { x: PAGE.left, width: PAGE.right - PAGE.left };
const NAME = { x: PAGE.left + 6, width: 300 };
const COUNT = { x: PAGE.left + 312, width: 84, align: "right" as const };
const AMOUNT = { x: PAGE.left + 402, width: PAGE.right - PAGE.left - 408, align: "right" as const };
const TEXT = { size: 9.5 };
const SMALL = { size: 7.5, color: INK.sub };

/** What the visit cost, line by line, those that are free at 0 with their clause. */
export function writeLines(doc: Doc, content: CalloutReport, { language, y }: At): number {
  if (content.lines.length === 0) return y;
  const words = REPORT_WORDS[language];
  let next = headed(doc, words.lines, room(doc, y, 96));
  const isFree = content.lines.some(({ amount }) => amount === 0);
  if (isFree) write(doc, words.linesNote, { ...NAME, y: next }, SMALL);
  write(doc, words.quantity, { ...COUNT, y: next }, SMALL);
  next = write(doc, words.amount, { ...AMOUNT, y: next }, SMALL) + 3;
  rule(doc, next);
  for (const line of content.lines) next = writeLine(doc, line, { language, y: next + 4 });
  const total = words.yen(grouped(String(content.total)));
  next = room(doc, next + 6, 22);
  write(doc, words.sum, { ...NAME, y: next }, { size: 10.5, bold: true });
  return write(doc, total, { ...AMOUNT, y: next }, { size: 10.5, bold: true }) + 14;
}

/** The washed heading of a part; answers the y below it. */
export function headed(doc: Doc, heading: string, y: number): number {
  doc.rect(WIDE.x, y, WIDE.width, 19).fill(INK.wash);
  write(doc, heading, { ...NAME, y: y + 3 }, { size: 10.5, bold: true });
  return y + 25;
}

function writeLine(doc: Doc, line: Line, { language, y }: At): number {
  const name = line.label[language];
  const why = [line.why[language], line.clauses.join(" ")].filter((text) => text !== "").join("  ");
  const height = heightOf(doc, name, NAME.width, TEXT) + heightOf(doc, why, NAME.width, SMALL);
  const top = room(doc, y, height + 8);
  const less = line.free > 0 ? ` − ${grouped(String(line.free))}` : "";
  const count = `${line.quantity} × ${grouped(String(line.unitPrice))}${less}`;
  write(doc, count, { ...COUNT, y: top }, TEXT);
  write(doc, grouped(String(line.amount)), { ...AMOUNT, y: top }, TEXT);
  const below = write(doc, name, { ...NAME, y: top }, TEXT);
  const end = write(doc, why, { ...NAME, y: below + 1 }, SMALL) + 3;
  rule(doc, end);
  return end;
}
