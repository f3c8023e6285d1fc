import type { CalloutReport } from "../api/callout-report.ts";
import { clockWords, momentWords } from "../callout/words/time-words.ts";
import { formatDay } from "../../kernel/day.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import { grouped } from "./grouped.ts";
import { type Doc, INK, PAGE, rule, write } from "./sheet.ts";
import type { Language } from "./words.ts";

interface At {
  readonly language: Language;
  readonly y: number;
}

const WIDE = PAGE.right - PAGE.left;
const HEIGHT = 62;
const SMALL = { size: 8, color: INK.sub };

/** Two things that a reader looks for first: is it mended, and what does it cost. */
export function writeOutcome(doc: Doc, content: CalloutReport, { language, y }: At): number {
  const words = REPORT_WORDS[language];
  doc.roundedRect(PAGE.left, y, WIDE, HEIGHT, 6).fill(INK.wash);
  const left = { x: PAGE.left + 16, width: 270 };
  const right = { x: PAGE.left + 300, width: WIDE - 316, align: "right" as const };
  write(doc, words.outcome, { ...left, y: y + 9 }, SMALL);
  write(doc, content.outcome[language], { ...left, y: y + 21 }, { size: 14, bold: true });
  write(doc, words.total, { ...right, y: y + 9 }, SMALL);
  const total = words.yen(grouped(String(content.total)));
  write(doc, total, { ...right, y: y + 19 }, { size: 17, bold: true });
  const agreed = content.signed === null ? words.toldBefore : words.toPay;
  const why = content.total === 0 ? words.nothing : agreed;
  write(doc, why, { ...right, y: y + 44 }, SMALL);
  return y + HEIGHT + 14;
}

/** From the call to the end, in columns; the day stands where it changes. */
export function writeTimes(doc: Doc, { times }: CalloutReport, { language, y }: At): number {
  const width = WIDE / Math.max(times.length, 1);
  let before = "";
  times.forEach(({ label, at }, index) => {
    const day = formatDay(tokyoDay(at));
    const [shown] = momentWords(at)[language].split(/ (?=\d+:)/);
    const x = PAGE.left + width * index;
    if (index > 0) mark(doc, x - 4, y + 15);
    write(doc, label[language], { x: x + 6, y, width: width - 10 }, SMALL);
    write(
      doc,
      clockWords(at),
      { x: x + 6, y: y + 10, width: width - 10 },
      { size: 12, bold: true },
    );
    const on = day === before ? "" : (shown ?? "");
    write(doc, on, { x: x + 6, y: y + 27, width: width - 10 }, SMALL);
    before = day;
  });
  rule(doc, y + 44);
  return y + 56;
}

/** A small arrow between two times. */
function mark(doc: Doc, x: number, y: number): void {
  doc
    .moveTo(x, y)
    .lineTo(x + 4, y + 4)
    .lineTo(x, y + 8);
  doc.lineWidth(1).strokeColor(INK.wood).stroke();
}
