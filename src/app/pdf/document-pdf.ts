import type { DocumentContent } from "../api/document.ts";
import { writeDocumentHead } from "./document-head.ts";
import { writeSections } from "./document-sections.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";
import { closeSheet, type Doc, heightOf, INK, openSheet, PAGE, write } from "./sheet.ts";
import type { Language } from "./words.ts";

/** A document on A4, from what is kept alone; the same content gives the same bytes (XX-06). */
export function documentPdf(content: DocumentContent, language: Language): Promise<Uint8Array> {
  const title = `${content.title[language]} ${content.number}`;
  const doc = openSheet(title, content.from[language], content.issuedOn);
  const y = writeDocumentHead(doc, content, language);
  const end = writeSections(doc, content, { language, y });
  writeNote(doc, noteOf(content, language), end);
  numberPages(doc, content, language);
  return closeSheet(doc);
}

/** What the reader should know of the clauses, and of the figures that are marked. */
function noteOf({ sections }: DocumentContent, language: Language): string {
  const { clauses, marked, illustrative } = DOCUMENT_WORDS[language];
  const isMarked = sections.some(({ rows }) => rows.some((row) => row.illustrative));
  if (!isMarked) return clauses;
  return illustrative === "*" ? `${clauses} ${marked}` : `${clauses}${marked}`;
}

function writeNote(doc: Doc, note: string, y: number): void {
  const said = { size: 8, color: INK.sub };
  const width = PAGE.right - PAGE.left;
  const fits = y + heightOf(doc, note, width, said) <= PAGE.bottom;
  if (!fits) doc.addPage();
  write(doc, note, { x: PAGE.left, y: fits ? y : PAGE.top, width }, said);
}

function numberPages(doc: Doc, content: DocumentContent, language: Language): void {
  const words = DOCUMENT_WORDS[language];
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin: without this, pdfkit would begin a new page for the footer.
    doc.page.margins.bottom = 0;
    const said = { size: 8, color: INK.sub };
    const left = `${content.number}  ${words.terms(content.catalogue)}`;
    write(doc, left, { x: PAGE.left, y: 800, width: 330 }, said);
    const text = words.page(page + 1, count);
    write(doc, text, { x: 391, y: 800, width: 150, align: "right" }, said);
  }
}
