import { Link } from "@tanstack/react-router";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { tokyoClock } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";

/** One visit of the day: when, what, where; the whole row leads to it. */
export function VisitRow({ visit }: { readonly visit: ShownVisit }) {
  const { language } = useSpeech();
  const { day } = useFieldWords();
  return (
    <Link to="/field/$number" params={{ number: visit.number }} className="field-row">
      <span className="row">
        <b>{say(visit.trouble.label, language)}</b>
        <StateMark visit={visit} />
      </span>
      <WhenLine visit={visit} />
      <span className="field-line">{visit.place.address}</span>
      {visit.name === "" ? null : <span className="field-line sub">{visit.name}</span>}
      {visit.unsent.length === 0 ? null : (
        <span className="field-unsent">{day.unsent(visit.unsent.length)}</span>
      )}
    </Link>
  );
}

/** How far the visit is, in a word. */
export function StateMark({ visit }: { readonly visit: ShownVisit }) {
  const { states, leftAs, urgency } = useFieldWords();
  const { state, left } = visit;
  const said =
    left !== null ? leftAs[left] : state in states ? states[state as keyof typeof states] : null;
  return (
    <span className="field-marks">
      {visit.urgency === "emergency" && left === null ? (
        <span className="field-mark urgent">{urgency.emergency}</span>
      ) : null}
      <span className="field-mark">{said ?? states.other}</span>
    </span>
  );
}

/** Promise or slot, in the clock of Tokyo. */
export function WhenLine({ visit }: { readonly visit: ShownVisit }) {
  const { visit: words } = useFieldWords();
  const { promise, slot } = visit;
  if (promise !== null) {
    const said = words.promise(tokyoClock(promise.from), tokyoClock(promise.until));
    return <span className="field-when">{said}</span>;
  }
  if (slot === null) return null;
  return (
    <span className="field-when">
      {words.slot(tokyoClock(slot.from), tokyoClock(slot.until))}
      {slot.confirmed ? "" : words.slotOpen}
    </span>
  );
}
