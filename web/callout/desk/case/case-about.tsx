import { Link } from "@tanstack/react-router";
import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { dotOf } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText, spanText } from "../times.ts";
import { CaseMap } from "./case-map.tsx";

interface Part {
  readonly found: DeskCase;
}

/** Who called, where it is, when somebody comes. */
export function CaseAbout({ found }: Part) {
  return (
    <section className="card case-about">
      <div>
        <Promise found={found} />
        <Facts found={found} />
      </div>
      <CaseMap found={found} />
    </section>
  );
}

/** States in which somebody is still waited for. */
const AHEAD: readonly DeskCase["state"][] = [
  "open",
  "seeking",
  "offered",
  "assigned",
  "on-the-way",
  "waiting",
];

function Promise({ found: { promise, technician, state, asOf } }: Part) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const isNone = promise === null && AHEAD.includes(state);
  return (
    <div className="case-promise">
      {isNone || promise !== null ? <h2>{words.promise}</h2> : null}
      {isNone ? <p className="sub">{words.noPromise}</p> : null}
      {promise === null ? null : (
        <p>
          <b className="big">{spanText(promise, asOf, language)}</b>{" "}
          <span className="sub small">
            {words.promisedAt(momentText(promise.updatedAt, asOf, language))}
          </span>
        </p>
      )}
      {technician === null ? null : (
        <p>
          {words.technician} <b>{technician.name}</b>{" "}
          <span className="sub">{technician.company}</span>{" "}
          <a href={`tel:${technician.phone}`}>{technician.phone}</a>
        </p>
      )}
    </div>
  );
}

function Facts({ found }: Part) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const { asker, place, trouble, account, source, openedAt, asOf, minutes } = found;
  return (
    <dl className="fact-list case-facts">
      <div>
        <dt>{words.case.caller}</dt>
        <dd>
          {asker.name}
          {dotOf(language)}
          {words.intake.relations[asker.relation]} <a href={`tel:${asker.phone}`}>{asker.phone}</a>
        </dd>
      </div>
      <div>
        <dt>{words.case.account}</dt>
        <dd>
          {account === null ? (
            words.case.noAccount
          ) : (
            <Link to="/accounts/$account" params={{ account: account.account }}>
              {account.name}
            </Link>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.case.place}</dt>
        <dd>
          {place.address} <span className="sub small">{words.case.exact[place.exact]}</span>
        </dd>
      </div>
      <div>
        <dt>{words.case.opened(momentText(openedAt, asOf, language))}</dt>
        <dd>
          {words.case.sources[source]}
          {dotOf(language)}
          {words.urgencies[found.urgency]}
          {trouble.words === "" ? null : <span className="case-words">{trouble.words}</span>}
        </dd>
      </div>
      {minutes.onSite === 0 ? null : (
        <div>
          <dt>{words.case.technician}</dt>
          <dd>{words.case.onSite(minutes.onSite, minutes.worked)}</dd>
        </div>
      )}
      <Identity found={found} />
    </dl>
  );
}

function Identity({ found: { identity, asOf } }: Part) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (identity === null) return null;
  const paper = words.papers[identity.paper] ?? identity.paper;
  return (
    <div>
      <dt>{words.identity}</dt>
      <dd>
        {identity.name}{" "}
        <span className="sub small">
          {words.identityBy(paper, momentText(identity.at, asOf, language))}
        </span>
      </dd>
    </div>
  );
}
