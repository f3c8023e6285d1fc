import { type PointerEvent, useState } from "react";
import { ColumnReader } from "../../charts/column-reader.tsx";

export type Tone = "day" | "night" | "gain" | "peak" | "wood" | "ghost";

/** A column: parts above zero pile up, parts below zero hang down. */
export interface Stack {
  readonly key: string;
  readonly parts: readonly { readonly tone: Tone; readonly value: number }[];
  /** What the readout says of it. */
  readonly said: string;
}

interface Drawn {
  readonly stacks: readonly Stack[];
  /** One label for each column, empty where none stands. */
  readonly ticks: readonly string[];
  readonly label: string;
}

const WIDTH = 648;
const HEIGHT = 200;

/** Columns that pointer and arrow keys read one by one; a table twin beside them says the same. */
export function Stacks({ stacks, ticks, label }: Drawn) {
  const [chosen, setChosen] = useState<number | null>(null);
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * stacks.length);
    if (index >= 0 && index < stacks.length) setChosen(index);
  };
  return (
    <figure className="bars stacks">
      <p className="readout sub" aria-hidden="true">
        {chosen === null ? " " : (stacks[chosen]?.said ?? " ")}
      </p>
      <div
        className="bars-area"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={() => setChosen(null)}
      >
        <Drawing stacks={stacks} chosen={chosen} />
        <ColumnReader columns={stacks} chosen={chosen} choose={setChosen} label={label} />
      </div>
      <div className="ticks sub" aria-hidden="true">
        {ticks.map((text, index) => (
          <span key={index} style={{ left: `${((index + 0.5) / ticks.length) * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
    </figure>
  );
}

function Drawing({ stacks, chosen }: Pick<Drawn, "stacks"> & { readonly chosen: number | null }) {
  const ends = stacks.map(endsOf);
  const top = Math.max(1, ...ends.map(({ above }) => above));
  const bottom = Math.min(0, ...ends.map(({ below }) => below));
  const scale = (HEIGHT - 4) / (top - bottom);
  const zero = 2 + top * scale;
  const step = WIDTH / Math.max(1, stacks.length);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {chosen === null ? null : (
        <rect x={chosen * step} y="0" width={step} height={HEIGHT} fill="var(--wash)" />
      )}
      {stacks.map((stack, index) => (
        <Column key={stack.key} stack={stack} at={{ x: index * step, step, zero, scale }} />
      ))}
      <line x1="0" x2={WIDTH} y1={zero} y2={zero} stroke="var(--rule)" strokeWidth="2" />
    </svg>
  );
}

function endsOf({ parts }: Stack): { readonly above: number; readonly below: number } {
  let [above, below] = [0, 0];
  for (const { value } of parts) {
    if (value > 0) above += value;
    else below += value;
  }
  return { above, below };
}

interface Place {
  readonly x: number;
  readonly step: number;
  readonly zero: number;
  readonly scale: number;
}

function Column({ stack, at }: { readonly stack: Stack; readonly at: Place }) {
  const { x, step, zero, scale } = at;
  const gap = Math.max(2, step * 0.24);
  let [above, below] = [0, 0];
  return stack.parts.map(({ tone, value }, index) => {
    const height = Math.abs(value) * scale;
    const y = value > 0 ? zero - above - height : zero + below;
    if (value > 0) above += height;
    else below += height;
    const box = { x: x + gap / 2, width: step - gap, y, height };
    return <rect key={index} {...box} fill={`var(--${tone})`} />;
  });
}
