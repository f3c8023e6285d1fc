import type { DocumentContent } from "../api/document.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";
import { type Doc, INK, PAGE, rule, write } from "./sheet.ts";
import type { Language } from "./words.ts";

/** Where the window of an envelope shows the address of a sheet folded in three. */
const WINDOW = { x: 62, y: 62, width: 244 };
const RIGHT = { x: 314, width: PAGE.right - 314 };
const TITLE_Y = 190;

/** Address for the window, number, day and sender, the title, and the first words. */
export function writeDocumentHead(doc: Doc, content: DocumentContent, language: Language): number {
  writeAddress(doc, content, language);
  writeSender(doc, content, language);
  const wide = { x: PAGE.left, width: PAGE.right - PAGE.left };
  const title = content.title[language];
  const below = write(
    doc,
    title,
    { ...wide, y: TITLE_Y, align: "center" },
    { size: 17, bold: true },
  );
  rule(doc, below + 8, INK.wood);
  const y = below + 22;
  if (content.lead === null) return y;
  return write(doc, content.lead[language], { ...wide, y }, { size: 10 }) + 14;
}

function writeAddress(doc: Doc, content: DocumentContent, language: Language): void {
  const words = DOCUMENT_WORDS[language];
  let y = WINDOW.y;
  for (const line of content.address) {
    y = write(doc, line, { x: WINDOW.x, y, width: WINDOW.width }, { size: 10 }) + 2;
  }
  write(doc, words.to(content.to), { ...WINDOW, y: y + 6 }, { size: 12.5, bold: true });
}

function writeSender(doc: Doc, content: DocumentContent, language: Language): void {
  const words = DOCUMENT_WORDS[language];
  const rows = [
    [words.number, content.number],
    [words.issued, words.day(content.issuedOn)],
    [words.from, content.from[language]],
  ];
  let y = PAGE.top;
  for (const [label = "", value = ""] of rows) {
    write(doc, label, { x: RIGHT.x, y, width: 58 }, { size: 8.5, color: INK.sub });
    const at = { x: RIGHT.x + 58, y, width: RIGHT.width - 58, align: "right" as const };
    y = write(doc, value, at, { size: 9 }) + 4;
  }
}
