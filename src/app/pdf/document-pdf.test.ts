import { expect, test } from "vitest";
import type { DocumentContent } from "../api/document.ts";
import { documentPdf } from "./document-pdf.ts";

const ROW = {
  label: { ja: "契約番号", en: "Contract number" },
  value: { ja: "K-0042", en: "K-0042" },
  clauses: [{ id: "XX-06", title: { ja: "交付する書面", en: "Documents to be given" } }],
  illustrative: true,
};

function letter(rows: number): DocumentContent {
  return {
    title: { ja: "契約解除通知書", en: "Notice of withdrawal" },
    to: "髙橋 﨑子",
    address: ["〒153-0064", "東京都目黒区下目黒2丁目3番4号"],
    from: { ja: "株式会社エコログ", en: "Ecolog Co." },
    number: "K-0042/withdrawal-form/1",
    issuedOn: "2024-10-06",
    lead: null,
    sections: [
      {
        heading: { ja: "ご記入欄", en: "To be filled in" },
        rows: Array.from({ length: rows }, () => ROW),
        paragraphs: [{ ja: "上記の契約を解除します。", en: "I withdraw." }],
        blanks: [{ ja: "お名前", en: "Name" }],
      },
    ],
    catalogue: "0".repeat(64),
  };
}

const pagesOf = (bytes: Uint8Array) =>
  /\/Count (\d+)/.exec(Buffer.from(bytes).toString("latin1"))?.[1];

test("the same content gives the same bytes, dated by the document alone", async () => {
  const [first, second] = [await documentPdf(letter(3), "ja"), await documentPdf(letter(3), "ja")];
  expect(Buffer.from(first).subarray(0, 5).toString()).toBe("%PDF-");
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  expect(Buffer.from(first).toString("latin1")).toContain("D:20241005150000Z");
});

test("one word changed, or the other language, gives another paper", async () => {
  const ja = Buffer.from(await documentPdf(letter(3), "ja"));
  const changed = { ...letter(3), to: "髙橋 由美" };
  expect(Buffer.compare(ja, Buffer.from(await documentPdf(changed, "ja")))).not.toBe(0);
  expect(Buffer.compare(ja, Buffer.from(await documentPdf(letter(3), "en")))).not.toBe(0);
});

test("what does not fit goes on, on further pages", async () => {
  expect(pagesOf(await documentPdf(letter(3), "ja"))).toBe("1");
  expect(pagesOf(await documentPdf(letter(60), "ja"))).toBe("3");
});
