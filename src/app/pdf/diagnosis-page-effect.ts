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
import { type Cell, factRows, type Table, writeTable } from "./diagnosis-table.ts";
import { INK } from "./sheet.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };
const HALF = (FRAME.width - 20) / 2;

/** Whether there is anything to say of what comes in. */
export function hasEffect({ diagnosis }: DiagnosisReport): boolean {
  const { effect, investment, sizes, co2 } = diagnosis;
  return effect !== null || investment !== null || sizes.length > 0 || co2 !== null;
}

/** What comes in brings so much: by part, by year, by size of the battery, in CO₂. */
export function writeEffect(pen: Pen, { diagnosis }: DiagnosisReport): void {
  const { words } = pen;
  const { effect, investment, sizes, optimum, co2 } = diagnosis;
  let y = pageHeading(pen, words.effectTitle, effect === null ? null : words.effectNote);
  if (effect !== null) y = writeParts(pen, effect, y) + 14;
  if (investment !== null) y = writeCash(pen, investment, y) + 14;
  if (sizes.length > 0) y = writeSizes(pen, sizes, y) + 4;
  if (optimum !== null) y = writeOptimum(pen, optimum, y) + 8;
  if (co2 !== null) writeCo2(pen, co2, y + 4);
}

/** From what it costs now to what it costs then; each step is a difference of rated totals. */
function writeParts(pen: Pen, effect: Effect, y: number): number {
  const { words } = pen;
  const steps = (
    [
      [words.loads, effect.loadsYen],
      [words.selfUse, effect.selfUseYen],
      [words.surplus, effect.surplusYen],
      [words.battery, effect.batteryYen],
      [words.planChange, effect.planYen],
    ] as const
  ).filter(([, gain]) => gain !== 0);
  const most = Math.max(1, effect.beforeYen, effect.beforeYen - effect.loadsYen, effect.afterYen);
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
  next = drawCash(pen, investment, { ...WIDE, y: next, height: 112 }) + 6;
  const irr = irrPercent === null ? words.irrNone : `${tenthText(irrPercent)}%`;
  const facts = [
    ...totals.map(({ years, yen }) => `${words.afterYears(years)} ${signedText(yen)}${words.yen}`),
    `${words.irr} ${irr}`,
  ];
  next = paragraph(pen, facts.join("   "), { ...WIDE, y: next }, { size: 8.5 }) + 4;
  return writeHalves(pen, next, {
    columns: [
      { width: 24, head: words.cashYear },
      { width: 60, head: words.gain, align: "right" },
      { width: 60, head: words.sold, align: "right" },
      { width: HALF - 168, head: words.balance, align: "right" },
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
    room(pen, y, 40 + sizes.length * 7),
    words.sizesRemark,
  );
  return writeHalves(pen, next, {
    columns: [
      { width: 42, head: words.capacity },
      { width: 56, head: words.price, align: "right" },
      { width: 48, head: words.gain, align: "right" },
      { width: HALF - 170, head: words.payback, align: "right" },
    ],
    rows: sizes.map(({ capacityWh, priceYen, gainYen, paybackYears }) => [
      { text: `${tenthText(capacityWh / 1000)} kWh` },
      { text: wholeText(priceYen) },
      { text: signedText(gainYen) },
      { text: words.yearsText(paybackYears === null ? null : tenthText(paybackYears)) },
    ]),
  });
}

/** A long list in two columns, the second beside the first. */
function writeHalves(pen: Pen, y: number, table: Table): number {
  const half = Math.ceil(table.rows.length / 2);
  const shared = { ...table, said: { size: 7.5 }, pad: 1.2 };
  const top = room(pen, y, 20 + half * 14);
  const first = writeTable(pen, { ...shared, rows: table.rows.slice(0, half) }, top);
  const left = FRAME.left + HALF + 20;
  const rest = table.rows.slice(half);
  if (rest.length === 0) return first;
  return Math.max(first, writeTable(pen, { ...shared, rows: rest, left }, top));
}

function writeOptimum(pen: Pen, { gapYen }: Optimum, y: number): number {
  const text = pen.words.optimum(wholeText(gapYen));
  return paragraph(pen, text, { ...WIDE, y: room(pen, y, 24) }, SMALL);
}

function writeCo2(pen: Pen, { beforeKg, afterKg, soldKg }: Co2, y: number): void {
  const { words } = pen;
  const next = heading(pen, words.co2Title, room(pen, y, 70));
  const kg = (amount: number) => `${wholeText(amount)} kg`;
  const rows = [
    [words.co2Before, kg(beforeKg)],
    [words.co2After, kg(afterKg)],
    ...(soldKg === 0 ? [] : [[words.co2Sold, kg(soldKg)] as const]),
  ] as const;
  factRows(pen, rows, { y: next, widths: [399, 80] });
}
