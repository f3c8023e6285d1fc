import type { DayPlan } from "../../../../src/app/api/callout-desk.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import type { CalloutDeskWords } from "../../../words/callout-desk-ja.ts";
import { lengthText } from "../clock-mark.tsx";

interface Props {
  readonly plan: DayPlan;
  readonly isWorking: boolean;
  readonly again: () => void;
  readonly apply: () => void;
  readonly drop: () => void;
}

type Cost = DayPlan["cost"];

const ROWS = [
  ["unplanned", "unplannedCount"],
  ["lateMinutes", "late"],
  ["travelMinutes", "travel"],
  ["moved", "moved"],
] as const satisfies readonly (readonly [keyof Cost, keyof CalloutDeskWords["plan"]])[];

/** What a proposed plan would be, in numbers, against the one that stands. */
export function BeforeAfter({ plan, isWorking, again, apply, drop }: Props) {
  const words = useCalloutDeskWords();
  const { cost, was } = plan;
  const isSame = ROWS.every(([name]) => cost[name] === was[name]);
  return (
    <section className="card notice" aria-labelledby="plan-compare" aria-live="polite">
      <h2 id="plan-compare" className="card-title">
        {words.plan.compare}
      </h2>
      <p>{isSame ? words.plan.same : words.plan.better}</p>
      <table className="narrow plan-compare">
        <thead>
          <tr>
            <th scope="col">{words.plan.figure}</th>
            <th scope="col" className="number">
              {words.plan.was}
            </th>
            <th scope="col" className="number">
              {words.plan.would}
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, label]) => (
            <tr key={name}>
              <th scope="row">{words.plan[label]}</th>
              <td className="number">{shown(name, was[name], words)}</td>
              <td className={cost[name] < was[name] ? "number strong gain" : "number"}>
                {shown(name, cost[name], words)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cost.moved > 0 ? <p className="small">{words.plan.applyWhy}</p> : null}
      <div className="button-row">
        <button type="button" className="button" disabled={isWorking || isSame} onClick={apply}>
          {words.plan.apply}
        </button>
        <button type="button" className="button ghost" disabled={isWorking} onClick={again}>
          {words.plan.again}
        </button>
        <button type="button" className="quiet" onClick={drop}>
          {words.plan.drop}
        </button>
      </div>
    </section>
  );
}

function shown(name: keyof Cost, value: number, words: CalloutDeskWords): string {
  return name === "travelMinutes" || name === "lateMinutes"
    ? lengthText(value, words)
    : words.plan.visits(value);
}
