import { Link } from "@tanstack/react-router";
import type { ResidentCases } from "../../../src/app/api/callout.ts";
import { instantText, say, yenText } from "../../format.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { AnnouncementNote } from "../parts/announcement-note.tsx";
import { keptPhone } from "../parts/kept-phone.ts";
import { PhoneCard } from "../parts/phone-card.tsx";
import { OpenCallLine } from "./open-call-line.tsx";
import { useCalls } from "./use-calls.ts";
import "../../styles/callout.css";

/** One red button, a number that is always there, what is under way, what one has a right to. */
export function TroublePage() {
  const words = useCalloutWords();
  const query = useCalls();
  const calls = query.data ?? null;
  return (
    <div className="trouble">
      <PageHead title={words.title} />
      <div className="columns">
        <div className="stack">
          {calls === null ? null : <AnnouncementNote announcement={calls.announcement} />}
          <OpenCallLine />
          <Link to="/trouble/new" className="button trouble-red trouble-call">
            {words.call}
          </Link>
          <p className="sub">{words.callWhy}</p>
          <PhoneCard phone={calls?.phone ?? keptPhone()} isKept={calls === null} />
        </div>
        <div>
          {calls !== null ? (
            <>
              <Rights coverage={calls.coverage} />
              <Past past={calls.past} />
            </>
          ) : query.isError ? (
            <Failed error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Loading rows={2} />
          )}
        </div>
      </div>
    </div>
  );
}

function Rights({ coverage }: Pick<ResidentCases, "coverage">) {
  const { rights: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <section className="section">
      <h2>{coverage === null ? words.noneTitle : words.title(say(coverage.service, language))}</h2>
      {coverage === null ? (
        <p className="card">{words.none}</p>
      ) : (
        <ul className="card rights">
          {coverage.lines.map(({ words: line, clauses }) => (
            <li key={line.ja}>
              {say(line, language)} <InlineClauses clauses={clauses} short />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Past({ past }: Pick<ResidentCases, "past">) {
  const words = useCalloutWords();
  const { words: common, language } = useSpeech();
  return (
    <section className="section">
      <h2>{words.past}</h2>
      {past.length === 0 ? <p className="card sub">{words.noPast}</p> : null}
      <ul className={past.length === 0 ? "" : "list"}>
        {past.map(({ number, openedAt, trouble, stateLabel, yen }) => (
          <li key={number}>
            <Link to="/trouble/$number" params={{ number }} className="list-row">
              <div className="row">
                <b>{say(trouble, language)}</b>
                <span className="nowrap">
                  {yenText(yen)}
                  {common.yen}
                </span>
              </div>
              <div className="row wrap sub">
                <span>{instantText(openedAt, language, true)}</span>
                <span>{say(stateLabel, language)}</span>
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
