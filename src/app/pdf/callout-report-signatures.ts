import type { CalloutReport } from "../api/callout-report.ts";
import { datedWords } from "../callout/words/time-words.ts";
import { headed } from "./callout-report-lines.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import { type Doc, INK, PAGE, room, write } from "./sheet.ts";
import type { Language } from "./words.ts";

interface Signature {
  readonly heading: string;
  readonly name: string;
  readonly at: string;
  readonly strokes: readonly (readonly number[])[];
  /** What was signed, or shown. */
  readonly note: string;
}

const GAP = 12;
const WIDTH = (PAGE.right - PAGE.left - GAP * 2) / 3;
/** Fields that are signed are three times as wide as high. */
const HEIGHT = WIDTH / 3;
const BOX_HEIGHT = HEIGHT + 62;

/** Signatures as they were drawn, with name, instant and what was signed. */
export function writeSignatures(
  doc: Doc,
  content: CalloutReport,
  { language, y }: { readonly language: Language; readonly y: number },
): number {
  const signatures = signaturesOf(content, language);
  if (signatures.length === 0) return y;
  const words = REPORT_WORDS[language];
  const top = headed(doc, words.signatures, room(doc, y, 30 + BOX_HEIGHT));
  signatures.forEach((signature, index) => {
    const x = PAGE.left + index * (WIDTH + GAP);
    writeSignature(doc, signature, { x, y: top, language });
  });
  return top + BOX_HEIGHT;
}

function signaturesOf(content: CalloutReport, language: Language): readonly Signature[] {
  const words = REPORT_WORDS[language];
  const { identity, signed, seen } = content;
  const found: Signature[] = [];
  if (identity !== null) {
    const note = words.shown(identity.paper[language]);
    found.push({ ...identity, heading: words.pledge, note });
  }
  if (signed !== null) {
    const note = `SHA-256 ${signed.hash.slice(0, 16)}…`;
    found.push({ ...signed, heading: words.signedQuote, note });
  }
  if (seen !== null) found.push({ ...seen, heading: words.seen, note: "" });
  return found;
}

function writeSignature(
  doc: Doc,
  { heading, name, at, strokes, note }: Signature,
  { x, y, language }: { readonly x: number; readonly y: number; readonly language: Language },
): void {
  const small = { size: 7.5, color: INK.sub };
  write(doc, heading, { x, y, width: WIDTH }, { size: 8 });
  const top = y + 14;
  doc.rect(x, top, WIDTH, HEIGHT).lineWidth(0.6).strokeColor(INK.line).stroke();
  if (strokes.length === 0) {
    const middle = { x, y: top + HEIGHT / 2 - 6, width: WIDTH, align: "center" as const };
    write(doc, REPORT_WORDS[language].typed, middle, small);
  } else drawStrokes(doc, strokes, { x, y: top });
  const below = write(doc, name, { x, y: top + HEIGHT + 4, width: WIDTH }, { size: 9 });
  const when = write(doc, datedWords(at)[language], { x, y: below, width: WIDTH }, small);
  write(doc, note, { x, y: when, width: WIDTH }, small);
}

/** Thousandths of the field to points of the paper; a dot is a stroke too. */
function drawStrokes(
  doc: Doc,
  strokes: readonly (readonly number[])[],
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const point = (stroke: readonly number[], k: number) =>
    [x + ((stroke[k] ?? 0) / 1000) * WIDTH, y + ((stroke[k + 1] ?? 0) / 1000) * HEIGHT] as const;
  doc.save();
  doc.lineWidth(1.1).lineCap("round").lineJoin("round").strokeColor(INK.text);
  for (const stroke of strokes.filter(({ length }) => length >= 2)) {
    doc.moveTo(...point(stroke, 0));
    if (stroke.length === 2) doc.lineTo(...point(stroke, 0));
    for (let k = 2; k + 1 < stroke.length; k += 2) doc.lineTo(...point(stroke, k));
    doc.stroke();
  }
  doc.restore();
}
