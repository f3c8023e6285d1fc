import { formatDay } from "../../kernel/day.ts";
import type { CalloutReport } from "../api/callout-report.ts";
import type { DocumentContent } from "../api/document.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { writeLines } from "./callout-report-lines.ts";
import { type ReportPhoto, writePhotos } from "./callout-report-photos.ts";
import { writeSignatures } from "./callout-report-signatures.ts";
import { writeOutcome, writeTimes } from "./callout-report-summary.ts";
import { reportSections } from "./callout-report-sections.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import { writeDocumentHead } from "./document-head.ts";
import { writeSections } from "./document-sections.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";
import { closeSheet, type Doc, INK, openSheet, PAGE, write } from "./sheet.ts";
import type { Language } from "./words.ts";

export interface ReportPdfAsk {
  /** Its own name: `C-000123-1-2`. */
  readonly document: string;
  readonly version: number;
  readonly issuedAt: string;
  readonly content: CalloutReport;
  readonly photos: ReadonlyMap<string, ReportPhoto>;
  readonly language: Language;
}

/** The report of a visit on A4, from what is kept alone; the same content gives the same bytes. */
export function calloutReportPdf(ask: ReportPdfAsk): Promise<Uint8Array> {
  const { content, language, photos } = ask;
  const head = headOf(ask);
  const title = `${head.title[language]} ${ask.document}`;
  const doc = openSheet(title, content.operator[language], head.issuedOn);
  let y = writeDocumentHead(doc, head, language);
  y = writeOutcome(doc, content, { language, y });
  y = writeTimes(doc, content, { language, y });
  const sections = { ...head, sections: reportSections(content, language) };
  y = writeSections(doc, sections, { language, y });
  y = writeLines(doc, content, { language, y });
  y = writePhotos(doc, content.photos, { language, y, photos });
  writeSignatures(doc, content, { language, y });
  numberPages(doc, ask);
  return closeSheet(doc);
}

function headOf({ content, document, version, issuedAt }: ReportPdfAsk): DocumentContent {
  const { operator, to, place } = content;
  const { ja, en } = REPORT_WORDS;
  const postal = place.postalCode === "" ? [] : [`〒${place.postalCode}`];
  return {
    title: {
      ja: `作業報告書${ja.version(version)}`,
      en: `Report of a visit${en.version(version)}`,
    },
    to,
    address: [...postal, place.address],
    from: operator,
    number: document,
    issuedOn: formatDay(tokyoDay(issuedAt)),
    lead: { ja: ja.lead, en: en.lead },
    sections: [],
    catalogue: "",
  };
}

function numberPages(doc: Doc, { document, content, language }: ReportPdfAsk): void {
  const { count } = doc.bufferedPageRange();
  const terms = content.terms.length === 0 ? "" : content.terms.join(" ");
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin: without this, pdfkit would begin a new page for the footer.
    doc.page.margins.bottom = 0;
    const said = { size: 8, color: INK.sub };
    const left = `${document}  ${terms === "" ? "" : REPORT_WORDS[language].terms(terms)}`;
    write(doc, left, { x: PAGE.left, y: 800, width: 360 }, said);
    const text = DOCUMENT_WORDS[language].page(page + 1, count);
    write(doc, text, { x: 421, y: 800, width: 120, align: "right" }, said);
  }
}
