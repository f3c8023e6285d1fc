import { useQuery } from "@tanstack/react-query";
import type { Announcements } from "../../../src/app/api/queue.ts";
import { dayText, dotOf, say } from "../../format.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { desk } from "../desk-api.ts";
import { AnnounceForm } from "./announce-form.tsx";

/** Tell a change or works to exactly those concerned, and what was told so far. */
export function AnnouncementsPage() {
  const { announce } = useDesk();
  const query = useQuery({ queryKey: ["announcements"], queryFn: desk.announcements });
  return (
    <>
      <h1 className="page-head">{announce.title}</h1>
      <Fetched query={query} rows={3}>
        {(found) => (
          <div className="announce-columns">
            <section className="card">
              <h2 className="card-title">{announce.new}</h2>
              <AnnounceForm changes={found.changes} />
            </section>
            <section className="card">
              <h2 className="card-title">{announce.past}</h2>
              <Past announcements={found.announcements} />
            </section>
          </div>
        )}
      </Fetched>
    </>
  );
}

function Past({ announcements }: Pick<Announcements, "announcements">) {
  const { language } = useSpeech();
  const { announce } = useDesk();
  if (announcements.length === 0) return <p className="sub">{announce.none}</p>;
  return (
    <ul className="papers">
      {announcements.map((row) => (
        <li key={row.id}>
          <div className="row wrap">
            <b>{say(row.title, language)}</b>
            <span className="pill">{announce.people(row.told)}</span>
          </div>
          <p className="sub small">
            {say(row.change, language)}
            {dotOf(language)}
            {announce.announcedOn} {dayText(row.announcedOn, language, true)}
            {dotOf(language)}
            {announce.effectiveOn} {dayText(row.effectiveOn, language, true)}
          </p>
        </li>
      ))}
    </ul>
  );
}
