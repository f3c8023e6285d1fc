import { useSpeech } from "../words/language.ts";

/**
 * A range control without a look of its own: arrow keys move from column to column of a chart, and
 * a reader says each.
 */
export function ColumnReader({
  columns,
  chosen,
  choose,
  label,
}: {
  readonly columns: readonly { readonly said: string }[];
  readonly chosen: number | null;
  readonly choose: (index: number | null) => void;
  readonly label: string;
}) {
  const { words } = useSpeech();
  return (
    <input
      type="range"
      className="bars-reader"
      min={0}
      max={columns.length - 1}
      value={chosen ?? 0}
      aria-label={`${label}。${words.use.move}`}
      aria-valuetext={columns[chosen ?? 0]?.said ?? ""}
      onFocus={() => choose(chosen ?? 0)}
      onBlur={() => choose(null)}
      onChange={(event) => choose(event.target.valueAsNumber)}
    />
  );
}
