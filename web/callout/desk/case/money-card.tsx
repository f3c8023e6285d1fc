import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { monthText, say, yenText } from "../../../format.ts";
import { InlineClauses } from "../../../life/clauses.tsx";
import { usePurpose } from "../../../staff/purpose.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { reportAddress } from "../desk-api.ts";
import { momentText } from "../times.ts";

interface Part {
  readonly found: DeskCase;
}

/** What the household pays, what it is paid, and the signed reports. */
export function MoneyCard({ found }: Part) {
  const { case: words, yen } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { mayCost } = found;
  return (
    <section className="card" aria-labelledby="case-money">
      <h2 id="case-money" className="card-title">
        {words.money}
      </h2>
      <p className="row wrap">
        <span>{words.mayCost}</span>
        <b className="yen">
          {yenText(mayCost.yen)}
          <span className="unit">{yen}</span>
        </b>
      </p>
      <p className="sub small">{say(mayCost.words, language)}</p>
      <Charged found={found} />
      <Compensation found={found} />
      <Reports found={found} />
      <Complaints found={found} />
    </section>
  );
}

function Charged({ found: { charged } }: Part) {
  const { case: words, yen } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (charged.length === 0) return <p className="sub small">{words.nothingCharged}</p>;
  return (
    <>
      <h3>{words.charged}</h3>
      <ul className="entitled-list">
        {charged.map((charge, index) => (
          <li key={`${charge.code}${index}`} className="row">
            <span>
              {say(charge.label, language)}{" "}
              <span className="sub small">
                {charge.billMonth === null
                  ? words.notBilled
                  : words.billOf(monthText(charge.billMonth, language))}
              </span>
            </span>
            <b className="yen">
              {yenText(charge.amount)}
              <span className="unit">{yen}</span>
            </b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** KK-10: never more than the monthly fees that were received. */
function Compensation({ found: { compensation } }: Part) {
  const { acts } = useCalloutDeskWords();
  const { cap, paid, clauses } = compensation;
  if (cap === null && paid === 0) return null;
  return (
    <p className="small case-cap">
      {cap === null ? acts.noCap : acts.cap(yenText(cap))} {acts.paid(yenText(paid))}{" "}
      <InlineClauses clauses={clauses} short />
    </p>
  );
}

function Reports({ found: { reports, number } }: Part) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { purpose } = usePurpose();
  return (
    <>
      <h3>{words.reports}</h3>
      {reports.length === 0 ? <p className="sub small">{words.noReports}</p> : null}
      <ul>
        {reports.map(({ document, visit }) => (
          <li key={document}>
            <a
              className="case-report"
              href={reportAddress(number, document, { lang: language, purpose })}
              target="_blank"
              rel="noreferrer"
            >
              {words.report(visit)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Complaints({ found: { complaints, asOf } }: Part) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (complaints.length === 0) return null;
  return (
    <>
      <h3>{words.complaints}</h3>
      <ul className="entitled-list">
        {complaints.map(({ at, words: said }) => (
          <li key={at}>
            <span className="sub small">{momentText(at, asOf, language)}</span> {said}
          </li>
        ))}
      </ul>
    </>
  );
}
