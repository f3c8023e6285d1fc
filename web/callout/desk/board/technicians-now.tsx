import { Link } from "@tanstack/react-router";
import { memo, useState } from "react";
import type { Board, BoardTechnician } from "../../../../src/app/api/callout-desk.ts";
import { dotOf } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { lengthText } from "../clock-mark.tsx";
import { momentText, spanText } from "../times.ts";

/** Who is on shift, what they do and until when: the map's other twin. */
export const TechniciansNow = memo(function TechniciansNow({ board }: { readonly board: Board }) {
  const { board: words } = useCalloutDeskWords();
  const [isAll, showAll] = useState(false);
  const onShift = board.technicians.filter((technician) => technician.onShift);
  const shown = isAll ? board.technicians : onShift;
  return (
    <section className="card section" aria-labelledby="people-now">
      <div className="row wrap">
        <h2 id="people-now" className="card-title">
          {words.technicians} <span className="sub">{words.onShift(onShift.length)}</span>
        </h2>
        {board.technicians.length > onShift.length ? (
          <button type="button" className="quiet" onClick={() => showAll(!isAll)}>
            {isAll ? words.fewer : words.all}
          </button>
        ) : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone */}
      <section className="scroll-x" tabIndex={0} aria-label={words.peopleTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.technician}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.next}</th>
              <th scope="col">{words.shift}</th>
              <th scope="col" className="number">
                {words.worked}
              </th>
              <th scope="col">{words.seen}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((technician) => (
              <Row key={technician.technician} technician={technician} asOf={board.asOf} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
});

interface Part {
  readonly technician: BoardTechnician;
  readonly asOf: string;
}

function Row({ technician, asOf }: Part) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const { name, skills, shift, seenAt, workedMinutes } = technician;
  return (
    <tr>
      <th scope="row" className="dispatch-person">
        <b>{name}</b>
        <span className="sub small">
          {skills.map((skill) => words.skills[skill]).join(dotOf(language))}
        </span>
      </th>
      <td>
        <Now technician={technician} asOf={asOf} />
      </td>
      <td>
        <Next technician={technician} asOf={asOf} />
      </td>
      <td>{shift === null ? "—" : spanText(shift, asOf, language)}</td>
      <td className="number">{lengthText(workedMinutes, words)}</td>
      <td className="sub">
        {seenAt === null
          ? words.board.notSeen
          : words.board.seenAt(momentText(seenAt, asOf, language))}
      </td>
    </tr>
  );
}

function Now({ technician: { busy, asked, onShift }, asOf }: Part) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  if (busy === null && asked !== null) {
    return (
      <Link to="/dispatch/cases/$number" params={{ number: asked }}>
        {words.board.asked(asked)}
      </Link>
    );
  }
  if (busy === null) {
    return onShift ? (
      <span className="gain">{words.board.free}</span>
    ) : (
      <span className="sub">{words.board.off}</span>
    );
  }
  return (
    <>
      <Link to="/dispatch/cases/$number" params={{ number: busy.number }}>
        {words.board.at(busy.number)}
      </Link>{" "}
      <span className="sub small">{words.by(momentText(busy.until, asOf, language))}</span>
    </>
  );
}

function Next({ technician: { next }, asOf }: Part) {
  const { language } = useSpeech();
  if (next.length === 0) return <span className="sub">—</span>;
  return next.map(({ number, from, until }) => (
    <span key={number} className="dispatch-next">
      <Link to="/dispatch/cases/$number" params={{ number }}>
        {number}
      </Link>{" "}
      <span className="sub small">{spanText({ from, until }, asOf, language)}</span>
    </span>
  ));
}
