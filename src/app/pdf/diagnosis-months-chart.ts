import type { Month } from "../../kernel/day.ts";
import { bar, type Box, drawScale, legend, under, uprightScale } from "./diagnosis-chart.ts";
import { monthNumber, wholeText } from "./diagnosis-figures.ts";
import { type Pen, tagged, TONE } from "./diagnosis-pen.ts";

export interface MonthsChart {
  readonly months: readonly Month[];
  /** Null: the present contract is not known. */
  readonly now: readonly number[] | null;
  readonly nowName: string;
  readonly after: readonly number[];
}

/** Yen by month, as it is now and with what is on top, side by side. */
export function drawMonths(
  pen: Pen,
  { months, now, nowName, after }: MonthsChart,
  frame: Box,
): number {
  const { words } = pen;
  const box = { ...frame, x: frame.x + 46, width: frame.width - 46, y: frame.y + 18 };
  const scale = uprightScale([...(now ?? []), ...after], box);
  const slot = box.width / months.length;
  const wide = Math.min(14, slot * (now === null ? 0.5 : 0.36));
  const alt = after.map((yen, index) => said(pen, months[index], yen, now?.[index])).join("; ");
  tagged(
    pen,
    "Figure",
    () => {
      const items = [{ text: words.monthsAfter, color: pen.accent }];
      const own = now === null ? [] : [{ text: nowName, color: TONE.faint }];
      legend(pen, [...own, ...items], { right: box.x + box.width, y: frame.y });
      drawScale(pen, scale, box);
      months.forEach((month, index) => {
        const middle = box.x + slot * (index + 0.5);
        const left = now === null ? middle - wide / 2 : middle - wide;
        const shared = { width: wide - 1, from: 0 };
        if (now) bar(pen, scale, { ...shared, x: left, to: now[index] ?? 0, color: TONE.faint });
        const x = now === null ? left : middle;
        bar(pen, scale, { ...shared, x, to: after[index] ?? 0, color: pen.accent });
        under(pen, words.month(monthNumber(month)), middle, box.y + box.height);
      });
    },
    alt,
  );
  return box.y + box.height + 18;
}

function said(pen: Pen, month: Month | undefined, yen: number, now: number | undefined): string {
  const name = month === undefined ? "" : pen.words.month(monthNumber(month));
  const before = now === undefined ? "" : `${wholeText(now)} → `;
  return `${name} ${before}${wholeText(yen)}${pen.words.yen}`;
}
