import type { BatterySize, Co2, Effect, Investment, Optimum } from "../../diagnosis/model.ts";
import { drawCash } from "./diagnosis-cash-chart.ts";
import { signedText, tenthText, wholeText } from "./diagnosis-figures.ts";
import {
  FRAME,
  heading,
  pageHeading,
  type Pen,
  paragraph,
  room,
  SMALL,
  TONE,
} from "./diagnosis-pen.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { type Cell, type Table, writeTable } from "./diagnosis-table.ts";
import { INK } from "./sheet.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };
const GAP = 20;
const TINY = { size: 7.5 };

/** Another plan alone is the ranking's to tell. */
function bringsIn({ loadsYen, selfUseYen, surplusYen, batteryYen }: Effect): boolean {
  return [loadsYen, selfUseYen, surplusYen, batteryYen].some((yen) => yen !== 0);
}

/** Whether there is anything to say of what comes in. */
export function hasEffect({ diagnosis }: DiagnosisReport): boolean {
  const { effect, investment, sizes } = diagnosis;
  return investment !== null || sizes.length > 0 || (effect !== null && bringsIn(effect));
}

/** What comes in brings so much: by part, by year, by size of the battery, in CO₂. */
export function writeEffect(pen: Pen, { diagnosis }: DiagnosisReport): void {
  const { words } = pen;
  const { effect, investment, sizes, optimum, co2 } = diagnosis;
  let y = pageHeading(pen, words.effectTitle, effect === null ? null : words.effectNote);
  if (effect !== null) y = writeParts(pen, effect, y) + 14;
  if (investment !== null) y = writeCash(pen, investment, y) + 14;
  if (sizes.length > 0) y = writeSizes(pen, sizes, y) + 5;
  if (optimum !== null) y = writeOptimum(pen, optimum, y) + 5;
  if (co2 !== null) writeCo2(pen, co2, y);
}

/** From what it costs now to what it costs then; each step is a difference of rated totals. */
function writeParts(pen: Pen, effect: Effect, y: number): number {
  const { words } = pen;
  const steps = (
    [
      [words.loads, effect.loadsYen],
      [words.planChange, effect.planYen],
      [words.selfUse, effect.selfUseYen],
      [words.surplus, effect.surplusYen],
      [words.battery, effect.batteryYen],
    ] as const
  ).filter(([, gain]) => gain !== 0);
  const dearest = effect.beforeYen - effect.loadsYen - Math.min(0, effect.planYen);
  const most = Math.max(1, effect.beforeYen, dearest, effect.afterYen);
  let left = effect.beforeYen;
  const rows: (readonly Cell[])[] = [totalRow(most, words.before, effect.beforeYen, TONE.faint)];
  for (const [name, gain] of steps) {
    const color = gain > 0 ? TONE.gain : TONE.peak;
    const shown = { from: left, to: left - gain, color };
    const text = signedText(-gain);
    rows.push([
      { text: name },
      span(shown, most),
      { text, said: { size: 8.5, color: gain > 0 ? TONE.gain : INK.text } },
    ]);
    left -= gain;
  }
  rows.push(totalRow(most, words.after, effect.afterYen, pen.accent));
  const title = heading(
    pen,
    words.effectYear,
    y,
    `${words.gainTotal} ${wholeText(effect.totalYen)}${words.yen}`,
  );
  const columns = [
    { width: 120, head: "" },
    { width: 271, head: "" },
    { width: 80, head: "", align: "right" as const },
  ];
  return writeTable(pen, { columns, rows, pad: 2.2 }, title);
}

function totalRow(most: number, name: string, yen: number, color: string): readonly Cell[] {
  const said = { size: 8.5, bold: true };
  return [
    { text: name, said },
    span({ from: 0, to: yen, color }, most),
    { text: wholeText(yen), said },
  ];
}

/** A bar between two amounts; what lies below nought is cut off at the edge. */
function span(
  { from, to, color }: { readonly from: number; readonly to: number; readonly color: string },
  most: number,
): Cell {
  return {
    text: "",
    draw: (box, doc) => {
      const at = (yen: number) => box.x + (Math.max(0, yen) / most) * box.width;
      const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
      doc.rect(left, box.y + 2, Math.max(0.6, right - left), 8).fill(color);
    },
  };
}

function writeCash(pen: Pen, investment: Investment, y: number): number {
  const { words } = pen;
  const { cashFlow, priceYen, irrPercent, totals } = investment;
  const top = room(pen, y, 260);
  let next = heading(
    pen,
    words.cashTitle(cashFlow.length),
    top,
    words.cashRemark(wholeText(priceYen)),
  );
  next = drawCash(pen, investment, { ...WIDE, y: next, height: 96 }) + 6;
  const irr = irrPercent === null ? words.irrNone : `${tenthText(irrPercent)}%`;
  const facts = [
    ...totals.map(({ years, yen }) => `${words.afterYears(years)} ${signedText(yen)}${words.yen}`),
    `${words.irr} ${irr}`,
  ];
  next = paragraph(pen, facts.join("   "), { ...WIDE, y: next }, { size: 8.5 }) + 4;
  return writeBeside(pen, next, {
    beside: 2,
    columns: [
      { width: 24, head: words.cashYear },
      { width: 60, head: words.gain, align: "right" },
      { width: 60, head: words.sold, align: "right" },
      { width: 65.5, head: words.balance, align: "right" },
    ],
    rows: cashFlow.map(({ year, gainYen, soldYen, balanceYen }) => [
      { text: String(year), said: { size: 7.5, color: INK.sub } },
      { text: wholeText(gainYen) },
      { text: wholeText(soldYen) },
      { text: signedText(balanceYen) },
    ]),
  });
}

function writeSizes(pen: Pen, sizes: readonly BatterySize[], y: number): number {
  const { words } = pen;
  const next = heading(
    pen,
    words.sizesTitle,
    room(pen, y, 40 + sizes.length * 5),
    words.sizesRemark,
  );
  return writeBeside(pen, next, {
    beside: 3,
    columns: [
      { width: 36, head: words.capacity },
      { width: 38, head: words.price, align: "right" },
      { width: 30, head: words.gain, align: "right" },
      { width: 21, head: words.paybackHead, align: "right" },
    ],
    rows: sizes.map(({ capacityWh, priceYen, gainYen, paybackYears }) => [
      { text: tenthText(capacityWh / 1000) },
      { text: wholeText(priceYen) },
      { text: signedText(gainYen) },
      { text: paybackYears === null ? words.none : tenthText(paybackYears) },
    ]),
  });
}

/** A long list in columns beside each other. */
function writeBeside(
  pen: Pen,
  y: number,
  { beside, ...table }: Table & { beside: number },
): number {
  const rows = Math.ceil(table.rows.length / beside);
  const width = (FRAME.width - GAP * (beside - 1)) / beside;
  const top = room(pen, y, 20 + rows * 14);
  let end = top;
  for (let index = 0; index * rows < table.rows.length; index += 1) {
    const part = table.rows.slice(index * rows, (index + 1) * rows);
    const left = FRAME.left + index * (width + GAP);
    end = Math.max(end, writeTable(pen, { ...table, rows: part, left, said: TINY, pad: 0.8 }, top));
  }
  return end;
}

function writeOptimum(pen: Pen, { gapYen }: Optimum, y: number): number {
  const text = pen.words.optimum(wholeText(gapYen));
  return paragraph(pen, text, { ...WIDE, y: room(pen, y, 24) }, SMALL);
}

function writeCo2(pen: Pen, { beforeKg, afterKg, soldKg }: Co2, y: number): void {
  const { words } = pen;
  const sold = soldKg === 0 ? "" : words.co2Sold(wholeText(soldKg));
  const text = `${words.co2(wholeText(beforeKg), wholeText(afterKg))}${sold}`;
  paragraph(pen, text, { ...WIDE, y: room(pen, y, 28) }, { size: 8.5 });
}
