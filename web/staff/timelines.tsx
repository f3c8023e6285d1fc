import type { Account, ContractTimeline } from "../../src/app/api/account.ts";
import { type OpenEvent, TimelineChart } from "../charts/timeline-chart.tsx";
import { dayText, instantText, say } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { TermTable } from "./term-table.tsx";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useDesk } from "../words/use-desk.ts";

/** Contracts as parallel lines in time, and the same as a table. */
export function Timelines({
  account,
  open,
}: {
  readonly account: Account;
  readonly open: OpenEvent;
}) {
  const { words } = useSpeech();
  const reading = useReadingWords();
  const staff = useStaffWords();
  if (account.timelines.length === 0) return <p className="sub">{reading.contracts.empty}</p>;
  return (
    <>
      <h2 className="unseen">{staff.timelines}</h2>
      <TimelineChart timelines={account.timelines} today={account.today} open={open} />
      <Disclosure label={staff.timelineTable} labelOpen={words.close}>
        <div className="scroll-x">
          <TermTable timelines={account.timelines} />
          <EventTable timelines={account.timelines} open={open} />
        </div>
      </Disclosure>
    </>
  );
}

function EventTable({
  timelines,
  open,
}: {
  readonly timelines: readonly ContractTimeline[];
  readonly open: OpenEvent;
}) {
  const { language } = useSpeech();
  const staff = useStaffWords();
  const { event: desk } = useDesk();
  const rows = timelines
    .flatMap((timeline) => timeline.events.map((event) => ({ timeline, event })))
    .toSorted((a, b) => (a.event.on < b.event.on ? 1 : a.event.on > b.event.on ? -1 : 0));
  return (
    <table>
      <caption className="card-title">{staff.event}</caption>
      <thead>
        <tr>
          <th scope="col">{staff.on}</th>
          <th scope="col">{staff.contract}</th>
          <th scope="col">{staff.event}</th>
          <th scope="col">{staff.recorded}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ timeline, event }) => (
          <tr key={`${timeline.contract.id} ${event.position}`}>
            <td className="nowrap">{dayText(event.on, language, true)}</td>
            <td>{say(timeline.contract.short, language)}</td>
            <td>
              <button
                type="button"
                className="inline-link"
                aria-label={desk.open(say(event.label, language))}
                onClick={() => open(timeline, event)}
              >
                {say(event.label, language)}
              </button>
            </td>
            <td className="sub nowrap">{instantText(event.recordedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
