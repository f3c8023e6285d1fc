import type { Investment } from "../../diagnosis/model.ts";
import { bar, type Box, drawScale, under, uprightScale, whisker } from "./diagnosis-chart.ts";
import { tenthText, wholeText } from "./diagnosis-figures.ts";
import { type Pen, tagged, TONE } from "./diagnosis-pen.ts";
import { INK, write } from "./sheet.ts";

/** The running total by year: below nought until the price has come back. */
export function drawCash(pen: Pen, { cashFlow, paybackYears }: Investment, frame: Box): number {
  const box = { ...frame, x: frame.x + 46, width: frame.width - 46, y: frame.y + 8 };
  const scale = uprightScale(
    cashFlow.map(({ balanceYen }) => balanceYen),
    box,
  );
  const slot = box.width / cashFlow.length;
  const placeOf = (years: number) => box.x + slot * years;
  const draw = () => {
    drawScale(pen, scale, box);
    cashFlow.forEach(({ year, balanceYen }, index) => {
      const color = balanceYen < 0 ? TONE.faint : TONE.gain;
      const x = box.x + slot * (index + 0.2);
      bar(pen, scale, { x, width: slot * 0.6, from: 0, to: balanceYen, color });
      under(pen, String(year), x + slot * 0.3, box.y + box.height);
    });
    const { years, p10, p90 } = paybackYears;
    if (years === null || years > cashFlow.length) return;
    const y = scale.at(0);
    if (p10 !== null && p90 !== null)
      whisker(pen, placeOf(p10), Math.min(placeOf(p90), box.x + box.width), y - 9);
    const at = { x: placeOf(years) - 90, y: y - 26, width: 180, align: "center" as const };
    write(pen.doc, pen.words.paidBack(tenthText(years)), at, {
      size: 8,
      bold: true,
      color: INK.text,
    });
    pen.doc.circle(placeOf(years), y, 2.2).fill(INK.text);
  };
  const alt = cashFlow.map(({ year, balanceYen }) => `${year}: ${wholeText(balanceYen)}`);
  tagged(pen, "Figure", draw, alt.join("; "));
  return box.y + box.height + 18;
}
