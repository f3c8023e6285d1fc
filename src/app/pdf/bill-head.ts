import type { Bill } from "../api/bill.ts";
import type { PdfAsk } from "./bill-pdf.ts";
import { type Doc, INK, PAGE, rule, write } from "./sheet.ts";
import { grouped } from "./grouped.ts";
import { PDF_WORDS } from "./words.ts";

const RIGHT = { x: 320, width: 221 };

/** Issuer, number, day, recipient, total, and tax per rate: what a qualified invoice must say. */
export function writeHead(doc: Doc, bill: Bill, ask: PdfAsk): number {
  const words = PDF_WORDS[ask.language];
  const { registrationNumber: registered } = bill.biller;
  const title = registered === null ? words.plainTitle : words.title;
  const wide = { x: PAGE.left, width: PAGE.right - PAGE.left };
  const top = write(doc, title, { ...wide, y: PAGE.top }, { size: 17, bold: true });
  const month = write(
    doc,
    words.month(bill.month),
    { ...wide, y: top + 2 },
    { size: 11, color: INK.sub },
  );
  const y = month + 18;
  const left = writeRecipient(doc, bill, ask, y);
  const right = writeIssuer(doc, bill, ask, y);
  return writeTaxes(doc, bill, ask, writeTotal(doc, bill, ask, Math.max(left, right) + 16));
}

function writeRecipient(doc: Doc, bill: Bill, { language, address }: PdfAsk, y: number): number {
  const at = { x: PAGE.left, width: 250 };
  const name = PDF_WORDS[language].to(bill.recipient);
  const below = write(doc, name, { ...at, y }, { size: 13, bold: true });
  return write(doc, address, { ...at, y: below + 2 }, { size: 9, color: INK.sub });
}

function writeIssuer(doc: Doc, bill: Bill, { language }: PdfAsk, y: number): number {
  const words = PDF_WORDS[language];
  const { name, registrationNumber } = bill.biller;
  const rows = [
    ...(registrationNumber === null ? [] : [[words.registration, registrationNumber]]),
    [words.number, bill.number],
    [words.issued, words.day(bill.issuedOn)],
    ...(bill.dueOn === null ? [] : [[words.due, words.day(bill.dueOn)]]),
    ...(bill.payment === null ? [] : [[words.payment, bill.payment[language]]]),
  ];
  let next = write(doc, name[language], { ...RIGHT, y }, { size: 11, bold: true }) + 3;
  for (const [label = "", value = ""] of rows) {
    write(doc, label, { ...RIGHT, y: next, width: 80 }, { size: 8.5, color: INK.sub });
    const at = { x: RIGHT.x + 80, y: next, width: RIGHT.width - 80, align: "right" as const };
    next = write(doc, value, at, { size: 8.5 }) + 1;
  }
  return next;
}

function writeTotal(doc: Doc, bill: Bill, { language }: PdfAsk, y: number): number {
  const words = PDF_WORDS[language];
  const height = 46;
  doc.roundedRect(PAGE.left, y, PAGE.right - PAGE.left, height, 6).fill(INK.wash);
  write(doc, words.total, { x: PAGE.left + 14, y: y + 15, width: 240 }, { size: 11, bold: true });
  const unit = { size: 11 };
  const unitWidth = doc.font("text").fontSize(unit.size).widthOfString(words.yen) + 1;
  const right = PAGE.right - 14;
  write(doc, words.yen, { x: right - unitWidth, y: y + 17, width: unitWidth + 2 }, unit);
  const at = { x: 280, y: y + 8, width: right - unitWidth - 4 - 280, align: "right" as const };
  write(doc, grouped(String(bill.total)), at, { size: 20, bold: true });
  return y + height + 12;
}

function writeTaxes(doc: Doc, bill: Bill, { language }: PdfAsk, y: number): number {
  const words = PDF_WORDS[language];
  const rows = [
    ...bill.taxes.map(({ percent, total, tax }) => [
      words.rate(percent),
      String(total),
      `${words.tax} ${grouped(String(tax))} ${words.yen}`,
    ]),
    ...(bill.untaxed === 0 ? [] : [[words.untaxed, String(bill.untaxed), ""]]),
  ];
  let next = y;
  for (const [label = "", amount = "", tax = ""] of rows) {
    write(doc, label, { x: PAGE.left, y: next, width: 200 }, { size: 9.5 });
    const middle = { x: 230, y: next, width: 130, align: "right" as const };
    write(doc, `${grouped(amount)} ${words.yen}`, middle, { size: 9.5 });
    const end = { x: 370, y: next, width: PAGE.right - 370, align: "right" as const };
    next = write(doc, tax, end, { size: 9.5 }) + 4;
    rule(doc, next - 2);
  }
  return next + 10;
}
