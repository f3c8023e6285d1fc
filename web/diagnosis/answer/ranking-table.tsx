import { Fragment, useId, useState } from "react";
import { say, signedYen, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { PlanMarks } from "./plan-marks.tsx";
import { PlanMonths } from "./plan-months.tsx";
import { RangeBar } from "./range-bar.tsx";
import { type Axis, axisOf, type PlanMark, type RankedPlan } from "./shown-plan.ts";
import type { UnfoldMonth } from "./unfolded.ts";

interface Parts {
  /** Marks of every row, said once elsewhere. */
  readonly common: readonly PlanMark[];
  /** Months of the year that is priced. */
  readonly months: readonly string[];
  readonly unfold: UnfoldMonth | null;
}

/** Rows of a ranking as a table; each plan unfolds to its months. */
export function RankingTable({ rows, ...parts }: Parts & { readonly rows: readonly RankedPlan[] }) {
  const words = useDiagnosisWords();
  const axis = axisOf(rows);
  const addresses = new Set(rows.map(({ address }) => address));
  return (
    <table className="ranking-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            <span className="unseen">{words.ranking.place}</span>
          </th>
          <th scope="col">{words.ranking.plan}</th>
          <th scope="col" className="wide-only">
            <span className="unseen">{words.ranking.range}</span>
          </th>
          <th scope="col" className="number">
            {words.ranking.year}
          </th>
          <th scope="col" className="number">
            {words.ranking.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((plan) => (
          <PlanRow
            key={plan.address}
            plan={plan}
            axis={axis}
            isAlike={plan.sameAs !== null && addresses.has(plan.sameAs)}
            {...parts}
          />
        ))}
      </tbody>
    </table>
  );
}

function PlanRow({
  plan,
  axis,
  isAlike,
  common,
  months,
  unfold,
}: Parts & { readonly plan: RankedPlan; readonly axis: Axis; readonly isAlike: boolean }) {
  const words = useDiagnosisWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { place, yearYen, error, marks } = plan;
  const own = marks.filter((mark) => !common.includes(mark));
  return (
    <Fragment>
      <tr className={plan.kind === "stay" ? "present" : undefined}>
        <td className="number">{place ?? words.none}</td>
        <td>
          <button
            type="button"
            className="plan-name"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <PlanName plan={plan} />
          </button>
          {isAlike || own.length > 0 ? (
            <span className="flags">
              {isAlike ? <span className="chip">{words.ranking.same}</span> : null}
              <PlanMarks marks={own} />
            </span>
          ) : null}
          <span className="narrow-only">
            <RangeBar plan={plan} axis={axis} />
          </span>
        </td>
        <td className="wide-only">
          <RangeBar plan={plan} axis={axis} />
          <span className="unseen">
            {words.ranking.error(yenText(error.p10), yenText(error.p90))}
          </span>
        </td>
        <td className="number">{yenText(yearYen)}</td>
        <Difference plan={plan} />
      </tr>
      <tr className="plan-months" hidden={!open} id={id}>
        <td colSpan={5}>
          {open ? <PlanMonths plan={plan} months={months} unfold={unfold} /> : null}
        </td>
      </tr>
    </Fragment>
  );
}

/** The plan's name, the supplier in small; what is had now says so. */
function PlanName({ plan }: { readonly plan: RankedPlan }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const label = say(plan.label, language);
  return (
    <>
      <span className="plan-label">
        {plan.kind === "stay" ? words.ranking.present(label) : label}
      </span>
      <span className="sub small">
        {say(plan.supplier, language)}
        {plan.kind === "set" || plan.kind === "both" ? ` ${words.ranking.kinds[plan.kind]}` : null}
      </span>
    </>
  );
}

function Difference({ plan: { differenceYen, kind } }: { readonly plan: RankedPlan }) {
  const words = useDiagnosisWords();
  if (differenceYen === null || kind === "stay") return <td className="number">{words.none}</td>;
  const gains = differenceYen < 0;
  return <td className={gains ? "number gain" : "number"}>{signedYen(differenceYen)}</td>;
}
