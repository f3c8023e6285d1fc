/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in the page: no img can hold it. */
import type { Home } from "../../src/app/api/home.ts";
import { monthText, yenText } from "../format.ts";
import { useSpeech } from "../words/language.ts";

const WIDTH = 648;
const HEIGHT = 200;
const FLOOR = 176;
const TOP = 10;

/** The month's sum day by day: this year solid, last year dashed, the forecast dotted in a band. */
export function MonthCurve({ home }: { readonly home: Home }) {
  const { words, language } = useSpeech();
  return (
    <figure className="curve">
      <Curve home={home} />
      <div className="row sub small">
        <span>{language === "ja" ? "1日" : `1 ${monthText(home.month, language, false)}`}</span>
        {home.forecast ? (
          <span>
            {words.home.forecast} {yenText(home.forecast.yen)} {words.yen}
          </span>
        ) : null}
      </div>
      <CurveLegend />
    </figure>
  );
}

function Curve({ home: { path, ahead, lastYearPath } }: { readonly home: Home }) {
  const { words } = useSpeech();
  const days = Math.max(path.length + ahead.length, lastYearPath.length, 28);
  const heights = [...path, ...lastYearPath].map(({ yen }) => yen);
  const top = Math.max(1, ...heights, ...ahead.map(({ high }) => high));
  const point = (index: number, yen: number) =>
    `${(index / (days - 1)) * WIDTH},${FLOOR - (Math.max(0, yen) / top) * (FLOOR - TOP)}`;
  const line = (points: readonly { yen: number }[], start = 0) =>
    points.map(({ yen }, index) => point(start + index, yen)).join(" ");
  const now = path.at(-1);
  const start = Math.max(0, path.length - 1);
  const joint = now ? [{ yen: now.yen, low: now.yen, high: now.yen }] : [];
  const rest = [...joint, ...ahead];
  const upper = rest.map(({ high }, index) => point(start + index, high));
  const lower = rest.map(({ low }, index) => point(start + index, low));
  const [x, y] = now ? point(start, now.yen).split(",") : [];
  const plain = { fill: "none", strokeWidth: 3 };
  return (
    <svg viewBox={`-6 0 ${WIDTH + 12} ${HEIGHT}`} role="img" aria-label={words.home.chart}>
      <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} stroke="var(--rule)" />
      {rest.length > 1 ? (
        <polygon
          points={[...upper, ...lower.toReversed()].join(" ")}
          fill="var(--wood)"
          opacity=".16"
        />
      ) : null}
      <polyline
        points={line(lastYearPath)}
        {...plain}
        stroke="var(--ghost)"
        strokeDasharray="6 6"
      />
      <polyline points={line(rest, start)} {...plain} stroke="var(--wood)" strokeDasharray="3 6" />
      <polyline points={line(path)} fill="none" stroke="var(--wood)" strokeWidth="5" />
      {now ? <circle cx={x} cy={y} r="8" fill="var(--wood)" /> : null}
    </svg>
  );
}

function CurveLegend() {
  const { words } = useSpeech();
  const { now, last, band } = words.home.legend;
  return (
    <ul className="legend sub small">
      <li>
        <svg width="22" height="8" aria-hidden="true">
          <line x1="0" x2="22" y1="4" y2="4" stroke="var(--wood)" strokeWidth="2.5" />
        </svg>
        {now}
      </li>
      <li>
        <svg width="22" height="8" aria-hidden="true">
          <line
            x1="0"
            x2="22"
            y1="4"
            y2="4"
            stroke="var(--ghost)"
            strokeWidth="2"
            strokeDasharray="4 3"
          />
        </svg>
        {last}
      </li>
      <li>
        <svg width="22" height="10" aria-hidden="true">
          <rect width="22" height="10" rx="2" fill="var(--wood)" opacity=".16" />
          <line
            x1="0"
            x2="22"
            y1="5"
            y2="5"
            stroke="var(--wood)"
            strokeWidth="1.5"
            strokeDasharray="2 3"
          />
        </svg>
        {band}
      </li>
    </ul>
  );
}
