import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
// oxlint-disable-next-line import/no-named-as-default -- its types know only the default.
import PDFDocument from "pdfkit";
import { dateOfDay } from "../../platform/clock-date.ts";

export type Doc = InstanceType<typeof PDFDocument>;

/** Millimetres of A4 in points, and the colours of the house on paper. */
export const PAGE = { left: 54, right: 541, top: 54, bottom: 770 } as const;
export const INK = {
  text: "#1F1B16",
  sub: "#645C52",
  line: "#D9D0C2",
  wash: "#F3EEE6",
  wood: "#8A5A2B",
};

/** Colours of services on paper, by their place in the order of services, as on the screen. */
const TONES = ["#CBBFAE", "#8A5A2B", "#4C6A92", "#2F7D5B", "#D9A036", "#C4553B", "#1F1B16"];

export function toneInk(tone: number): string {
  return TONES[tone] ?? INK.wood;
}

const require = createRequire(import.meta.url);
const fonts = new Map<string, Buffer>();

/**
 * Whole TrueType fonts, read once: they hold 髙, 﨑, ① and ㈱, and pdfkit embeds only what is used.
 */
function font(weight: "400Regular" | "700Bold"): Buffer {
  const known = fonts.get(weight);
  if (known) return known;
  const name = `@expo-google-fonts/noto-sans-jp/${weight}/NotoSansJP_${weight}.ttf`;
  const bytes = readFileSync(require.resolve(name));
  fonts.set(weight, bytes);
  return bytes;
}

/** A paper whose parts are tagged for programs that read aloud, in its language. */
interface Tagged {
  readonly language: "ja" | "en";
  /** Points kept free at the foot. */
  readonly bottom: number;
}

/** An empty A4 document dated by its bill, so that the same bill gives the same bytes. */
export function openSheet(
  title: string,
  author: string,
  day: string,
  tagged: Tagged | null = null,
): Doc {
  const date = dateOfDay(day);
  const doc = new PDFDocument({
    size: "A4",
    margins: { left: PAGE.left, right: 54, top: PAGE.top, bottom: tagged?.bottom ?? 54 },
    bufferPages: true,
    ...(tagged ? { tagged: true, pdfVersion: "1.7" as const } : {}),
    lang: tagged?.language ?? "ja",
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: date, ModDate: date },
  });
  doc.registerFont("text", font("400Regular"));
  doc.registerFont("bold", font("700Bold"));
  return doc.font("text").fillColor(INK.text);
}

/** Every page's bytes, once the document is closed. */
export function closeSheet(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on("error", reject);
    doc.end();
  });
}

export interface Said {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** Text at a place, cut to its width by wrapping; answers the y below it. */
export function write(
  doc: Doc,
  text: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly align?: "right" | "center";
  },
  { size, bold = false, color = INK.text }: Said,
): number {
  doc
    .font(bold ? "bold" : "text")
    .fontSize(size)
    .fillColor(color);
  const options = { width: at.width, align: at.align ?? "left", lineGap: 1.5 } as const;
  const height = doc.heightOfString(text, options);
  doc.text(text, at.x, at.y, options);
  return at.y + height;
}

export function heightOf(
  doc: Doc,
  text: string,
  width: number,
  { size, bold = false }: Said,
): number {
  return doc
    .font(bold ? "bold" : "text")
    .fontSize(size)
    .heightOfString(text, { width, lineGap: 1.5 });
}

export function rule(doc: Doc, y: number, color: string = INK.line): void {
  doc.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.6).strokeColor(color).stroke();
}

/** The y to write at: here, or at the top of a new page where this would not fit. */
export function room(doc: Doc, y: number, height: number): number {
  if (y + height <= PAGE.bottom) return y;
  doc.addPage();
  return PAGE.top;
}
