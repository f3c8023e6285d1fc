import type { CaseRow } from "../../../../src/app/api/callout-desk.ts";

type ClockState = NonNullable<CaseRow["clock"]>["state"] | "none";

/** A case: a drop with its number in the list; a corner more for each step of haste. */
export function CaseShape({
  place,
  state,
  isChosen,
}: {
  /** Null: it is the only one. */
  readonly place: number | null;
  readonly state: ClockState;
  readonly isChosen: boolean;
}) {
  return (
    <svg className={`map-case ${state}${isChosen ? " chosen" : ""}`} viewBox="-16 -16 32 32">
      {state === "alarm" ? <path d="M0-14 14 11H-14z" /> : null}
      {state === "late" ? <rect x="-12" y="-12" width="24" height="24" rx="3" /> : null}
      {state === "alarm" || state === "late" ? null : <circle r="11" />}
      <text y={state === "alarm" ? 8 : 4} textAnchor="middle">
        {place}
      </text>
    </svg>
  );
}

/** Somebody who goes out, with the first letter of their name; filled while they are busy. */
export function PersonShape({
  name,
  look,
}: {
  readonly name: string;
  readonly look: "free" | "busy";
}) {
  return (
    <svg className={`map-person ${look}`} viewBox="-16 -16 32 32">
      <path d="M0-14C7-14 12-9 12-3 12 4 5 9 0 15-5 9-12 4-12-3-12-9-7-14 0-14z" />
      <text y="1.5" textAnchor="middle">
        {name.slice(0, 1)}
      </text>
    </svg>
  );
}
