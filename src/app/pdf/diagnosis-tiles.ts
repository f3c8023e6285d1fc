import { FRAME, ornament, type Pen, tagged } from "./diagnosis-pen.ts";
import { heightOf, INK, write } from "./sheet.ts";

/** One figure that is read first: what it is, how much, and what to know of it. */
export interface Tile {
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  readonly notes: readonly string[];
  readonly color?: string;
}

const LABEL = { size: 8, color: INK.sub };
const NOTE = { size: 7.5, color: INK.sub };
const UNIT = { size: 9 };
const GAP = 14;
const LARGEST = 21;
const SMALLEST = 11;

/** Tiles side by side, parted by thin lines. */
export function writeTiles(pen: Pen, tiles: readonly Tile[], y: number): number {
  const width = (FRAME.width - GAP * (tiles.length - 1)) / tiles.length;
  const ends = tiles.map((tile, index) => {
    const x = FRAME.left + index * (width + GAP);
    let below = y;
    tagged(pen, "P", () => (below = writeTile(pen, tile, { x, y, width })));
    return below;
  });
  const end = Math.max(...ends);
  ornament(pen, () => {
    for (let index = 1; index < tiles.length; index += 1) {
      const x = FRAME.left + index * (width + GAP) - GAP / 2;
      pen.doc.moveTo(x, y + 1).lineTo(x, end);
    }
    pen.doc.lineWidth(0.5).strokeColor(INK.line).stroke();
  });
  return end;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function writeTile({ doc }: Pen, tile: Tile, at: Place): number {
  const label = write(doc, tile.label, at, LABEL);
  const unit =
    tile.unit === "" ? 0 : doc.font("text").fontSize(UNIT.size).widthOfString(tile.unit) + 2;
  const size = sizeFor({ doc }, tile.figure, at.width - unit);
  const said = { size, bold: true, color: tile.color ?? INK.text };
  const wide = doc.font("bold").fontSize(size).widthOfString(tile.figure) + 1;
  const top = label + 1 + (LARGEST - size);
  write(doc, tile.figure, { ...at, y: top, width: Math.max(at.width, wide) }, said);
  const base = top + size * 1.16 - UNIT.size * 1.16;
  if (unit > 0) write(doc, tile.unit, { x: at.x + wide, y: base, width: unit + 8 }, UNIT);
  let next = label + LARGEST * 1.45 + 4;
  for (const note of tile.notes) {
    write(doc, note, { ...at, y: next }, NOTE);
    next += heightOf(doc, note, at.width, NOTE) + 2;
  }
  return next;
}

/** As large as fits on one line. */
function sizeFor({ doc }: Pick<Pen, "doc">, text: string, width: number): number {
  for (let size = LARGEST; size > SMALLEST; size -= 1)
    if (doc.font("bold").fontSize(size).widthOfString(text) + 1 <= width) return size;
  return SMALLEST;
}
