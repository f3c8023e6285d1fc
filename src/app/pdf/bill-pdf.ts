import type { Bill } from "../api/bill.ts";
import { writeHead } from "./bill-head.ts";
import { writeLines } from "./bill-lines.ts";
import { closeSheet, type Doc, INK, openSheet, PAGE, write } from "./sheet.ts";
import { type Language, PDF_WORDS } from "./words.ts";

export interface PdfAsk {
  readonly language: Language;
  /** Postal address of the household, under its name. */
  readonly address: string;
}

/** A bill as a qualified invoice on A4; the same bill gives the same bytes. */
export function billPdf(bill: Bill, ask: PdfAsk): Promise<Uint8Array> {
  const words = PDF_WORDS[ask.language];
  const title = `${words.title} ${bill.number}`;
  const doc = openSheet(title, bill.biller.name[ask.language], bill.issuedOn);
  const below = writeHead(doc, bill, ask);
  writeLines(doc, bill, { language: ask.language, y: below });
  numberPages(doc, bill, ask.language);
  return closeSheet(doc);
}

function numberPages(doc: Doc, bill: Bill, language: Language): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin: without this, pdfkit would begin a new page for the footer.
    doc.page.margins.bottom = 0;
    const said = { size: 8, color: INK.sub };
    write(doc, bill.number, { x: PAGE.left, y: 800, width: 300 }, said);
    const text = PDF_WORDS[language].page(page + 1, count);
    write(doc, text, { x: 341, y: 800, width: 200, align: "right" }, said);
  }
}
