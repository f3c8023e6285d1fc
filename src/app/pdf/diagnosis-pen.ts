import type { LabelText } from "../api/fields.ts";
import { clean, LONGEST_NAME } from "./diagnosis-clean.ts";
import type { ReportWords } from "./diagnosis-words-ja.ts";
import { type Doc, heightOf, INK, type Said, write } from "./sheet.ts";
import type { Language } from "./words.ts";

type Element = ReturnType<Doc["struct"]>;
type Tag = "Document" | "H1" | "H2" | "H3" | "P" | "Figure" | "Table" | "TR" | "TH" | "TD" | "Note";

/** What a report is written with: all that stands on paper goes through it, tagged for readers. */
export interface Pen {
  readonly doc: Doc;
  readonly language: Language;
  readonly words: ReportWords;
  readonly accent: string;
  /** The element that receives what is written next. */
  readonly into: Element;
}

/** A4 in points: the frame that words and charts keep to. */
export const FRAME = { left: 54, right: 541, top: 62, bottom: 786, width: 487 } as const;

export const TONE = {
  night: "#4C6A92",
  day: "#D9A036",
  peak: "#C4553B",
  gain: "#2F7D5B",
  alert: "#B3261E",
  faint: "#CBBFAE",
  paper: "#FFFFFF",
} as const;

export const TEXT: Said = { size: 9 };
export const SMALL: Said = { size: 7.5, color: INK.sub };

export interface At {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "right" | "center";
}

export function pick(pen: Pen, label: LabelText): string {
  return clean(label[pen.language]);
}

/** A name, short enough to stand on a line or two. */
export function pickName(pen: Pen, label: LabelText): string {
  return clean(label[pen.language], LONGEST_NAME);
}

/** What a program reads aloud as one thing: a heading, a paragraph, a cell. */
export function tagged(pen: Pen, tag: Tag, draw: () => void, alt?: string): void {
  pen.into.add(pen.doc.struct(tag, alt === undefined ? {} : { alt }, draw));
}

/** What only orders the page: rules, washes, running heads. */
export function ornament(pen: Pen, draw: () => void): void {
  pen.doc.markContent("Artifact");
  draw();
  pen.doc.endMarkedContent();
}

/** A paragraph; answers the y below it. */
export function paragraph(pen: Pen, text: string, at: At, said: Said = TEXT): number {
  let below = at.y;
  tagged(pen, "P", () => (below = write(pen.doc, text, at, said)));
  return below;
}

/** A page's own heading, which bookmarks find too. */
export function pageHeading(
  pen: Pen,
  text: string,
  note: string | null = null,
  y: number = FRAME.top,
): number {
  let below = y;
  tagged(pen, "H2", () => {
    const at = { x: FRAME.left, y, width: FRAME.width };
    below = write(pen.doc, text, at, { size: 15, bold: true });
  });
  pen.doc.outline.addItem(text);
  if (note === null) return below + 10;
  return paragraph(pen, note, { x: FRAME.left, y: below + 1, width: FRAME.width }, SMALL) + 10;
}

/** A heading inside a page, with a remark at its right. */
export function heading(pen: Pen, text: string, y: number, remark: string | null = null): number {
  let below = y;
  tagged(pen, "H3", () => {
    const at = { x: FRAME.left, y, width: remark === null ? FRAME.width : 190 };
    below = write(pen.doc, text, at, { size: 10.5, bold: true });
  });
  if (remark !== null) {
    const at = { x: FRAME.left + 190, y: y + 3, width: FRAME.width - 190, align: "right" } as const;
    below = Math.max(below, paragraph(pen, remark, at, SMALL));
  }
  return below + 4;
}

/** Words on a wash: the sentence that a page is about. */
export function washed(pen: Pen, text: string, y: number, said: Said = { size: 9.5 }): number {
  const width = FRAME.width - 24;
  const height = heightOf(pen.doc, text, width, said) + 16;
  ornament(pen, () => pen.doc.roundedRect(FRAME.left, y, FRAME.width, height, 5).fill(INK.wash));
  paragraph(pen, text, { x: FRAME.left + 12, y: y + 8, width }, said);
  return y + height;
}

/** The y to write at: here, or at the top of a new page where this would not fit. */
export function room(pen: Pen, y: number, height: number): number {
  if (y + height <= FRAME.bottom) return y;
  pen.doc.addPage();
  return FRAME.top;
}

/** A thin line over the whole width. */
export function thinRule(pen: Pen, y: number, color: string = INK.line, width = 0.5): void {
  ornament(pen, () => {
    pen.doc.moveTo(FRAME.left, y).lineTo(FRAME.right, y);
    pen.doc.lineWidth(width).strokeColor(color).stroke();
  });
}
