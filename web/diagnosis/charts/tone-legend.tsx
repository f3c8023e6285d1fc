import type { Tone } from "./stacks.tsx";

/** What each colour of a chart means. */
export function ToneLegend({
  entries,
}: {
  readonly entries: readonly { readonly tone: Tone; readonly label: string }[];
}) {
  return (
    <ul className="legend sub small">
      {entries.map(({ tone, label }) => (
        <li key={label}>
          <span className="swatch" style={{ background: `var(--${tone})` }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
