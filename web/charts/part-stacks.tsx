import { useId } from "react";
import { Columns, Ground, WIDTH } from "./columns.tsx";
import { Hatch } from "./hatch.tsx";

/** A column of parts that pile up, each in a colour of the row beside the chart. */
export interface PartStack {
  readonly key: string;
  readonly parts: readonly { readonly color: string; readonly value: number }[];
  readonly look: "solid" | "hatched" | "missing" | "ahead";
  /** What the readout says of it. */
  readonly said: string;
}

const HEIGHT = 260;
const TOP = 8;

export function PartStacks({
  stacks,
  ticks,
  label,
  limit,
}: {
  readonly stacks: readonly PartStack[];
  readonly ticks: readonly { readonly index: number; readonly label: string }[];
  readonly label: string;
  /** A line that no column should pass, in the columns' unit. */
  readonly limit?: number;
}) {
  const hatch = useId();
  const top = Math.max(1, limit ?? 0, ...stacks.map(({ parts }) => total(parts)));
  const step = WIDTH / Math.max(1, stacks.length);
  const scale = (HEIGHT - TOP) / top;
  const marks = ticks.map((tick) => ({ at: tick.index / stacks.length, label: tick.label }));
  return (
    <Columns className="bars" columns={stacks} marks={marks} label={label} height={HEIGHT}>
      <Hatch id={hatch} />
      {stacks.map((stack, index) => (
        <Pile key={stack.key} stack={stack} at={{ x: index * step, step, hatch, scale }} />
      ))}
      {limit === undefined ? null : (
        <line
          x1="0"
          x2={WIDTH}
          y1={HEIGHT - limit * scale}
          y2={HEIGHT - limit * scale}
          stroke="var(--alert)"
          strokeWidth="2"
          strokeDasharray="8 6"
        />
      )}
      <Ground y={HEIGHT - 1} />
    </Columns>
  );
}

/** What a coarse register ran ahead is below zero and not drawn. */
function total(parts: PartStack["parts"]): number {
  return parts.reduce((sum, { value }) => sum + Math.max(0, value), 0);
}

interface Place {
  readonly x: number;
  readonly step: number;
  readonly hatch: string;
  readonly scale: number;
}

function Pile({ stack, at }: { readonly stack: PartStack; readonly at: Place }) {
  const { x, step, hatch, scale } = at;
  const gap = Math.max(2, step * 0.22);
  const box = { x: x + gap / 2, width: step - gap };
  if (stack.look === "missing") {
    const dashes = { stroke: "var(--hatch)", strokeWidth: 1.5, strokeDasharray: "3 3" };
    return <rect {...box} y={HEIGHT - 30} height="28" fill="none" {...dashes} />;
  }
  return (
    <>
      {stack.parts.map(({ color, value }, index) => {
        const height = Math.max(0, value) * scale;
        const y = HEIGHT - total(stack.parts.slice(0, index + 1)) * scale;
        return <rect key={index} {...box} y={y} height={height} fill={`var(--${color})`} />;
      })}
      {stack.look === "hatched" ? (
        <rect
          {...box}
          y={HEIGHT - total(stack.parts) * scale}
          height={total(stack.parts) * scale}
          fill={`url(#${hatch})`}
          opacity=".55"
        />
      ) : null}
    </>
  );
}
