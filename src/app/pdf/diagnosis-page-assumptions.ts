import { grouped } from "../../kernel/number-text.ts";
import type { NotCompared } from "../../diagnosis/model.ts";
import {
  FRAME,
  heading,
  pageHeading,
  type Pen,
  paragraph,
  pick,
  room,
  SMALL,
  TEXT,
} from "./diagnosis-pen.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { writeTable } from "./diagnosis-table.ts";
import { heightOf, INK } from "./sheet.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };
const TINY = { size: 7.5 };
const ROW = { size: 7 };
const NUMBER = /^-?\d+(\.\d+)?$/;

/** What all this rests on, what to beware of (EN-08), and which plans are not in it. */
export function writeAssumptions(pen: Pen, report: DiagnosisReport): void {
  const { words } = pen;
  const { diagnosis } = report;
  let y = pageHeading(
    pen,
    words.assumptionsTitle,
    words.scenario(pick(pen, diagnosis.scenario.label)),
  );
  y = writeWarnings(pen, report, y) + 10;
  y = writeRows(pen, report, y) + 10;
  y = writeReading(pen, y) + 10;
  writeNotCompared(pen, diagnosis.notCompared, y);
}

function writeWarnings(pen: Pen, { diagnosis }: DiagnosisReport, y: number): number {
  let next = heading(pen, pen.words.warningsTitle, y);
  for (const { text } of diagnosis.warnings) {
    const said = pick(pen, text);
    next = room(pen, next, heightOf(pen.doc, said, FRAME.width - 12, TEXT));
    paragraph(pen, "・", { x: FRAME.left, y: next, width: 12 }, TEXT);
    next = paragraph(pen, said, { x: FRAME.left + 12, y: next, width: FRAME.width - 12 }, TEXT) + 2;
  }
  return next;
}

function writeRows(pen: Pen, { diagnosis }: DiagnosisReport, y: number): number {
  const { words } = pen;
  if (diagnosis.assumptions.length === 0) return y;
  const columns = [
    { width: 186, head: words.assumption },
    { width: 82, head: words.value, align: "right" as const },
    { width: 203, head: words.source },
  ];
  const rows = diagnosis.assumptions.map(({ label, value, unit, source, marks }) => {
    const said = marks.map((mark) => words.marks[mark]).join("・");
    const from = pick(pen, source);
    return [
      { text: pick(pen, label) },
      { text: valueText(pen, value, unit) },
      { text: said === "" ? from : `${from}（${said}）`, said: { size: 6.6, color: INK.sub } },
    ];
  });
  const next = heading(pen, words.assumptionsHead, room(pen, y, 80));
  return writeTable(pen, { columns, rows, said: ROW, pad: 1.1 }, next);
}

function writeReading(pen: Pen, y: number): number {
  const { words } = pen;
  const height = heightOf(pen.doc, words.read, FRAME.width, TINY);
  let next = heading(pen, words.readTitle, room(pen, y, height + 70));
  next = paragraph(pen, words.read, { ...WIDE, y: next }, TINY) + 6;
  next = heading(pen, words.marksTitle, next);
  return paragraph(pen, words.marksRead, { ...WIDE, y: next }, TINY);
}

/** Plans that share a reason stand together behind it. */
function writeNotCompared(pen: Pen, left: readonly NotCompared[], y: number): void {
  const { words } = pen;
  const next = heading(pen, words.notComparedTitle(left.length), room(pen, y, 60));
  if (left.length === 0) {
    paragraph(pen, words.notComparedNone, { ...WIDE, y: next }, SMALL);
    return;
  }
  const groups = Map.groupBy(left, ({ code, reason }) =>
    code === "diagnosis.not-sold-in-area" ? words.notSold : pick(pen, reason),
  );
  const columns = [
    { width: 150, head: words.reason },
    { width: 329, head: words.plan },
  ];
  const rows = [...groups].map(([reason, plans]) => [
    { text: reason },
    {
      text: plans.map((plan) => nameOf(pen, plan)).join(words.comma),
      said: { size: 6.6, color: INK.sub },
    },
  ]);
  writeTable(pen, { columns, rows, said: TINY, pad: 2.2 }, next);
}

/** A number as it is written, with its unit; words as they are. */
function valueText({ words }: Pen, value: string, unit: string): string {
  const text = NUMBER.test(value) ? grouped(value) : value;
  return unit === "" ? text : `${text} ${words.unit(unit)}`;
}

function nameOf(pen: Pen, { supplier, label }: NotCompared): string {
  return `${pick(pen, supplier)} ${pick(pen, label)}`;
}
