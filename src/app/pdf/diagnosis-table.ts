import { FRAME, ornament, type Pen, room, SMALL } from "./diagnosis-pen.ts";
import { type Doc, heightOf, INK, type Said, write } from "./sheet.ts";

export interface Column {
  readonly width: number;
  readonly align?: "right";
  readonly head: string;
}

export interface Cell {
  readonly text: string;
  readonly said?: Said;
  /** A second line under the first. */
  readonly under?: { readonly text: string; readonly said: Said };
  /** Drawn in the cell's place, for the eye only. */
  readonly draw?: (at: CellBox, doc: Doc) => void;
}

export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly said?: Said;
  /** Points above and below the words of a row. */
  readonly pad?: number;
  /** Where it begins; the left edge of the frame. */
  readonly left?: number;
}

const GAP = 8;
const BODY: Said = { size: 8.5 };

/** Rows under a head that is repeated on every page; answers the y below. */
export function writeTable(pen: Pen, table: Table, y: number): number {
  const { doc, into } = pen;
  const element = doc.struct("Table");
  into.add(element);
  const inner = { ...pen, into: element };
  const pad = table.pad ?? 3;
  const heads = table.columns.map(({ head }) => ({ text: head, said: SMALL }));
  const withHead = rowHeight(inner, table, heads) + pad * 2;
  let next = room(pen, y, withHead + 24);
  if (heads.some(({ text }) => text !== "")) next = writeRow(inner, table, heads, next, "TH");
  for (const row of table.rows) {
    const height = rowHeight(inner, table, row) + pad * 2;
    if (next + height > FRAME.bottom) {
      next = room(pen, next, height);
      next = writeRow(inner, table, heads, next, "TH");
    }
    next = writeRow(inner, table, row, next, "TD");
  }
  element.end();
  return next;
}

function writeRow(
  pen: Pen,
  table: Table,
  row: readonly Cell[],
  y: number,
  tag: "TH" | "TD",
): number {
  const pad = table.pad ?? 3;
  const height = rowHeight(pen, table, row);
  const line = pen.doc.struct("TR");
  pen.into.add(line);
  let x = table.left ?? FRAME.left;
  table.columns.forEach(({ width, align }, index) => {
    const cell = row[index] ?? { text: "" };
    const box = { x, y: y + pad, width, height };
    if (cell.draw) ornament(pen, () => cell.draw?.(box, pen.doc));
    const draw = () => writeCell(pen, cell, { ...box, ...(align ? { align } : {}) }, table);
    if (cell.text !== "") line.add(pen.doc.struct(tag, {}, draw));
    x += width + GAP;
  });
  line.end();
  const below = y + height + pad * 2;
  const right = x - GAP;
  ornament(pen, () => {
    pen.doc.moveTo(table.left ?? FRAME.left, below).lineTo(right, below);
    pen.doc
      .lineWidth(tag === "TH" ? 0.7 : 0.4)
      .strokeColor(INK.line)
      .stroke();
  });
  return below;
}

function writeCell(
  { doc }: Pen,
  { text, said, under }: Cell,
  at: CellBox & { readonly align?: "right" },
  table: Table,
): void {
  const below = write(doc, text, at, said ?? table.said ?? BODY);
  if (under) write(doc, under.text, { ...at, y: below }, under.said);
}

function rowHeight({ doc }: Pen, table: Table, row: readonly Cell[]): number {
  const heights = table.columns.map(({ width }, index) => {
    const { text = "", said, under } = row[index] ?? {};
    const own = text === "" ? 0 : heightOf(doc, text, width, said ?? table.said ?? BODY);
    return own + (under ? heightOf(doc, under.text, width, under.said) : 0);
  });
  return Math.max(...heights);
}

/** Two columns of facts without a head: what, and how much. */
export function factRows(
  pen: Pen,
  rows: readonly (readonly [label: string, value: string])[],
  { y, left = FRAME.left, widths }: Facts,
): number {
  return writeTable(
    pen,
    {
      left,
      pad: 2.5,
      columns: [
        { width: widths[0], head: "" },
        { width: widths[1], head: "", align: "right" },
      ],
      rows: rows.map(([label, value]) => [
        { text: label, said: { size: 8.5, color: INK.sub } },
        { text: value, said: { size: 8.5 } },
      ]),
    },
    y,
  );
}

interface Facts {
  readonly y: number;
  readonly left?: number;
  readonly widths: readonly [number, number];
}
