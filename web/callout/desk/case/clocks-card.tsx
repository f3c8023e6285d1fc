import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { ClockShape } from "../clock-mark.tsx";
import { momentText } from "../times.ts";

/** By when each step is due, and when it was done. */
export function ClocksCard({ found: { clocks, asOf } }: { readonly found: DeskCase }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  if (clocks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="case-clocks">
      <h2 id="case-clocks" className="card-title">
        {words.case.clocks}
      </h2>
      <table className="narrow">
        <thead>
          <tr>
            <th scope="col">{words.case.clock}</th>
            <th scope="col">{words.case.due}</th>
            <th scope="col">{words.case.done}</th>
            <th scope="col">{words.case.state}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map(({ clock, dueAt, doneAt, state }) => (
            <tr key={clock}>
              <th scope="row">{words.clocks[clock]}</th>
              <td>{momentText(dueAt, asOf, language)}</td>
              <td>{doneAt === null ? "—" : momentText(doneAt, asOf, language)}</td>
              <td className={"clock-state"}>
                <ClockShape state={state} /> {words.clockStates[state]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub small">{words.case.clocksLead}</p>
    </section>
  );
}
