import { bestOf } from "./diagnosis-best.ts";
import { monthNumber, wholeText, yearOf } from "./diagnosis-figures.ts";
import { heading, pageHeading, type Pen, pick, pickName, room, SMALL } from "./diagnosis-pen.ts";
import type { DiagnosisReport, ReportGroup, ReportLine, ReportMonth } from "./diagnosis-report.ts";
import { type Cell, type Table, writeTable } from "./diagnosis-table.ts";

const BOLD = { size: 9, bold: true };

/** One month unfolded as a bill is: every line with its sum, down to the yen of the ranking. */
export function writeMonth(pen: Pen, { diagnosis, month }: DiagnosisReport, y: number): void {
  const { words } = pen;
  const best = bestOf(diagnosis);
  if (month === null || best === null) return;
  const name = words.yearMonth(yearOf(month.month), monthNumber(month.month));
  const note = words.billNote(pickName(pen, best.plan.label));
  const top = room(pen, y, heightOfMonth(month));
  let next = pageHeading(pen, words.billTitle(name), note, top);
  for (const group of month.groups) next = writeGroup(pen, group, next) + 12;
  const sold = month.soldYen === 0 ? [] : [sumRow(words.soldLine, -month.soldYen)];
  const rows = [...sold, sumRow(words.monthTotal, month.totalYen, { size: 11, bold: true })];
  writeTable(pen, { ...COLUMNS, rows }, room(pen, next, 60));
}

/** So much that nothing of a month stands on another page, if it fits one at all. */
function heightOfMonth({ groups }: ReportMonth): number {
  const lines = groups.reduce((sum, { lines: own }) => sum + own.length, 0);
  return 104 + groups.length * 64 + lines * 32;
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
  return writeTable(pen, { columns, rows, pad: 2.4 }, next);
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
