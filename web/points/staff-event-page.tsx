import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { StaffEventDetail } from "../../src/app/api/points.ts";
import { dayWithWeekday, instantText, kwhText, say, yenText } from "../format.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { hoursText } from "./event-list.tsx";
import { useCallingOff, useStaffEvent } from "./points-api.ts";
import { SlotTable } from "./slot-table.tsx";
import "../styles/points.css";

/** One event as the operator watches it: all households together, nobody's own use. */
export function StaffEventPage() {
  const { staff: words } = usePointsWords();
  const { event } = useParams({ from: "/point-events/$event" });
  const query = useStaffEvent(event);
  return (
    <>
      <Link to="/point-events" className="quiet more back-link">
        {words.back}
      </Link>
      <Fetched query={query} rows={3} alone>
        {(detail) => <Event detail={detail} />}
      </Fetched>
    </>
  );
}

interface Part {
  readonly detail: StaffEventDetail;
}

function Event({ detail }: Part) {
  const words = usePointsWords();
  const { language } = useSpeech();
  const { event } = detail;
  return (
    <>
      <PageHead title={say(event.title, language)} asOf={detail.asOf} />
      <div className="stack">
        <section className="card">
          <p className="row wrap">
            <b>
              {dayWithWeekday(event.day, language, true)} {hoursText(event.windows)}
            </b>
            <span className="pill">
              {event.calledOff ? words.events.calledOff : words.events[event.phase]}
            </span>
          </p>
          <p>
            {words.staff.told(event.told)} · {words.staff.left(event.left)} ·{" "}
            {words.staff.steered(event.steered)}
          </p>
          <p className="sub small">
            {instantText(event.announcedAt, language)} {words.staff.by(event.announcedBy)}
          </p>
          {event.phase === "over" || event.calledOff ? null : <CallOff event={event.event} />}
        </section>
        <Together detail={detail} />
        <Verdicts detail={detail} />
        <SlotTable slots={detail.slots} />
      </div>
    </>
  );
}

function Together({ detail: { slots } }: Part) {
  const { staff: words } = usePointsWords();
  const known = slots.filter(({ usedWh }) => usedWh !== null);
  if (known.length === 0) return null;
  const used = known.reduce((sum, { usedWh }) => sum + (usedWh ?? 0), 0);
  const mean = known.reduce((sum, { meanWh }) => sum + meanWh, 0);
  const saved = mean - used;
  return (
    <section className="card">
      <h2 className="card-title">{words.watch}</h2>
      <p className="strong">
        {saved >= 0 ? words.saved(kwhText(saved, 1)) : words.more(kwhText(-saved, 1))}
      </p>
      <p>
        {words.mean} {kwhText(mean, 1)} kWh · {words.used} {kwhText(used, 1)} kWh
      </p>
      <p className="sub small">{words.watchWhy}</p>
    </section>
  );
}

function Verdicts({ detail: { verdicts, pointsToGrant } }: Part) {
  const { staff: words, judged } = usePointsWords();
  if (verdicts.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card-title">{words.verdicts}</h2>
      <dl className="points-figures">
        {verdicts.map(({ verdict, households }) => (
          <div key={verdict}>
            <dt className="sub small">{judged.verdict[verdict]}</dt>
            <dd>
              {households} {words.households}
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.grant(yenText(pointsToGrant))}</p>
    </section>
  );
}

function CallOff({ event }: { readonly event: number }) {
  const { staff: words } = usePointsWords();
  const [asked, ask] = useState(false);
  const calling = useCallingOff(String(event));
  if (!asked) {
    return (
      <button type="button" className="quiet" onClick={() => ask(true)}>
        {words.callOff}
      </button>
    );
  }
  return (
    <>
      <RefusedNote error={calling.error} />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={calling.isPending}
          onClick={() => calling.mutate()}
        >
          {words.callOffYes}
        </button>
        <button type="button" className="button ghost" onClick={() => ask(false)}>
          {words.callOffNo}
        </button>
      </div>
    </>
  );
}
