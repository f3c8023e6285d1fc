/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in the page: no img can hold it. */
import type { NowView } from "../../../src/app/api/home-views.ts";
import { kwhText } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useViewWords } from "../../words/use-views.ts";
import type { ViewWords } from "../../words/views-ja.ts";

const WIDTH = 648;
const HEIGHT = 150;
const FLOOR = 140;

/** Half-hour 19 ends at 9:30; 48 is 24:00. */
export function clockOf(half: number): string {
  return `${half >> 1}:${half % 2 === 0 ? "00" : "30"}`;
}

/** In words: within 3 % is the same. */
export function againstUsual({ wh, usualWh }: NowView, said: ViewWords): string {
  if (usualWh === null) return said.usual.none;
  if (usualWh === 0) return said.usual.same;
  const percent = Math.trunc(((wh - usualWh) * 100) / usualWh);
  if (Math.abs(percent) < 3) return said.usual.same;
  return percent > 0 ? said.usual.more(String(percent)) : said.usual.less(String(-percent));
}

/** The day's sum as it grew, over the usual day's. */
export function UsualChart({
  now,
  bare = false,
}: {
  readonly now: NowView;
  /** Without its table: where nothing can be pressed. */
  readonly bare?: boolean;
}) {
  const { words } = useSpeech();
  const said = useViewWords();
  const { path, usualPath } = now;
  const top = Math.max(1, ...path, ...usualPath);
  const line = (sums: readonly number[]) =>
    [0, ...sums]
      .map((wh, at) => `${(at / 48) * WIDTH},${FLOOR - (Math.max(0, wh) / top) * (FLOOR - 8)}`)
      .join(" ");
  const plain = { fill: "none", strokeWidth: 3 };
  return (
    <figure className="curve">
      <svg viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT}`} role="img" aria-label={said.usual.chart}>
        <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} stroke="var(--rule)" />
        <polyline points={line(usualPath)} {...plain} stroke="var(--ghost)" strokeDasharray="6 6" />
        <polyline points={line(path)} {...plain} stroke="var(--wood)" strokeWidth="5" />
      </svg>
      <ul className="legend sub small">
        <li>
          <span className="swatch" style={{ background: "var(--wood)" }} />
          {said.usual.now}
        </li>
        <li>
          <span className="swatch mark-outline" />
          {said.usual.usual}
        </li>
      </ul>
      {bare ? null : (
        <Disclosure label={said.usual.table} labelOpen={words.close}>
          <UsualTable now={now} />
        </Disclosure>
      )}
    </figure>
  );
}

function UsualTable({ now: { path, usualPath } }: { readonly now: NowView }) {
  const said = useViewWords();
  return (
    <table>
      <caption className="unseen">{said.usual.chart}</caption>
      <thead>
        <tr>
          <th scope="col">{said.usual.time}</th>
          <th scope="col" className="number">
            {said.usual.now}
          </th>
          <th scope="col" className="number">
            {said.usual.usual}
          </th>
        </tr>
      </thead>
      <tbody>
        {usualPath.map((usual, at) => (
          <tr key={clockOf(at + 1)}>
            <td>{clockOf(at + 1)}</td>
            <td className="number">{at < path.length ? kwhText(path[at] ?? 0, 2) : "—"}</td>
            <td className="number">{kwhText(usual, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
