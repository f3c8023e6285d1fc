import { bar, type Box, drawScale, legend, under, uprightScale } from "./diagnosis-chart.ts";
import { clean } from "./diagnosis-clean.ts";
import { wholeText } from "./diagnosis-figures.ts";
import { pick, type Pen, tagged, TONE } from "./diagnosis-pen.ts";
import type { ReportUse } from "./diagnosis-report.ts";

const BANDS = [TONE.night, TONE.day, TONE.peak, TONE.gain, TONE.faint] as const;
const EVERY_HOURS = 3;

/** The mean day in 48 bars, coloured by the bands of the plan on top; estimates are hatched. */
export function drawDay(pen: Pen, use: ReportUse, frame: Box): number {
  const { words } = pen;
  const box = { ...frame, x: frame.x + 46, width: frame.width - 46, y: frame.y + 18 };
  const all = use.slots.map(({ measuredWh, estimatedWh }) => measuredWh + estimatedWh);
  const scale = uprightScale(all, box);
  const wide = box.width / 48;
  const draw = () => {
    const bands = use.bands.map((band, index) => ({
      text: clean(pick(pen, band), 16),
      color: toneOf(pen, index),
    }));
    const hatched = { text: words.estimated, color: pen.accent, hatched: true };
    const guessed = use.counts.measured < use.days * 48 ? [hatched] : [];
    legend(pen, [...bands, ...guessed], { right: box.x + box.width, y: frame.y });
    drawScale(pen, scale, box);
    use.slots.forEach(({ measuredWh, estimatedWh, band }, index) => {
      const shared = { x: box.x + wide * index + 0.6, width: wide - 1.2 };
      const color = toneOf(pen, band);
      const top = measuredWh + estimatedWh;
      bar(pen, scale, { ...shared, from: 0, to: measuredWh, color });
      bar(pen, scale, { ...shared, from: measuredWh, to: top, color, hatched: true });
    });
    for (let hour = 0; hour <= 24; hour += EVERY_HOURS)
      under(pen, `${hour}:00`, box.x + wide * hour * 2, box.y + box.height);
  };
  tagged(pen, "Figure", draw, all.map(wholeText).join(", "));
  return box.y + box.height + 18;
}

function toneOf(pen: Pen, band: number | null): string {
  return band === null ? pen.accent : (BANDS[band % BANDS.length] ?? pen.accent);
}
