import { bestOf } from "./diagnosis-best.ts";
import { monthNumber, wholeText, yearOf } from "./diagnosis-figures.ts";
import { heading, pageHeading, type Pen, pick, pickName, room, SMALL } from "./diagnosis-pen.ts";
import type { DiagnosisReport, ReportGroup, ReportLine } from "./diagnosis-report.ts";
import { type Cell, type Table, writeTable } from "./diagnosis-table.ts";

const BOLD = { size: 9, bold: true };

/** One month unfolded as a bill is: every line with its sum, down to the yen of the ranking. */
export function writeMonth(pen: Pen, { diagnosis, month }: DiagnosisReport): void {
  const { words } = pen;
  const best = bestOf(diagnosis);
  if (month === null || best === null) return;
  const name = words.yearMonth(yearOf(month.month), monthNumber(month.month));
  const note = words.billNote(pickName(pen, best.plan.label));
  let y = pageHeading(pen, words.billTitle(name), note);
  for (const group of month.groups) y = writeGroup(pen, group, y) + 12;
  const sold = month.soldYen === 0 ? [] : [sumRow(words.soldLine, -month.soldYen)];
  const rows = [...sold, sumRow(words.monthTotal, month.totalYen, { size: 11, bold: true })];
  writeTable(pen, { ...COLUMNS, rows }, room(pen, y, 60));
}

const COLUMNS: Pick<Table, "columns"> = {
  columns: [
    { width: 389, head: "" },
    { width: 90, head: "", align: "right" },
  ],
};

function writeGroup(pen: Pen, group: ReportGroup, y: number): number {
  const { words } = pen;
  const next = heading(pen, pick(pen, group.name), room(pen, y, 80));
  const rows = group.lines.map((line) => lineRow(pen, line));
  if (group.addedTax !== null) rows.push([{ text: words.addedTax }, { text: group.addedTax }]);
  rows.push(sumRow(words.subtotal, group.totalYen));
  const [first, second] = COLUMNS.columns;
  const columns = [
    { width: first?.width ?? 0, head: words.line },
    { width: second?.width ?? 0, head: words.amount, align: "right" as const },
  ];
  return writeTable(pen, { columns, rows, pad: 3.5 }, next);
}

function lineRow(pen: Pen, { label, sum, amount, marks, clauses }: ReportLine): readonly Cell[] {
  const { words } = pen;
  const marked = marks.map((mark) => words.marks[mark]).join(words.dot);
  const name = marked === "" ? pick(pen, label) : words.marked(pick(pen, label), marked);
  const why = clauses.length === 0 ? pick(pen, sum) : `${pick(pen, sum)}  ${clauses.join(" ")}`;
  return [
    { text: name, said: { size: 9 }, under: { text: why, said: SMALL } },
    { text: amount, said: { size: 9 } },
  ];
}

function sumRow(name: string, yen: number, said: typeof BOLD = BOLD): readonly Cell[] {
  return [
    { text: name, said },
    { text: wholeText(yen), said },
  ];
}
