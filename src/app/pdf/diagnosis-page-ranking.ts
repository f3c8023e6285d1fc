import { monthOf } from "../../kernel/day.ts";
import type { Diagnosis, PlanMark, RankedPlan, Why } from "../../diagnosis/model.ts";
import { bestOf } from "./diagnosis-best.ts";
import { monthNumber, signedText, wholeText } from "./diagnosis-figures.ts";
import {
  FRAME,
  heading,
  pageHeading,
  type Pen,
  paragraph,
  pick,
  pickName,
  room,
  SMALL,
  TONE,
  washed,
} from "./diagnosis-pen.ts";
import { whisker } from "./diagnosis-chart.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { type Cell, type CellBox, writeTable } from "./diagnosis-table.ts";
import { INK } from "./sheet.ts";

const ROWS = 10;
const MONTH_ROWS = 4;
const TINY = { size: 7, color: INK.sub };

/** All that can be had, cheapest first, with its error and its months. */
export function writeRanking(pen: Pen, { diagnosis }: DiagnosisReport): void {
  const { words } = pen;
  const shown = shownOf(diagnosis);
  let y = pageHeading(pen, words.rankingTitle, words.rankingNote);
  y = writePlans(pen, diagnosis, shown, y) + 5;
  const left = diagnosis.ranking.length - shown.length;
  const notes = [
    ...markedNotes(pen, sharedMarks(shown)),
    ...(left > 0 ? [words.moreRanked(left)] : []),
    ...(shown.some(({ place, kind }) => place === null && kind !== "stay") ? [words.unplaced] : []),
    ...discountNotes(pen, diagnosis),
  ];
  const wide = { x: FRAME.left, width: FRAME.width };
  for (const note of notes) y = paragraph(pen, note, { ...wide, y }, SMALL) + 1;
  if (diagnosis.why !== null) y = writeWhy(pen, diagnosis.why, y + 10);
  writeMonths(pen, diagnosis, y + 12);
}

/** The first of the list; the present contract keeps a row wherever it stands. */
function shownOf({ ranking, current }: Diagnosis): readonly RankedPlan[] {
  const first = ranking.slice(0, ROWS);
  if (current === null || first.some(({ address }) => address === current.address)) return first;
  return [...ranking.slice(0, ROWS - 1), current];
}

function writePlans(
  pen: Pen,
  { current }: Diagnosis,
  shown: readonly RankedPlan[],
  y: number,
): number {
  const { words } = pen;
  const shared = sharedMarks(shown);
  const most = Math.max(1, ...shown.map(({ yearYen, error }) => Math.max(yearYen, error.p90)));
  const columns = [
    { width: 18, head: "" },
    { width: 190, head: words.plan },
    { width: 84, head: "" },
    { width: 52, head: words.yenAYear, align: "right" as const },
    { width: 60, head: words.rangeHead, align: "right" as const },
    { width: 43, head: words.differenceHead, align: "right" as const },
  ];
  const rows = shown.map((plan) => rowOf(pen, plan, { most, current, shared }));
  return writeTable(pen, { columns, rows, pad: 2.4 }, y);
}

interface Beside {
  readonly most: number;
  readonly current: RankedPlan | null;
  /** Marks of all rows, which a note says once. */
  readonly shared: ReadonlySet<PlanMark>;
}

function sharedMarks(shown: readonly RankedPlan[]): ReadonlySet<PlanMark> {
  const [first, ...others] = shown;
  const all = (first?.marks ?? []).filter((mark) =>
    others.every(({ marks }) => marks.includes(mark)),
  );
  return new Set(others.length === 0 ? [] : all.filter(isShown));
}

/** What was read between the lines of the terms stands with the bill's lines, not here. */
function isShown(mark: PlanMark): boolean {
  return mark !== "interpretation";
}

function rowOf(pen: Pen, plan: RankedPlan, { most, current, shared }: Beside): readonly Cell[] {
  const { words } = pen;
  const stays = plan.address === current?.address;
  const name = stays
    ? `${words.kinds.stay}: ${pickName(pen, plan.label)}`
    : pickName(pen, plan.label);
  const remarks = [
    pickName(pen, plan.supplier),
    ...(plan.kind === "set" ? [words.kinds.set] : []),
    ...(plan.sameAs === null ? [] : [words.sameMark]),
    ...plan.marks
      .filter((mark) => isShown(mark) && !shared.has(mark))
      .map((mark) => words.marks[mark]),
  ];
  const { p10, p90 } = plan.error;
  const cheaper = (plan.differenceYen ?? 0) < 0;
  const difference =
    plan.differenceYen === null || stays ? words.none : signedText(plan.differenceYen);
  return [
    { text: plan.place === null ? words.none : String(plan.place), said: { size: 9, bold: true } },
    {
      text: name,
      said: { size: 9, bold: stays || plan.place === 1 },
      under: { text: remarks.join(words.dot), said: TINY },
    },
    { text: "", draw: (box) => drawBar(pen, plan, { box, most, stays }) },
    { text: wholeText(plan.yearYen), said: { size: 9.5, bold: true } },
    { text: p10 === p90 ? "" : words.range(wholeText(p10), wholeText(p90)), said: TINY },
    {
      text: difference,
      said: { size: difference.length > 8 ? 7 : 9, color: cheaper ? TONE.gain : INK.text },
    },
  ];
}

function drawBar(
  pen: Pen,
  { yearYen, error, place }: RankedPlan,
  { box, most, stays }: { readonly box: CellBox; readonly most: number; readonly stays: boolean },
): void {
  const at = (yen: number) => box.x + (Math.max(0, yen) / most) * box.width;
  const middle = box.y + 7;
  const color = stays || place === null ? TONE.faint : pen.accent;
  pen.doc.rect(box.x, middle - 4, at(yearYen) - box.x, 8).fill(color);
  if (error.p10 !== error.p90) whisker(pen, at(error.p10), at(error.p90), middle);
}

function markedNotes({ words }: Pen, shared: ReadonlySet<PlanMark>): readonly string[] {
  const named = [...shared].map((mark) => words.marks[mark]).join(words.comma);
  return named === "" ? [] : [words.allMarked(named)];
}

function discountNotes(pen: Pen, diagnosis: Diagnosis): readonly string[] {
  const plan = bestOf(diagnosis)?.plan;
  if (!plan) return [];
  const { words } = pen;
  const { discount, soldYen } = plan;
  return [
    ...(discount === null
      ? []
      : [words.discountNote(pick(pen, discount.label), wholeText(discount.yearYen))]),
    ...(soldYen === 0 ? [] : [words.soldNote(wholeText(soldYen))]),
  ];
}

function writeWhy(pen: Pen, why: Why, y: number): number {
  const { words } = pen;
  const { bandSharePercent, bandLabel, bandHours, bandPrice, moreByDayYen } = why;
  let next = room(pen, y, 80);
  next = heading(pen, words.why, next);
  next = washed(pen, pick(pen, why.sentence), next) + 5;
  const price = bandPrice === null ? "" : `${words.comma}${bandPrice} ${words.yen.trim()}/kWh`;
  const facts = [
    ...(bandSharePercent === null || bandLabel === null
      ? []
      : [words.bandShare(String(bandSharePercent), pick(pen, bandLabel), bandHours ?? "") + price]),
    ...(moreByDayYen === null
      ? []
      : [`${words.moreByDay}: ${signedText(moreByDayYen)}${words.yen}`]),
  ];
  if (facts.length === 0) return next;
  const at = { x: FRAME.left, y: next, width: FRAME.width };
  return paragraph(pen, facts.join("  "), at, SMALL);
}

/** The months of the first few and of the present contract, to the yen. */
function writeMonths(pen: Pen, diagnosis: Diagnosis, y: number): void {
  const { periods, current, ranking } = diagnosis;
  const { words } = pen;
  const best = bestOf(diagnosis)?.plan;
  const others = ranking.filter(
    ({ address, place }) =>
      place !== null && address !== current?.address && address !== best?.address,
  );
  const first = best === undefined || best === current ? [] : [best];
  const last = current === null ? [] : [current];
  const plans = [...[...first, ...others].slice(0, MONTH_ROWS - 1), ...last];
  const next = heading(pen, words.monthlyTitle, room(pen, y, 130));
  const left = FRAME.width - 12 * (MONTH_WIDTH + 8) - (SUM_WIDTH + 8);
  const columns = [
    { width: left, head: words.plan },
    ...periods.slice(0, 12).map(({ period }) => ({
      width: MONTH_WIDTH,
      head: words.month(monthNumber(monthOf(period.from))),
      align: "right" as const,
    })),
    { width: SUM_WIDTH, head: words.sum, align: "right" as const },
  ];
  const rows = plans.map((plan) => [
    { text: pickName(pen, plan.label), said: { size: 7 } },
    ...plan.monthYen.slice(0, 12).map((yen) => ({ text: wholeText(yen), said: { size: 6.8 } })),
    { text: wholeText(plan.yearYen), said: { size: 7, bold: true } },
  ]);
  writeTable(pen, { columns, rows, said: { size: 7 } }, next);
}

const MONTH_WIDTH = 22;
const SUM_WIDTH = 32;
