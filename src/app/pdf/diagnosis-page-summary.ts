import { monthOf } from "../../kernel/day.ts";
import { alikeTo, type Best, bestOf } from "./diagnosis-best.ts";
import { writeCover } from "./diagnosis-cover.ts";
import { signedText, tenthText, wholeText } from "./diagnosis-figures.ts";
import { drawMonths } from "./diagnosis-months-chart.ts";
import {
  FRAME,
  heading,
  type Pen,
  paragraph,
  pick,
  pickName,
  room,
  SMALL,
  washed,
} from "./diagnosis-pen.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";
import { factRows } from "./diagnosis-table.ts";
import { type Tile, writeTiles } from "./diagnosis-tiles.ts";
import { TONE } from "./diagnosis-pen.ts";

const WIDE = { x: FRAME.left, width: FRAME.width };
const NOTE_Y = 762;
const FACT_HEIGHT = 19;

/** The first page: what is best, by how much, how surely, and when equipment is paid back. */
export function writeSummary(pen: Pen, report: DiagnosisReport): void {
  const { words } = pen;
  const best = bestOf(report.diagnosis);
  let y = writeCover(pen, report) + 18;
  if (best === null) {
    paragraph(pen, words.nothing, { ...WIDE, y }, { size: 14, bold: true });
    return;
  }
  y = writeBest(pen, report, best, y) + 10;
  y = writeTiles(pen, tilesOf(pen, report, best), y) + 18;
  const { current, why, periods } = report.diagnosis;
  y = heading(pen, words.monthsTitle, room(pen, y, 180), words.yen.trim());
  const now = best.plan === current ? null : (current?.monthYen ?? null);
  const months = periods.map(({ period }) => monthOf(period.from));
  const nowName = comesIn(report) ? words.monthsNowWith : words.monthsNow;
  const chart = { x: FRAME.left, y, width: FRAME.width, height: 120 };
  y = drawMonths(pen, { months, now, nowName, after: best.plan.monthYen }, chart) + 6;
  if (why !== null) {
    y = heading(pen, words.why, room(pen, y, 90));
    y = washed(pen, pick(pen, why.sentence), y) + 12;
  }
  y = writeHome(pen, report, y);
  paragraph(pen, words.lookAt, { ...WIDE, y: room(pen, Math.max(y, NOTE_Y), 20) }, SMALL);
}

/** What was asked: as many facts as leave room for the note at the foot. */
function writeHome(pen: Pen, { home }: DiagnosisReport, y: number): number {
  const fitting = Math.floor((NOTE_Y - y - 24) / FACT_HEIGHT);
  const facts = home.slice(0, Math.max(0, fitting));
  if (facts.length === 0) return y;
  const next = heading(pen, pen.words.homeTitle, y);
  const rows = facts.map(({ label, value }) => [pick(pen, label), pick(pen, value)] as const);
  return factRows(pen, rows, { y: next, widths: [120, 359] }) + 10;
}

function writeBest(
  pen: Pen,
  { diagnosis }: DiagnosisReport,
  { plan, as }: Best,
  y: number,
): number {
  const { words } = pen;
  const isFirst = diagnosis.ranking[0]?.address === plan.address;
  const said = {
    recommended: isFirst ? words.best : words.bestVerified,
    stay: words.stayBest,
    unverified: words.unverifiedBest,
  };
  const label = paragraph(
    pen,
    said[as],
    { ...WIDE, y },
    { size: 9, bold: true, color: pen.accent },
  );
  const name = paragraph(
    pen,
    pickName(pen, plan.label),
    { ...WIDE, y: label + 1 },
    { size: 15, bold: true },
  );
  const kind = plan.kind === "stay" ? "" : `${words.comma}${words.kinds[plan.kind]}`;
  return paragraph(pen, `${pickName(pen, plan.supplier)}${kind}`, { ...WIDE, y: name }, SMALL);
}

function tilesOf(pen: Pen, report: DiagnosisReport, best: Best): readonly Tile[] {
  return [
    costTile(pen, best),
    differenceTile(pen, report, best),
    certaintyTile(pen, report, best),
    paybackTile(pen, report),
  ];
}

function costTile({ words }: Pen, { plan }: Best): Tile {
  const { p10, p90 } = plan.error;
  const range = p10 === p90 ? "" : words.costRange(wholeText(p10), wholeText(p90));
  const net = plan.soldYen === 0 ? "" : words.costNet;
  const notes = [range, net].filter((note) => note !== "");
  return { label: words.cost, figure: wholeText(plan.yearYen), unit: words.yen, notes };
}

/** Whether something new is counted, so that staying is not what is paid today. */
function comesIn({ diagnosis: { effect, current } }: DiagnosisReport): boolean {
  return effect !== null && current !== null && effect.beforeYen !== current.yearYen;
}

function differenceTile({ words }: Pen, report: DiagnosisReport, { plan, as }: Best): Tile {
  const { current, effect } = report.diagnosis;
  if (effect !== null && comesIn(report)) {
    const figure = signedText(-effect.totalYen);
    const notes = [words.nowBefore(wholeText(effect.beforeYen))];
    if (effect.planYen !== 0) notes.push(words.ofWhichPlan(signedText(-effect.planYen)));
    const color = effect.totalYen > 0 ? { color: TONE.gain } : {};
    return { label: words.differenceNow, figure, unit: words.yen, notes, ...color };
  }
  const label = words.difference;
  if (current === null || plan.differenceYen === null)
    return { label, figure: words.none, unit: "", notes: [words.differenceUnknown] };
  const notes = [words.now(wholeText(current.yearYen))];
  if (as === "stay") return { label, figure: words.none, unit: "", notes };
  const figure = signedText(plan.differenceYen);
  const color = plan.differenceYen < 0 ? TONE.gain : undefined;
  return { label, figure, unit: words.yen, notes, ...(color ? { color } : {}) };
}

function certaintyTile({ words }: Pen, { diagnosis }: DiagnosisReport, { plan, as }: Best): Tile {
  const label = words.certainty;
  const alike = alikeTo(diagnosis, plan);
  const { current } = diagnosis;
  const others = alike.filter(({ kind }) => kind !== "stay").length;
  if (as === "recommended" && current !== null) {
    const same = alike.some(({ address }) => address === current.address);
    const notes = [same ? words.sameNow : words.certainNow];
    if (others > 0) notes.push(words.sameNext(others));
    return { label, figure: same ? words.same : words.certain, unit: "", notes };
  }
  const notes = [others > 0 ? words.sameNext(others) : words.certainNext];
  return { label, figure: others > 0 ? words.same : words.certain, unit: "", notes };
}

function paybackTile({ words }: Pen, { diagnosis: { investment } }: DiagnosisReport): Tile {
  const label = words.payback;
  if (investment === null)
    return { label, figure: words.none, unit: "", notes: [words.paybackNone] };
  const { years, p10, p90 } = investment.paybackYears;
  const text = (value: number | null) => words.yearsText(value === null ? null : tenthText(value));
  const notes = [words.paybackRange(text(p10), text(p90))];
  if (years === null)
    return { label, figure: words.none, unit: "", notes: [words.paybackNever, ...notes] };
  return { label, figure: tenthText(years), unit: words.paybackYears, notes };
}
