import { type PointerEvent, type ReactNode, useState } from "react";
import { useReadingWords } from "../words/use-reading.ts";

export const WIDTH = 648;

interface Column {
  /** What the readout says of it. */
  readonly said: string;
}

/** A label under the columns; where, as a share of their width. */
interface Mark {
  readonly at: number;
  readonly label: string;
}

/**
 * Columns that pointer and arrow keys read one by one; the table twin beside them says the same.
 * What stands in a column is drawn by who asks.
 */
export function Columns({
  columns,
  marks,
  label,
  height,
  className,
  children,
}: {
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[];
  readonly label: string;
  readonly height: number;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const [chosen, choose] = useState<number | null>(null);
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    if (index >= 0 && index < columns.length) choose(index);
  };
  return (
    <figure className={className}>
      <p className="readout sub" aria-hidden="true">
        {chosen === null ? " " : (columns[chosen]?.said ?? " ")}
      </p>
      <div
        className="bars-area"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={() => choose(null)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          {chosen === null ? null : <Wash index={chosen} of={columns.length} height={height} />}
          {children}
        </svg>
        <Reader columns={columns} chosen={chosen} choose={choose} label={label} />
      </div>
      <div className="ticks sub" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark.at} style={{ left: `${mark.at * 100}%` }}>
            {mark.label}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** The column that is read. */
function Wash({
  index,
  of,
  height,
}: {
  readonly index: number;
  readonly of: number;
  readonly height: number;
}) {
  const step = WIDTH / of;
  return <rect x={index * step} y="0" width={step} height={height} fill="var(--wash)" />;
}

/** The line on which columns stand. */
export function Ground({ y }: { readonly y: number }) {
  return <line x1="0" x2={WIDTH} y1={y} y2={y} stroke="var(--rule)" strokeWidth="2" />;
}

/**
 * A range control without a look of its own: arrow keys move from column to column, and a reader
 * says each.
 */
function Reader({
  columns,
  chosen,
  choose,
  label,
}: {
  readonly columns: readonly Column[];
  readonly chosen: number | null;
  readonly choose: (index: number | null) => void;
  readonly label: string;
}) {
  const reading = useReadingWords();
  return (
    <input
      type="range"
      className="bars-reader"
      min={0}
      max={columns.length - 1}
      value={chosen ?? 0}
      aria-label={`${label}。${reading.use.move}`}
      aria-valuetext={columns[chosen ?? 0]?.said ?? ""}
      onFocus={() => choose(chosen ?? 0)}
      onBlur={() => choose(null)}
      onChange={(event) => choose(event.target.valueAsNumber)}
    />
  );
}
