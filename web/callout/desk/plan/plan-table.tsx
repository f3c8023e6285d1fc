import { Link } from "@tanstack/react-router";
import type { DayPlan } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText, spanText } from "../times.ts";

type Visit = DayPlan["routes"][number]["visits"][number];

/** The lanes in words. */
export function PlanTable({ plan }: { readonly plan: DayPlan }) {
  const { plan: words, board } = useCalloutDeskWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone
    <section className="scroll-x" tabIndex={0} aria-label={words.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{board.technician}</th>
            <th scope="col">{words.arrives}</th>
            <th scope="col">{words.leaves}</th>
            <th scope="col">{words.visit}</th>
            <th scope="col">{words.window}</th>
            <th scope="col" className="number">
              {words.legend.travel}
            </th>
            <th scope="col">{words.marks}</th>
          </tr>
        </thead>
        <tbody>
          {plan.routes.flatMap(({ technician, name, visits }) =>
            visits.length === 0
              ? [
                  <tr key={technician}>
                    <th scope="row">{name}</th>
                    <td colSpan={6} className="sub">
                      {words.noVisits}
                    </td>
                  </tr>,
                ]
              : visits.map((visit) => (
                  <Row key={visit.number} name={name} visit={visit} asOf={plan.asOf} />
                )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  name,
  visit,
  asOf,
}: {
  readonly name: string;
  readonly visit: Visit;
  readonly asOf: string;
}) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const marks = [
    ...(visit.pinned ? [words.plan.pinned] : []),
    ...(visit.confirmed ? [words.plan.confirmed] : []),
    ...(visit.moved ? [words.plan.movedMark] : []),
  ];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{momentText(visit.arrives, asOf, language)}</td>
      <td>{momentText(visit.leaves, asOf, language)}</td>
      <td>
        <Link to="/dispatch/cases/$number" params={{ number: visit.number }}>
          {visit.number}
        </Link>{" "}
        {say(visit.trouble, language)} {visit.name}
      </td>
      <td>{spanText(visit.window, asOf, language)}</td>
      <td className="number">{words.minutes(visit.travelMinutes)}</td>
      <td>
        {marks.map((mark) => (
          <span key={mark} className="pill">
            {mark}
          </span>
        ))}
      </td>
    </tr>
  );
}
