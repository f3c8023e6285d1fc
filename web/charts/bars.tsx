import { type PointerEvent, useId, useState } from "react";
import { ColumnReader } from "./column-reader.tsx";

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

const WIDTH = 648;
const HEIGHT = 296;
const TOP = 8;

/** Bars that pointer and arrow keys read one by one; the table twin beside them says the same. */
export function Bars({
  bars,
  ticks,
  label,
}: {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly label: string;
}) {
  const [chosen, setChosen] = useState<number | null>(null);
  const picked = chosen === null ? undefined : bars[chosen];
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    if (index >= 0 && index < bars.length) setChosen(index);
  };
  return (
    <figure className="bars">
      <p className="readout sub" aria-hidden="true">
        {picked?.said ?? " "}
      </p>
      <div
        className="bars-area"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={() => setChosen(null)}
      >
        <Drawing bars={bars} chosen={chosen} />
        <ColumnReader columns={bars} chosen={chosen} choose={setChosen} label={label} />
      </div>
      <Ticks ticks={ticks} count={bars.length} />
    </figure>
  );
}

function Drawing({
  bars,
  chosen,
}: {
  readonly bars: readonly Bar[];
  readonly chosen: number | null;
}) {
  const hatch = useId();
  const top = Math.max(1, ...bars.map(({ value, before }) => Math.max(value, before ?? 0)));
  const step = WIDTH / bars.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Hatch id={hatch} />
      {chosen === null ? null : (
        <rect x={chosen * step} y="0" width={step} height={HEIGHT} fill="var(--wash)" />
      )}
      {bars.map((bar, index) => (
        <OneBar
          key={bar.key}
          bar={bar}
          at={{ x: index * step, step, hatch, scale: (HEIGHT - TOP) / top }}
        />
      ))}
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT - 1}
        y2={HEIGHT - 1}
        stroke="var(--rule)"
        strokeWidth="2"
      />
    </svg>
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

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="8" height="8" fill="var(--card)" />
        <rect width="3.4" height="8" fill="var(--hatch)" />
      </pattern>
    </defs>
  );
}

function Ticks({ ticks, count }: { readonly ticks: readonly Tick[]; readonly count: number }) {
  return (
    <div className="ticks sub" aria-hidden="true">
      {ticks.map(({ index, label }) => (
        <span key={index} style={{ left: `${(index / count) * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}
