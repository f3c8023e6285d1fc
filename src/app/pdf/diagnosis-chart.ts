import { grouped } from "../../kernel/number-text.ts";
import { type Pen, TONE } from "./diagnosis-pen.ts";
import { INK, write } from "./sheet.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an amount lies on paper, and the lines that help the eye. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly at: (amount: number) => number;
}

const LABEL = { size: 7, color: INK.sub };
const TICKS = 4;

/** An upright scale that holds all amounts and nought, in steps of 1, 2 or 5. */
export function uprightScale(amounts: readonly number[], box: Box): Scale {
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const step = stepFor((high - low || 1) / TICKS);
  const [first, last] = [Math.floor(low / step), Math.ceil((high || step) / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  const span = (last - first) * step;
  return {
    ticks,
    at: (amount) => box.y + box.height - ((amount - first * step) / span) * box.height,
  };
}

function stepFor(least: number): number {
  const ten = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((of) => of * ten).find((step) => step >= least) ?? ten * 10;
}

/** Lines across at each step, their amounts at the left; nought is drawn darker. */
export function drawScale({ doc }: Pen, scale: Scale, box: Box): void {
  for (const tick of scale.ticks) {
    const y = scale.at(tick);
    doc.moveTo(box.x, y).lineTo(box.x + box.width, y);
    doc
      .lineWidth(tick === 0 ? 0.8 : 0.4)
      .strokeColor(tick === 0 ? INK.sub : INK.line)
      .stroke();
    const at = { x: box.x - 46, y: y - 5, width: 41, align: "right" as const };
    write(doc, grouped(String(tick)), at, LABEL);
  }
}

/** A word under a place on the axis. */
export function under({ doc }: Pen, text: string, middle: number, y: number): void {
  write(doc, text, { x: middle - 22, y: y + 3, width: 44, align: "center" }, LABEL);
}

/** A bar from one amount to another, however they lie. */
export function bar(
  { doc }: Pen,
  scale: Scale,
  part: {
    readonly x: number;
    readonly width: number;
    readonly from: number;
    readonly to: number;
    readonly color: string;
    readonly hatched?: boolean;
  },
): void {
  const [a, b] = [scale.at(part.from), scale.at(part.to)];
  const box = { x: part.x, y: Math.min(a, b), width: part.width, height: Math.abs(a - b) };
  if (box.height <= 0) return;
  if (part.hatched) hatch({ doc }, box, part.color);
  else doc.rect(box.x, box.y, box.width, box.height).fill(part.color);
}

const HATCH = 2.4;

/** Slanting lines: what was not measured. */
export function hatch({ doc }: Pick<Pen, "doc">, box: Box, color: string): void {
  const { x, y, width, height } = box;
  doc.save();
  doc.rect(x, y, width, height).clip();
  doc.rect(x, y, width, height).fill(TONE.paper);
  for (let at = HATCH * Math.floor((x + y) / HATCH); at < x + y + width + height; at += HATCH)
    doc.moveTo(at - y, y).lineTo(at - y - height, y + height);
  doc.lineWidth(0.7).strokeColor(color).stroke();
  doc.restore();
}

/** A line with a foot at both ends: from P10 to P90. */
export function whisker({ doc }: Pen, from: number, to: number, y: number): void {
  doc.moveTo(from, y).lineTo(to, y);
  for (const end of [from, to]) doc.moveTo(end, y - 2.5).lineTo(end, y + 2.5);
  doc.lineWidth(0.8).strokeColor(INK.text).stroke();
}

export interface LegendItem {
  readonly text: string;
  readonly color: string;
  readonly hatched?: boolean;
}

/** What the colours mean, in a row that ends at the right edge. */
export function legend(
  pen: Pen,
  items: readonly LegendItem[],
  at: { readonly right: number; readonly y: number },
): void {
  const { doc } = pen;
  doc.font("text").fontSize(LABEL.size);
  let x = at.right;
  for (const { text, color, hatched } of items.toReversed()) {
    const width = doc.font("text").fontSize(LABEL.size).widthOfString(text) + 1;
    x -= width;
    write(doc, text, { x, y: at.y, width: width + 2 }, LABEL);
    x -= 10;
    const swatch = { x, y: at.y + 2, width: 7, height: 7 };
    if (hatched) hatch(pen, swatch, color);
    else doc.rect(swatch.x, swatch.y, 7, 7).fill(color);
    x -= 9;
  }
}
