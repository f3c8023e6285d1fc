import { clean, LONGEST_NAME } from "./diagnosis-clean.ts";
import { titleOf } from "./diagnosis-cover.ts";
import { writeAssumptions } from "./diagnosis-page-assumptions.ts";
import { hasEffect, writeEffect } from "./diagnosis-page-effect.ts";
import { writeMonth } from "./diagnosis-page-month.ts";
import { writeRanking } from "./diagnosis-page-ranking.ts";
import { writeSummary } from "./diagnosis-page-summary.ts";
import { writeUse } from "./diagnosis-page-use.ts";
import { FRAME, ornament, type Pen } from "./diagnosis-pen.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { REPORT_WORDS } from "./diagnosis-words.ts";
import { closeSheet, INK, openSheet, write } from "./sheet.ts";
import type { Language } from "./words.ts";

/** A diagnosis as the contractor's own report on A4 (EN-07, EN-08); four to seven pages. */
export function diagnosisPdf(asked: DiagnosisReport, language: Language): Promise<Uint8Array> {
  const report = named(asked);
  const words = REPORT_WORDS[language];
  const title = `${titleOf({ words }, report)} ${words.to(report.customer)}`;
  const doc = openSheet(title, report.contractor.name, report.madeOn, { language, bottom: 20 });
  const root = doc.struct("Document");
  doc.addStructure(root);
  const accent = report.contractor.accent ?? INK.wood;
  const pen: Pen = { doc, language, words, accent, into: root };
  writeSummary(pen, report);
  for (const write of pagesOf(report)) {
    doc.addPage();
    write(pen, report);
  }
  doc.addPage();
  writeMonth(pen, report, writeAssumptions(pen, report) + 22);
  root.end();
  frameEveryPage(pen, report);
  return closeSheet(doc);
}

const CONTACT_LINES = 4;

/** Names as others typed them, fit for paper. */
function named(report: DiagnosisReport): DiagnosisReport {
  const { customer, contractor } = report;
  const contact = contractor.contact
    .slice(0, CONTACT_LINES)
    .map((line) => clean(line, LONGEST_NAME));
  const name = clean(contractor.name, LONGEST_NAME);
  return {
    ...report,
    customer: clean(customer, LONGEST_NAME),
    contractor: { ...contractor, name, contact },
  };
}

type Write = (pen: Pen, report: DiagnosisReport) => void;

/** What there is nothing to say of takes no page. */
function pagesOf(report: DiagnosisReport): readonly Write[] {
  return [
    ...(report.diagnosis.ranking.length > 0 ? [writeRanking] : []),
    ...(report.use === null ? [] : [writeUse]),
    ...(hasEffect(report) ? [writeEffect] : []),
  ];
}

const SAID = { size: 7.5, color: INK.sub };
const HEAD_Y = 34;
const FOOT_Y = 802;

/** Running head from the second page on; at the foot date, versions and number of the page. */
function frameEveryPage(pen: Pen, report: DiagnosisReport): void {
  const { doc, words } = pen;
  const { count } = doc.bufferedPageRange();
  const { engine, catalogue } = report.diagnosis;
  const version = words.version(engine, catalogue.slice(0, 12));
  const made = `${words.madeOn(words.day(report.madeOn))}  ${version}`;
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    ornament(pen, () => {
      if (page > 0) {
        line(pen, report.contractor.name, { x: FRAME.left, y: HEAD_Y, width: 300 });
        const at = { x: FRAME.left + 307, y: HEAD_Y, width: 180, align: "right" as const };
        line(pen, words.to(report.customer), at);
      }
      line(pen, made, { x: FRAME.left, y: FOOT_Y, width: 380 });
      const at = { x: FRAME.right - 100, y: FOOT_Y, width: 100, align: "right" as const };
      write(doc, words.page(page + 1, count), at, SAID);
    });
  }
}

/** One line that is cut where it would not fit. */
function line({ doc }: Pen, text: string, at: Parameters<typeof write>[2]): void {
  doc.font("text").fontSize(SAID.size).fillColor(SAID.color);
  const options = {
    width: at.width,
    height: 10,
    ellipsis: "…",
    align: at.align ?? "left",
  } as const;
  doc.text(text, at.x, at.y, options);
}
