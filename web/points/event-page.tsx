import { Link, useParams } from "@tanstack/react-router";
import type { PointEventDetail } from "../../src/app/api/points.ts";
import { dayText, dayWithWeekday, kwhText, say } from "../format.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { hoursText } from "./event-list.tsx";
import { JudgedSum, VerdictPill } from "./judged-view.tsx";
import { useChoosing, usePointEvent } from "./points-api.ts";
import { SlotTable } from "./slot-table.tsx";
import "../styles/points.css";

/** One event: before it what to stay below, during it the use so far, after it the result. */
export function EventPage() {
  const words = usePointsWords();
  const { event } = useParams({ from: "/points/events/$event" });
  const query = usePointEvent(event);
  return (
    <>
      <Link to="/points" className="quiet more back-link">
        {words.back}
      </Link>
      <Fetched query={query} rows={3} alone>
        {(detail) => <Event detail={detail} />}
      </Fetched>
    </>
  );
}

function Event({ detail }: { readonly detail: PointEventDetail }) {
  const { events: words } = usePointsWords();
  const { language } = useSpeech();
  const { event } = detail;
  const body = say(event.body, language);
  return (
    <>
      <PageHead title={say(event.title, language)} asOf={detail.asOf} />
      <div className="stack">
        <section className="card">
          <p className="row wrap">
            <b>
              {dayWithWeekday(event.day, language, true)} {hoursText(event.windows)}
            </b>
            <span className="pill">{event.calledOff ? words.calledOff : words[event.phase]}</span>
          </p>
          {body === "" ? null : <p className="points-body">{body}</p>}
          <p className="sub">
            {words.lead(event.percentBelow)}{" "}
            {event.phase === "over"
              ? null
              : words.win(event.points, dayText(event.grantedOn, language, true))}
          </p>
          {event.phase === "over" || event.calledOff ? null : <Choice detail={detail} />}
        </section>
        {event.calledOff ? null : <Standing detail={detail} />}
        <SlotTable slots={detail.slots} />
        <Appliances detail={detail} />
      </div>
    </>
  );
}

interface Part {
  readonly detail: PointEventDetail;
}

function Choice({ detail: { event } }: Part) {
  const { events: words } = usePointsWords();
  const choosing = useChoosing(String(event.event));
  return (
    <>
      {event.left ? <p>{words.leftNow}</p> : <p className="sub small">{words.leaveWhy}</p>}
      <RefusedNote error={choosing.error} />
      <div className="button-row">
        <button
          type="button"
          className={event.left ? "button" : "button ghost"}
          disabled={choosing.isPending}
          onClick={() => choosing.mutate(event.left)}
        >
          {event.left ? words.take : words.leave}
        </button>
      </div>
    </>
  );
}

/** Where the use stands against what it has to stay below. */
function Standing({ detail: { event, judged, slots } }: Part) {
  const { events: words } = usePointsWords();
  const { language } = useSpeech();
  const over = event.phase === "over";
  const known = slots.flatMap(({ usedWh }) => (usedWh === null ? [] : [usedWh]));
  const used = known.reduce((sum, wh) => sum + wh, 0);
  const { boundWh } = judged;
  return (
    <section className="card" aria-live="polite">
      <h2 className="card-title row wrap">
        <span>
          {over
            ? words.result
            : boundWh === null
              ? words.goalUnknown
              : words.goal(kwhText(boundWh, 2))}
        </span>
        {over ? <VerdictPill judged={event.result ?? judged} /> : null}
      </h2>
      {event.phase === "now" ? (
        <>
          <p>
            <span className="sub">{words.soFar}</span>{" "}
            <b>{known.length === 0 ? words.notYet : `${kwhText(used, 2)} kWh`}</b>
          </p>
          {boundWh === null || known.length === 0 ? null : (
            <>
              <Gauge used={used} bound={boundWh} />
              <p>{used < boundWh ? words.mayUse(kwhText(boundWh - used, 2)) : words.above}</p>
            </>
          )}
          <p className="sub small">{words.provisional}</p>
        </>
      ) : (
        <JudgedSum judged={event.result ?? judged} isAhead={event.phase === "ahead"} />
      )}
      {event.steered && !event.restored ? <p className="wash">{words.steered}</p> : null}
      {event.restored ? <p className="sub small">{words.restored}</p> : null}
      {over && event.result && event.result.points > 0 ? (
        <p>{words.granted(event.result.points, dayText(event.grantedOn, language, true))}</p>
      ) : null}
    </section>
  );
}

/** Drawn for the eye; the text beside it says the same. */
function Gauge({ used, bound }: { readonly used: number; readonly bound: number }) {
  const share = Math.min(100, Math.floor((used * 100) / Math.max(1, bound)));
  return (
    <div className="points-gauge" aria-hidden="true">
      <span className={used < bound ? "" : "above"} style={{ width: `${share}%` }} />
    </div>
  );
}

function Appliances({ detail: { appliances } }: Part) {
  const { events: words } = usePointsWords();
  const { language } = useSpeech();
  return (
    <section className="section">
      <h2>{words.appliances}</h2>
      {appliances.length === 0 ? (
        <p className="sub">{words.noAppliances}</p>
      ) : (
        <ul className="list">
          {appliances.map((each) => (
            <li key={each.device} className="list-row row wrap">
              <b>{say(each.name, language)}</b>
              <span className="sub">{say(each.does, language)}</span>
            </li>
          ))}
        </ul>
      )}
      <Link to="/appliances" className="quiet more">
        {words.toAppliances}
      </Link>
    </section>
  );
}
