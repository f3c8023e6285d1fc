import type { Diagnosis, EnergyMonth } from "../../diagnosis/model.ts";
import { drawDay } from "./diagnosis-day-chart.ts";
import { kwhText, monthNumber, shareText, tenthText, wholeText } from "./diagnosis-figures.ts";
import { drawFlows } from "./diagnosis-flow-chart.ts";
import {
  FRAME,
  heading,
  pageHeading,
  type Pen,
  paragraph,
  pick,
  room,
  SMALL,
} from "./diagnosis-pen.ts";
import type { DiagnosisReport, ReportUse } from "./diagnosis-report.ts";
import { writeTable } from "./diagnosis-table.ts";
import { heightOf, INK } from "./sheet.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };

/** What is used and when, how much of it was measured (EN-07), and where it comes from. */
export function writeUse(pen: Pen, { diagnosis, use }: DiagnosisReport): void {
  const { words } = pen;
  if (use === null) return;
  const note = words.useNote(words.basis[use.basis], use.days, kwhText(use.yearWh));
  let y = pageHeading(pen, words.useTitle, note);
  if (use.slots.length > 0) {
    y = heading(pen, words.dayTitle, y);
    y = drawDay(pen, use, { x: FRAME.left, y, width: FRAME.width, height: 118 }) + 8;
  }
  y = writeSlots(pen, use, y) + 12;
  if (diagnosis.energy !== null) writeFlows(pen, diagnosis.energy, y);
}

/** Filled slots are counted, and the customer is told what that means. */
function writeSlots(pen: Pen, use: ReportUse, y: number): number {
  const { words } = pen;
  const { counts } = use;
  const all = use.days * 48;
  const kinds = (["measured", "filled", "grown", "shaped"] as const).filter(
    (kind) => kind === "measured" || counts[kind] > 0,
  );
  const columns = [
    { width: 331, head: words.slotKind },
    { width: 70, head: words.slotCount, align: "right" as const },
    { width: 70, head: words.slotShare, align: "right" as const },
  ];
  const rows = kinds.map((kind) => [
    { text: words.slots[kind] },
    { text: wholeText(counts[kind]) },
    { text: `${shareText(counts[kind], all)}%` },
  ]);
  const title = heading(pen, words.slotsTitle, y);
  let next = writeTable(pen, { columns, rows, pad: 2 }, title) + 4;
  const notes = [
    ...(counts.measured < all ? [words.filledWarn] : []),
    [words.levelError(tenthText(use.error.levelPercent)), pick(pen, use.error.source)].join(
      words.comma,
    ),
    ...use.notes.map(({ text }) => pick(pen, text)),
  ];
  for (const note of notes) {
    const top = room(pen, next, heightOf(pen.doc, note, FRAME.width, SMALL));
    next = paragraph(pen, note, { ...WIDE, y: top }, SMALL) + 1;
  }
  return next;
}

function writeFlows(pen: Pen, energy: readonly EnergyMonth[], y: number): void {
  const next = heading(pen, pen.words.flowTitle, room(pen, y, 300));
  const chart = { x: FRAME.left, y: next, width: FRAME.width, height: 118 };
  writeFlowTable(pen, energy, drawFlows(pen, energy, chart) + 6);
}

/** The chart's figures: only flows that are there. */
function writeFlowTable(pen: Pen, energy: NonNullable<Diagnosis["energy"]>, y: number): void {
  const { words } = pen;
  const flows = [
    [words.load, ({ loadWh }: EnergyMonth) => loadWh],
    [words.generated, ({ generatedWh }: EnergyMonth) => generatedWh],
    [words.selfUsed, ({ selfUsedWh }: EnergyMonth) => selfUsedWh],
    [words.charged, ({ chargedWh }: EnergyMonth) => chargedWh],
    [words.discharged, ({ dischargedWh }: EnergyMonth) => dischargedWh],
    [words.sold, ({ soldWh }: EnergyMonth) => soldWh],
    [words.bought, ({ boughtWh }: EnergyMonth) => boughtWh],
  ] as const;
  const there = flows.filter(([, wh]) => energy.some((month) => wh(month) !== 0));
  const columns = [
    { width: 91, head: "" },
    ...energy.map(({ month }) => ({
      width: 21,
      head: words.month(monthNumber(month)),
      align: "right" as const,
    })),
    { width: 40, head: words.sum, align: "right" as const },
  ];
  const rows = there.map(([name, wh]) => [
    { text: name, said: { size: 7.5, color: INK.sub } },
    ...energy.map((month) => ({ text: kwhText(wh(month)) })),
    {
      text: kwhText(energy.reduce((sum, month) => sum + wh(month), 0)),
      said: { size: 7.5, bold: true },
    },
  ]);
  writeTable(pen, { columns, rows, said: { size: 7.5 }, pad: 2 }, y);
}
