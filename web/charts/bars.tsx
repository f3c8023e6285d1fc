import { useId } from "react";
import { Columns, Ground, WIDTH } from "./columns.tsx";
import { Hatch } from "./hatch.tsx";

export interface Bar {
  readonly key: string;
  readonly value: number;
  /** Drawn behind as an outline: the same time a year before. */
  readonly before?: number | null;
  readonly tone: "night" | "day" | "peak" | "flat";
  readonly look: "solid" | "hatched" | "missing" | "ahead";
  /** What the readout says of it. */
  readonly said: string;
}

export interface Tick {
  readonly index: number;
  readonly label: string;
}

const HEIGHT = 296;
const TOP = 8;

/** One bar in each column, from the ground up. */
export function Bars({
  bars,
  ticks,
  label,
}: {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly label: string;
}) {
  const hatch = useId();
  const top = Math.max(1, ...bars.map(({ value, before }) => Math.max(value, before ?? 0)));
  const step = WIDTH / bars.length;
  const scale = (HEIGHT - TOP) / top;
  const marks = ticks.map((tick) => ({ at: tick.index / bars.length, label: tick.label }));
  return (
    <Columns className="bars" columns={bars} marks={marks} label={label} height={HEIGHT}>
      <Hatch id={hatch} />
      {bars.map((bar, index) => (
        <OneBar key={bar.key} bar={bar} at={{ x: index * step, step, hatch, scale }} />
      ))}
      <Ground y={HEIGHT - 1} />
    </Columns>
  );
}

interface Place {
  readonly x: number;
  readonly step: number;
  readonly hatch: string;
  readonly scale: number;
}

function OneBar({ bar, at }: { readonly bar: Bar; readonly at: Place }) {
  const { x, step, hatch, scale } = at;
  const gap = Math.max(2, step * 0.22);
  const box = { x: x + gap / 2, width: step - gap, rx: Math.min(4, step / 6) };
  const color = `var(--${bar.tone})`;
  if (bar.look === "missing") {
    const dashes = { stroke: "var(--hatch)", strokeWidth: 1.5, strokeDasharray: "3 3" };
    return <rect {...box} y={HEIGHT - 30} height="28" fill="none" {...dashes} />;
  }
  const height = bar.look === "ahead" ? 0 : Math.max(0, bar.value) * scale;
  const body = { ...box, y: HEIGHT - height, height };
  const before = (bar.before ?? 0) * scale;
  const outline = { ...box, y: HEIGHT - before, height: before };
  return (
    <>
      {before > 0 ? <rect {...outline} fill="none" stroke="var(--ghost)" strokeWidth="2" /> : null}
      <rect {...body} fill={color} />
      {bar.look === "hatched" ? (
        <rect {...body} fill={`url(#${hatch})`} stroke={color} strokeWidth="1.5" />
      ) : null}
    </>
  );
}
