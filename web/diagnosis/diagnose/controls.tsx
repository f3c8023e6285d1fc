import { type ReactNode, useId } from "react";

/** A slider with its number twin: either may be used, both are native. */
export function Slider({
  label,
  unit,
  value,
  range,
  change,
}: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly change: (value: number) => void;
}) {
  const id = useId();
  const share = ((value - range.min) / (range.max - range.min)) * 100;
  const take = (typed: number) => {
    if (Number.isNaN(typed)) return;
    change(Math.min(range.max, Math.max(range.min, typed)));
  };
  return (
    <div className="slider">
      <div className="slider-head">
        <label htmlFor={id}>{label}</label>
        <span>
          <input
            type="number"
            className="slider-number"
            aria-label={`${label}（${unit}）`}
            {...range}
            value={value}
            onChange={(event) => take(event.target.valueAsNumber)}
          />
          <span aria-hidden="true">{unit}</span>
        </span>
      </div>
      <input
        id={id}
        type="range"
        {...range}
        value={value}
        style={{ "--share": `${share}%` } as React.CSSProperties}
        aria-valuetext={`${value} ${unit}`}
        onChange={(event) => take(event.target.valueAsNumber)}
      />
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of several, with its name above. */
export function Choice({
  label,
  value,
  options,
  change,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly change: (value: string) => void;
}) {
  return (
    <label className="known-field">
      <span>{label}</span>
      <select className="select" value={value} onChange={(event) => change(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number that may be left empty. */
export function NumberField({
  label,
  value,
  change,
  help,
  most,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly change: (value: number | null) => void;
  readonly help?: string;
  readonly most: number;
}) {
  const id = useId();
  return (
    <label className="known-field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="decimal"
        className="control"
        min={0}
        max={most}
        value={value ?? ""}
        aria-describedby={help === undefined ? undefined : id}
        onChange={({ target: { valueAsNumber: typed } }) =>
          change(Number.isNaN(typed) ? null : Math.min(most, Math.max(0, typed)))
        }
      />
      {help === undefined ? null : (
        <span id={id} className="sub small">
          {help}
        </span>
      )}
    </label>
  );
}

/** Yes or no. */
export function Tick({
  label,
  on,
  change,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={({ target }) => change(target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** What most leave as it is, folded away. */
export function More({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <details className="fold">
      <summary>{label}</summary>
      {children}
    </details>
  );
}
