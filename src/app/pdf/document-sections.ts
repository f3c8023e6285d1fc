import type { DocumentContent } from "../api/document.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";
import { type Doc, heightOf, INK, PAGE, room, rule, write } from "./sheet.ts";
import type { Language } from "./words.ts";

type Section = DocumentContent["sections"][number];
type Row = Section["rows"][number];

const WIDE = { x: PAGE.left, width: PAGE.right - PAGE.left };
const LABEL = { x: PAGE.left + 6, width: 168 };
const VALUE = { x: PAGE.left + 182, width: 228 };
const CLAUSE = { x: PAGE.left + 418, width: PAGE.right - PAGE.left - 424 };
const TEXT = { size: 9.5 };
const SMALL = { size: 7.5, color: INK.sub };
/** A heading is never left alone at the foot of a page. */
const WITH_HEADING = 78;
const BLANK_HEIGHT = 30;

/** Every section as a table of its facts, its words, and the lines to be filled in. */
export function writeSections(
  doc: Doc,
  content: DocumentContent,
  { language, y }: { readonly language: Language; readonly y: number },
): number {
  let next = y;
  for (const section of content.sections) next = writeSection(doc, section, language, next) + 12;
  return next;
}

function writeSection(doc: Doc, section: Section, language: Language, y: number): number {
  const blanks = section.blanks.length * BLANK_HEIGHT;
  let next = room(doc, y, Math.max(WITH_HEADING, blanks + 40));
  doc.rect(WIDE.x, next, WIDE.width, 19).fill(INK.wash);
  const heading = section.heading[language];
  write(
    doc,
    heading,
    { ...LABEL, y: next + 3, width: WIDE.width - 12 },
    { size: 10.5, bold: true },
  );
  next += 23;
  for (const row of section.rows) next = writeRow(doc, row, language, next);
  for (const paragraph of section.paragraphs) {
    const text = paragraph[language];
    const at = { ...LABEL, width: WIDE.width - 12 };
    const top = room(doc, next + 3, heightOf(doc, text, at.width, TEXT));
    next = write(doc, text, { ...at, y: top }, TEXT) + 3;
  }
  for (const blank of section.blanks) next = writeBlank(doc, blank[language], next);
  return next;
}

function writeRow(doc: Doc, row: Row, language: Language, y: number): number {
  const words = DOCUMENT_WORDS[language];
  const star = row.illustrative ? words.illustrative : "";
  const label = `${row.label[language]}${star}`;
  const value = row.value[language];
  const clauses = row.clauses.map(({ id }) => id).join(" ");
  const height = Math.max(
    heightOf(doc, label, LABEL.width, TEXT),
    heightOf(doc, value, VALUE.width, TEXT),
    heightOf(doc, clauses, CLAUSE.width, SMALL),
  );
  const top = room(doc, y, height + 7);
  write(doc, label, { ...LABEL, y: top + 2 }, { ...TEXT, color: INK.sub });
  write(doc, value, { ...VALUE, y: top + 2 }, TEXT);
  write(doc, clauses, { ...CLAUSE, y: top + 3, align: "right" }, SMALL);
  const end = top + height + 5;
  rule(doc, end);
  return end + 2;
}

/** A label and a line to write on. */
function writeBlank(doc: Doc, label: string, y: number): number {
  const top = room(doc, y, BLANK_HEIGHT);
  write(doc, label, { ...LABEL, y: top + 10 }, { ...TEXT, color: INK.sub });
  const line = top + BLANK_HEIGHT - 4;
  doc
    .moveTo(VALUE.x, line)
    .lineTo(PAGE.right - 6, line)
    .lineWidth(0.8)
    .strokeColor(INK.text)
    .stroke();
  return top + BLANK_HEIGHT;
}
