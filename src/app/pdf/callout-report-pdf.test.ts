import { describe, expect, test } from "vitest";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { jpegPicture, pngPicture, webpPicture } from "../../../test/support/pictures.ts";
import { SAMPLE_REPORT } from "../../../test/support/sample-callout-report.ts";
import { calloutReportSchema } from "../api/callout-report.ts";
import { calloutReportPdf, type ReportPdfAsk } from "./callout-report-pdf.ts";

const PHOTOS = new Map([
  ["before", { mediaType: "image/jpeg", bytes: jpegPicture() }],
  ["after", { mediaType: "image/png", bytes: pngPicture() }],
  ["part", { mediaType: "image/webp", bytes: webpPicture() }],
]);

const ASK: ReportPdfAsk = {
  document: "C-000123-1-1",
  version: 1,
  issuedAt: "2026-11-22T03:31:00.000Z",
  content: SAMPLE_REPORT,
  photos: PHOTOS,
  language: "ja",
};

const wordsOf = async (ask: ReportPdfAsk) => pdfText(await calloutReportPdf(ask)).join("");

test("what is kept of a report is all that is drawn, and has its shape", () => {
  expect(calloutReportSchema.parse(SAMPLE_REPORT)).toEqual(SAMPLE_REPORT);
});

describe("the report of a visit on paper", () => {
  test("says who came when, what was done, its cost by clause, and who signed", async () => {
    const words = await wordsOf(ASK);
    for (const said of [
      "作業報告書",
      "C-000123-1-1",
      "山本健太",
      "鍵をなくした",
      "9:02",
      "25,300円",
      "破壊開錠",
      "KK-04",
      "運転免許証",
      "SHA-2569f86d081884c7d65",
      "126分後",
      "kaketsuke365/coverage@2016-04-01",
    ]) {
      expect(words.replaceAll(/\s/g, "")).toContain(said);
    }
  });

  test("speaks English as well", async () => {
    const words = await wordsOf({ ...ASK, language: "en" });
    expect(words).toMatch(/Lost key/);
    expect(words).toMatch(/25,300 yen/);
    expect(words).not.toMatch(/作業報告書|お支払い/);
  });

  test("is the same bytes for the same content, and others for one yen more", async () => {
    const [first, second] = [await calloutReportPdf(ASK), await calloutReportPdf(ASK)];
    expect(Buffer.compare(first, second)).toBe(0);
    const dearer = { ...ASK, content: { ...SAMPLE_REPORT, total: 25_301 } };
    expect(Buffer.compare(first, await calloutReportPdf(dearer))).not.toBe(0);
  });

  test("is drawn though pictures are broken, missing, or no kind for paper", async () => {
    const broken = { mediaType: "image/png", bytes: pngPicture().subarray(0, 60) };
    const photos = new Map([...PHOTOS, ["before", broken] as const]);
    expect(await wordsOf({ ...ASK, photos })).toMatch(/画面でご覧ください/);
  });

  test("marks a version that took the place of another", async () => {
    expect(await wordsOf({ ...ASK, version: 2 })).toMatch(/第2版/);
  });
});
