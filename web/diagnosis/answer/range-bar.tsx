import { type Axis, placeOn, type RankedPlan } from "./shown-plan.ts";

/** A bar of a year's yen with the whisker from P10 to P90; the same stands in figures beside. */
export function RangeBar({ plan, axis }: { readonly plan: RankedPlan; readonly axis: Axis }) {
  const [zero, end] = [placeOn(axis, 0), placeOn(axis, plan.yearYen)];
  const [low, high] = [placeOn(axis, plan.error.p10), placeOn(axis, plan.error.p90)];
  const left = Math.min(zero, end);
  return (
    <span className="range-bar" aria-hidden="true">
      <span
        className={plan.kind === "stay" ? "range-fill present" : "range-fill"}
        style={{ left: `${left}%`, width: `${Math.max(0.4, Math.abs(end - zero))}%` }}
      />
      <span className="whisker" style={{ left: `${low}%`, width: `${Math.max(0, high - low)}%` }} />
      {axis.low < 0 ? <span className="range-zero" style={{ left: `${zero}%` }} /> : null}
    </span>
  );
}
