import { formatDay, monthOf } from "../../kernel/day.ts";
import { monthNumber, yearOf } from "./diagnosis-figures.ts";
import { drawLogo } from "./diagnosis-logo.ts";
import {
  FRAME,
  ornament,
  type Pen,
  paragraph,
  pick,
  SMALL,
  tagged,
  thinRule,
} from "./diagnosis-pen.ts";
import type { Contractor, DiagnosisReport } from "./diagnosis-report.ts";
import { INK, write } from "./sheet.ts";

const RIGHT = { x: 340, width: FRAME.right - 340 };
const TOP = 44;

/** Whose paper it is, of which day, for whom, and what it is called. */
export function writeCover(pen: Pen, report: DiagnosisReport): number {
  const { words } = pen;
  const sender = writeSender(pen, report.contractor);
  const dates = [
    words.madeOn(words.day(report.madeOn)),
    words.pricesOf(words.day(formatDay(report.diagnosis.asOf))),
  ];
  const said = { ...RIGHT, y: TOP + 2, align: "right" as const };
  const below = paragraph(pen, dates.join("\n"), said, SMALL);
  const line = Math.max(sender, below) + 8;
  thinRule(pen, line, pen.accent, 1.4);
  return writeTitle(pen, report, line + 18);
}

function writeSender(pen: Pen, { name, contact, logo }: Contractor): number {
  let y: number = TOP;
  if (logo !== null) {
    const at = { x: FRAME.left, y, width: 150, height: 34 };
    ornament(pen, () => drawLogo(pen, logo, at));
    y += at.height + 6;
  }
  const at = { x: FRAME.left, width: 270 };
  y = paragraph(pen, name, { ...at, y }, { size: 10.5, bold: true });
  return contact.length === 0 ? y : paragraph(pen, contact.join("\n"), { ...at, y: y + 1 }, SMALL);
}

function writeTitle(pen: Pen, report: DiagnosisReport, y: number): number {
  const { words, doc } = pen;
  const wide = { x: FRAME.left, width: FRAME.width };
  const title = titleOf(pen, report);
  let next = y;
  tagged(pen, "H1", () => (next = write(doc, title, { ...wide, y }, { size: 20, bold: true })));
  doc.outline.addItem(title);
  const to = words.to(report.customer);
  next = paragraph(pen, to, { ...wide, y: next + 4 }, { size: 13 });
  const [first, last] = [report.diagnosis.periods[0], report.diagnosis.periods.at(-1)];
  if (!first || !last) return next;
  const [from, through] = [first, last].map(({ period }) => {
    const month = monthOf(period.from);
    return words.yearMonth(yearOf(month), monthNumber(month));
  });
  const span = `${words.twelve(from ?? "", through ?? "")}${words.comma}`;
  const text = `${span}${words.scenario(pick(pen, report.diagnosis.scenario.label))}`;
  return paragraph(pen, text, { ...wide, y: next + 2 }, { size: 8.5, color: INK.sub });
}

/** As programs list the file: title and customer. */
export function titleOf({ words }: Pick<Pen, "words">, { diagnosis }: DiagnosisReport): string {
  const gas = diagnosis.ranking.some((plan) => plan.gas !== null);
  return words.title(gas);
}
