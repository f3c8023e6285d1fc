import type { ReactNode } from "react";
import type { EntitlementView } from "../../../src/app/api/callout.ts";
import { instantText, say, yenText } from "../../format.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";

interface Props {
  readonly entitlement: EntitlementView;
  readonly children?: ReactNode;
}

/** What the terms say to a call: who comes, what is free, what has a price, and why. */
export function DecisionCard({ entitlement, children }: Props) {
  const { check: words } = useCalloutWords();
  const { language } = useSpeech();
  const { outcome, response } = entitlement;
  return (
    <section className={`card decision ${outcome}`}>
      <h2 className="decision-head">{words.outcome[outcome]}</h2>
      {outcome === "refused" ? null : <Money entitlement={entitlement} />}
      {children}
      <Why entitlement={entitlement} />
      {outcome === "refused" ? null : (
        <>
          <p className="decision-part strong">{words.first}</p>
          <p>{say(response, language)}</p>
        </>
      )}
      <Barred entitlement={entitlement} />
      <Before entitlement={entitlement} />
    </section>
  );
}

function Money({ entitlement }: Props) {
  const { check: words } = useCalloutWords();
  const { freeMinutes, freePartsYen, overtime, visitFee, visitsLeft } = entitlement;
  const lines = [
    ...(visitFee > 0 ? [words.visitFee(yenText(visitFee))] : []),
    ...(freeMinutes > 0 ? [words.free(freeMinutes)] : []),
    ...(freePartsYen ? [words.parts(yenText(freePartsYen))] : []),
    overtime === null
      ? words.overtimeQuote
      : words.overtime(overtime.minutes, yenText(overtime.yen)),
    ...(visitsLeft === null
      ? []
      : [visitsLeft === 0 ? words.visitsNone : words.visitsLeft(visitsLeft)]),
  ];
  return (
    <ul className="decision-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Why({ entitlement: { reasons } }: Props) {
  const { check: words } = useCalloutWords();
  const { language } = useSpeech();
  if (reasons.length === 0) return null;
  return (
    <>
      <p className="decision-part strong">{words.why}</p>
      <ul className="decision-reasons">
        {reasons.map(({ code, words: said, clauses }) => (
          <li key={`${code}${said.ja}`}>
            {say(said, language)} <InlineClauses clauses={clauses} short />
          </li>
        ))}
      </ul>
    </>
  );
}

function Barred({ entitlement: { barred } }: Props) {
  const { check: words } = useCalloutWords();
  const { language } = useSpeech();
  if (barred.length === 0) return null;
  return (
    <>
      <p className="decision-part strong">{words.barred}</p>
      <ul className="decision-reasons">
        {barred.map(({ code, words: said, clauses, until }) => (
          <li key={code}>
            {say(said, language)}{" "}
            {until === null ? null : `${words.barredUntil(instantText(until, language))} `}
            <InlineClauses clauses={clauses} short />
          </li>
        ))}
      </ul>
    </>
  );
}

function Before({ entitlement: { before } }: Props) {
  const { check: words } = useCalloutWords();
  const needed = before.filter((each) => each !== "quote");
  if (needed.length === 0) return null;
  return (
    <>
      <p className="decision-part strong">{words.before}</p>
      <ul className="decision-reasons">
        {needed.map((each) => (
          <li key={each}>{words.befores[each]}</li>
        ))}
      </ul>
    </>
  );
}
