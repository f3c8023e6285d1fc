import type { EntitlementView as Entitlement } from "../../../src/app/api/callout.ts";
import { say, yenText } from "../../format.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { tokyoOf } from "./times.ts";

interface Part {
  readonly entitlement: Entitlement;
}

/** What the terms say to a case: what is free, what is not, and under which clause. */
export function EntitlementView({ entitlement }: Part) {
  return (
    <>
      <OutcomeLine entitlement={entitlement} />
      <EntitlementDetail entitlement={entitlement} />
    </>
  );
}

/** Whether somebody comes, and at whose cost. */
export function OutcomeLine({ entitlement: { outcome } }: Part) {
  const { intake: words } = useCalloutDeskWords();
  return (
    <p className={`outcome ${outcome}`}>
      <OutcomeShape outcome={outcome} />
      {words.outcomes[outcome]}
    </p>
  );
}

export function EntitlementDetail({ entitlement }: Part) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { service, standing, response, terms } = entitlement;
  return (
    <div className="entitled">
      <p className="sub">
        {service === null ? "" : `${say(service, language)} `}
        {words.standings[standing]}
      </p>
      <p>{say(response, language)}</p>
      <Free entitlement={entitlement} />
      <Barred entitlement={entitlement} />
      <Before entitlement={entitlement} />
      <Reasons entitlement={entitlement} />
      {terms.length === 0 ? null : <p className="sub small">{words.terms(terms.join(", "))}</p>}
    </div>
  );
}

/** A tick, a yen sign, a bar, a triangle: told apart without colour. */
function OutcomeShape({ outcome }: { readonly outcome: Entitlement["outcome"] }) {
  const paths = {
    covered: "m5 12.5 4.5 4.5L19 7",
    priced: "M7 5l5 7 5-7M12 12v8M8 13h8M8 16.5h8",
    refused: "M6 12h12",
    "handed-over": "M12 4 21 20H3zM12 10v5M12 17.3v.4",
  } as const;
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d={paths[outcome]} />
    </svg>
  );
}

function Free({ entitlement }: Part) {
  const { intake: words } = useCalloutDeskWords();
  const { freeMinutes, freePartsYen, visitsLeft, visitFee, overtime } = entitlement;
  const free = [
    ...(freeMinutes > 0 ? [words.freeMinutes(freeMinutes)] : []),
    ...(freePartsYen === null ? [] : [words.freeParts(yenText(freePartsYen))]),
  ];
  return (
    <ul className="entitled-list">
      {free.map((text) => (
        <li key={text} className="row">
          <span>{text}</span>
          <b className="gain">{words.free}</b>
        </li>
      ))}
      {visitFee > 0 ? (
        <li className="row">
          <span>{words.fee}</span>
          <b className="yen">
            {yenText(visitFee)}
            <Yen />
          </b>
        </li>
      ) : null}
      {overtime === null ? null : (
        <li className="sub">{words.overtime(overtime.minutes, yenText(overtime.yen))}</li>
      )}
      {visitsLeft === null ? null : <li className="sub">{words.visitsLeft(visitsLeft)}</li>}
    </ul>
  );
}

function Yen() {
  const { yen } = useCalloutDeskWords();
  return <span className="unit">{yen}</span>;
}

function Barred({ entitlement: { barred } }: Part) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (barred.length === 0) return null;
  return (
    <>
      <h3>{words.barred}</h3>
      <ul className="entitled-list">
        {barred.map((reason) => (
          <li key={reason.code}>
            {say(reason.words, language)}{" "}
            {reason.until === null ? null : (
              <b>{words.barredUntil(tokyoOf(reason.until).time.replace(/^0/, ""))}</b>
            )}{" "}
            <InlineClauses clauses={reason.clauses} short />
          </li>
        ))}
      </ul>
    </>
  );
}

function Before({ entitlement: { before } }: Part) {
  const { intake: words } = useCalloutDeskWords();
  if (before.length === 0) return null;
  return (
    <>
      <h3>{words.before}</h3>
      <p className="chips">
        {before.map((need) => (
          <span key={need} className="pill">
            {words.befores[need]}
          </span>
        ))}
      </p>
    </>
  );
}

function Reasons({ entitlement: { reasons } }: Part) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{words.why}</h3>
      <ul className="entitled-list">
        {reasons.map((reason) => (
          <li key={reason.code}>
            {say(reason.words, language)} <InlineClauses clauses={reason.clauses} short />
          </li>
        ))}
      </ul>
    </>
  );
}
