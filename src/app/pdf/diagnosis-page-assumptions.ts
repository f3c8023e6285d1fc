import { grouped } from "../../kernel/number-text.ts";
import type { NotCompared } from "../../diagnosis/model.ts";
import {
  FRAME,
  heading,
  pageHeading,
  type Pen,
  paragraph,
  pick,
  pickName,
  room,
  SMALL,
} from "./diagnosis-pen.ts";
import { clean } from "./diagnosis-clean.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { type Cell, writeTable } from "./diagnosis-table.ts";
import { heightOf, INK } from "./sheet.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };
const TINY = { size: 7.2 };
const WARNING = { size: 8.4 };
const ROW = { size: 7 };
const NUMBER = /^-?\d+(\.\d+)?$/;

/** What all this rests on, what to beware of (EN-08), and which plans are not in it. */
export function writeAssumptions(pen: Pen, report: DiagnosisReport): number {
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
  return writeNotCompared(pen, diagnosis.notCompared, y);
}

function writeWarnings(pen: Pen, { diagnosis }: DiagnosisReport, y: number): number {
  let next = heading(pen, pen.words.warningsTitle, y);
  for (const { text } of diagnosis.warnings) {
    const said = pick(pen, text);
    next = room(pen, next, heightOf(pen.doc, said, FRAME.width - 12, WARNING));
    paragraph(pen, "・", { x: FRAME.left, y: next, width: 12 }, WARNING);
    next =
      paragraph(pen, said, { x: FRAME.left + 12, y: next, width: FRAME.width - 12 }, WARNING) + 2;
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
    const said = marks.map((mark) => words.marks[mark]).join(words.dot);
    const from = pick(pen, source);
    return [
      { text: pick(pen, label) },
      { text: valueText(pen, pick(pen, value), unit) },
      { text: said === "" ? from : words.marked(from, said), said: { size: 6.6, color: INK.sub } },
    ];
  });
  const next = heading(pen, words.assumptionsHead, room(pen, y, 80));
  return writeTable(pen, { columns, rows, said: ROW, pad: 0.5 }, next);
}

function writeReading(pen: Pen, y: number): number {
  const { words } = pen;
  const height = heightOf(pen.doc, words.read, FRAME.width, TINY);
  let next = heading(pen, words.readTitle, room(pen, y, height + 70));
  next = paragraph(pen, words.read, { ...WIDE, y: next }, TINY) + 6;
  next = heading(pen, words.marksTitle, next);
  return paragraph(pen, words.marksRead, { ...WIDE, y: next }, TINY);
}

/** Plans that share a reason stand together behind it; of those sold elsewhere, how many. */
function writeNotCompared(pen: Pen, left: readonly NotCompared[], y: number): number {
  const { words } = pen;
  const next = heading(pen, words.notComparedTitle(left.length), room(pen, y, 60));
  if (left.length === 0) {
    return paragraph(pen, words.notComparedNone, { ...WIDE, y: next }, SMALL);
  }
  const elsewhere = left.filter(({ code }) => code === "diagnosis.not-sold-in-area");
  const here = left.filter(({ code }) => code !== "diagnosis.not-sold-in-area");
  const columns = [
    { width: 150, head: words.reason },
    { width: 329, head: words.plan },
  ];
  const rows = [
    ...[...Map.groupBy(here, (plan) => reasonOf(pen, plan))].flatMap(([reason, plans]) => {
      const names = plans.map((plan) => nameOf(pen, plan));
      return rowsOf({ pen, reason, most: NAMES_A_ROW }, names);
    }),
    ...rowsOf({ pen, reason: words.notSold, most: COUNTS_A_ROW }, suppliersOf(pen, elsewhere)),
  ];
  return writeTable(pen, { columns, rows, said: ROW, pad: 1.4 }, next);
}

const NAMES_A_ROW = 12;
const COUNTS_A_ROW = 24;

/** A few names a row, so that no row outgrows a page. */
function rowsOf(
  { pen, reason, most }: { readonly pen: Pen; readonly reason: string; readonly most: number },
  names: readonly string[],
): readonly (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  for (let first = 0; first < names.length; first += most) {
    const text = names.slice(first, first + most).join(pen.words.comma);
    rows.push([{ text: first === 0 ? reason : "" }, { text, said: { size: 6.6, color: INK.sub } }]);
  }
  return rows;
}

/** One line for all kinds of contract that do not fit. */
function reasonOf(pen: Pen, { code, reason }: NotCompared): string {
  return code === "diagnosis.other-contract-kind" ? pen.words.otherKind : pick(pen, reason);
}

function suppliersOf(pen: Pen, plans: readonly NotCompared[]): readonly string[] {
  const bySupplier = Map.groupBy(plans, ({ supplier }) => pickName(pen, supplier));
  return [...bySupplier].map(([name, own]) => pen.words.countOf(name, own.length));
}

/** A number as it is written, with its unit; words as they are. */
function valueText({ words }: Pen, value: string, unit: string): string {
  const text = NUMBER.test(value) ? grouped(value) : clean(value, 120);
  return unit === "" ? text : `${text} ${words.unit(unit)}`;
}

function nameOf(pen: Pen, { supplier, label }: NotCompared): string {
  return `${pickName(pen, supplier)} ${pickName(pen, label)}`;
}
