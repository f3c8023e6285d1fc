import type { Board } from "../../../../src/app/api/callout-desk.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { ClockShape } from "../clock-mark.tsx";

const NAMES = ["open", "unassigned", "alarms", "late"] as const;
const SHAPES = { open: null, unassigned: null, alarms: "alarm", late: "late" } as const;

/** Four figures: how much is open, and what of it needs somebody now. */
export function Counts({ counts }: { readonly counts: Board["counts"] }) {
  const { board } = useCalloutDeskWords();
  return (
    <dl className="dispatch-counts">
      {NAMES.map((name) => {
        const shape = SHAPES[name];
        return (
          <div key={name} data-any={counts[name] > 0 && name !== "open" ? name : undefined}>
            <dt>
              {shape === null ? null : <ClockShape state={shape} />}
              {board.counts[name]}
            </dt>
            <dd>{counts[name]}</dd>
          </div>
        );
      })}
    </dl>
  );
}
