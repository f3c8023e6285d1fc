import type { EnergyMonth } from "../../diagnosis/model.ts";
import { bar, type Box, drawScale, legend, under, uprightScale } from "./diagnosis-chart.ts";
import { kwhText, monthNumber } from "./diagnosis-figures.ts";
import { type Pen, tagged, TONE } from "./diagnosis-pen.ts";

interface Part {
  readonly text: string;
  readonly color: string;
  readonly wh: (month: EnergyMonth) => number;
}

/** What a month's use came from stands above the line; what was sold or stored, below. */
export function drawFlows(pen: Pen, months: readonly EnergyMonth[], frame: Box): number {
  const above = partsThere(aboveParts(pen), months);
  const below = partsThere(belowParts(pen), months);
  const box = { ...frame, x: frame.x + 46, width: frame.width - 46, y: frame.y + 18 };
  const scale = uprightScale(
    months.flatMap((month) => [sumOf(above, month), -sumOf(below, month)]),
    box,
  );
  const slot = box.width / months.length;
  const draw = () => {
    legend(pen, [...above, ...below], { right: box.x + box.width, y: frame.y });
    drawScale(pen, scale, box);
    months.forEach((month, index) => {
      const middle = box.x + slot * (index + 0.5);
      const shared = { x: middle - slot * 0.28, width: slot * 0.56 };
      stack(pen, { scale, shared, month }, above, 1);
      stack(pen, { scale, shared, month }, below, -1);
      under(pen, pen.words.month(monthNumber(month.month)), middle, box.y + box.height);
    });
  };
  tagged(pen, "Figure", draw, months.map((month) => kwhText(month.loadWh)).join(", "));
  return box.y + box.height + 18;
}

function aboveParts({ words, accent }: Pen): readonly Part[] {
  return [
    { text: words.selfUsed, color: TONE.gain, wh: ({ selfUsedWh }) => selfUsedWh },
    { text: words.discharged, color: TONE.night, wh: ({ dischargedWh }) => dischargedWh },
    { text: words.bought, color: accent, wh: ({ boughtWh }) => boughtWh },
  ];
}

function belowParts({ words }: Pen): readonly Part[] {
  return [
    { text: words.sold, color: TONE.day, wh: ({ soldWh }) => soldWh },
    { text: words.charged, color: TONE.faint, wh: ({ chargedWh }) => chargedWh },
  ];
}

function partsThere(parts: readonly Part[], months: readonly EnergyMonth[]): readonly Part[] {
  return parts.filter(({ wh }) => months.some((month) => wh(month) > 0));
}

/** In kWh. */
function sumOf(parts: readonly Part[], month: EnergyMonth): number {
  return parts.reduce((sum, { wh }) => sum + wh(month) / 1000, 0);
}

interface Stack {
  readonly scale: ReturnType<typeof uprightScale>;
  readonly shared: { readonly x: number; readonly width: number };
  readonly month: EnergyMonth;
}

function stack(
  pen: Pen,
  { scale, shared, month }: Stack,
  parts: readonly Part[],
  sign: 1 | -1,
): void {
  let from = 0;
  for (const { color, wh } of parts) {
    const to = from + (sign * wh(month)) / 1000;
    bar(pen, scale, { ...shared, from, to, color });
    from = to;
  }
}
