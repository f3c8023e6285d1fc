import { Columns, Ground, WIDTH } from "../../charts/columns.tsx";

export type Tone = "day" | "night" | "gain" | "peak" | "wood" | "ghost";

/** A column: parts above zero pile up, parts below zero hang down. */
export interface Stack {
  readonly key: string;
  readonly parts: readonly { readonly tone: Tone; readonly value: number }[];
  /** What the readout says of it. */
  readonly said: string;
}

const HEIGHT = 200;

/** Several parts in each column, above and below the ground. */
export function Stacks({
  stacks,
  ticks,
  label,
}: {
  readonly stacks: readonly Stack[];
  /** One label for each column, empty where none stands. */
  readonly ticks: readonly string[];
  readonly label: string;
}) {
  const ends = stacks.map(endsOf);
  const top = Math.max(1, ...ends.map(({ above }) => above));
  const bottom = Math.min(0, ...ends.map(({ below }) => below));
  const scale = (HEIGHT - 4) / (top - bottom);
  const zero = 2 + top * scale;
  const step = WIDTH / Math.max(1, stacks.length);
  const marks = ticks.map((text, index) => ({ at: (index + 0.5) / ticks.length, label: text }));
  return (
    <Columns className="bars stacks" columns={stacks} marks={marks} label={label} height={HEIGHT}>
      {stacks.map((stack, index) => (
        <Column key={stack.key} stack={stack} at={{ x: index * step, step, zero, scale }} />
      ))}
      <Ground y={zero} />
    </Columns>
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
