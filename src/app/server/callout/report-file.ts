import { loadPhoto, loadPhotoBytes } from "../../../callout/store-photos.ts";
import { loadReport } from "../../../callout/store-reports.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/index.ts";
import { type CalloutReport, calloutReportSchema } from "../../api/callout-report.ts";
import { calloutReportPdf } from "../../pdf/callout-report-pdf.ts";
import type { ReportPhoto } from "../../pdf/callout-report-photos.ts";
import type { Language } from "../../pdf/words.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";

/** A version of a visit's report on paper, drawn from what was kept alone. */
export async function reportPdf(
  tx: Tx,
  of: { readonly number: string; readonly document: string; readonly language: Language },
): Promise<Result<AnsweredFile, Refusal>> {
  const kept = await loadReport(tx, of);
  if (kept === null) return no({ code: "callout.report-not-found" });
  const { document, version, issuedAt } = kept;
  const content = calloutReportSchema.parse(kept.content);
  const photos = await photosOf(tx, content);
  const { language } = of;
  const bytes = await calloutReportPdf({ document, version, issuedAt, content, photos, language });
  return ok({ name: `${document}.pdf`, bytes });
}

async function photosOf(
  tx: Tx,
  { photos }: CalloutReport,
): Promise<ReadonlyMap<string, ReportPhoto>> {
  const found = new Map<string, ReportPhoto>();
  for (const { photo } of photos) {
    const row = await loadPhoto(tx, photo);
    const bytes = row === null ? null : await loadPhotoBytes(tx, photo);
    if (row !== null && bytes !== null) found.set(photo, { mediaType: row.mediaType, bytes });
  }
  return found;
}
