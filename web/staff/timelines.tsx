import type { Account, ContractTimeline } from "../../src/app/api/account.ts";
import { TimelineChart } from "../charts/timeline-chart.tsx";
import { dayText, instantText, say } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { TermTable } from "./term-table.tsx";
import { useSpeech } from "../words/language.ts";

/** Contracts as parallel lines in time, and the same as a table. */
export function Timelines({ account }: { readonly account: Account }) {
  const { words } = useSpeech();
  if (account.timelines.length === 0) return <p className="sub">{words.contracts.empty}</p>;
  return (
    <>
      <h2 className="unseen">{words.staff.timelines}</h2>
      <TimelineChart timelines={account.timelines} today={account.today} />
      <Disclosure label={words.staff.timelineTable} labelOpen={words.close}>
        <div className="scroll-x">
          <TermTable timelines={account.timelines} />
          <EventTable timelines={account.timelines} />
        </div>
      </Disclosure>
    </>
  );
}

function EventTable({ timelines }: { readonly timelines: readonly ContractTimeline[] }) {
  const { words, language } = useSpeech();
  const rows = timelines
    .flatMap(({ contract, events }) => events.map((event) => ({ contract, event })))
    .toSorted((a, b) => (a.event.on < b.event.on ? 1 : a.event.on > b.event.on ? -1 : 0));
  return (
    <table>
      <caption className="card-title">{words.staff.event}</caption>
      <thead>
        <tr>
          <th scope="col">{words.staff.on}</th>
          <th scope="col">{words.staff.contract}</th>
          <th scope="col">{words.staff.event}</th>
          <th scope="col">{words.staff.recorded}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ contract, event }, index) => (
          <tr key={`${contract.id}${event.on}${event.type}${index}`}>
            <td className="nowrap">{dayText(event.on, language, true)}</td>
            <td>{say(contract.short, language)}</td>
            <td>{say(event.label, language)}</td>
            <td className="sub nowrap">{instantText(event.recordedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
