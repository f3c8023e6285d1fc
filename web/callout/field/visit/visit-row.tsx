import { Link } from "@tanstack/react-router";
import { dayWithWeekday, say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { tokyoClock, tokyoDayOf } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { useSeen } from "../use-box.ts";

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
  const { language } = useSpeech();
  const { visit: words } = useFieldWords();
  const today = useSeen().kept?.day.day;
  const { promise, slot } = visit;
  const when = promise ?? slot;
  if (when === null) return null;
  const day = tokyoDayOf(when.from);
  const onDay = day === today ? "" : `${dayWithWeekday(day, language)} `;
  const from = `${onDay}${tokyoClock(when.from)}`;
  const until = tokyoClock(when.until);
  return (
    <span className="field-when">
      {promise === null ? words.slot(from, until) : words.promise(from, until)}
      {promise === null && slot?.confirmed === false ? words.slotOpen : ""}
    </span>
  );
}
