import { Link } from "@tanstack/react-router";
import type { Standing } from "../../../src/app/api/diagnosis-business.ts";
import { parseDay } from "../../../src/kernel/day.ts";
import { amountText, dayText, dotOf, say } from "../../format.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useStanding } from "./use-standing.ts";

type Held = Standing["contracts"][number];

/** What is left of the month and of a trial, and why not when nothing may be made. */
export function StandingLine() {
  const { standing } = useContractorWords();
  const { data, error } = useStanding();
  if (data === undefined) return <RefusedNote error={error} />;
  const running = data.contracts.filter(({ state }) => state !== "over");
  const shown = running.length > 0 ? running : data.contracts.slice(-1);
  return (
    <section className="standing" aria-label={standing.label}>
      {shown.map((held) => (
        <HeldLine key={held.contract} held={held} today={data.today} />
      ))}
      <MayNot standing={data} />
    </section>
  );
}

function HeldLine({ held, today }: { readonly held: Held; readonly today: string }) {
  const { language } = useSpeech();
  const { standing } = useContractorWords();
  const { quota, state, isFree, lastDay } = held;
  const last = lastDay === null ? null : parseDay(lastDay);
  const now = parseDay(today);
  const days = last === null || now === null ? null : last - now;
  const said = lastDay === null ? "" : dayText(lastDay, language);
  return (
    <p className="standing-held">
      <span>{say(held.label, language)}</span>
      {state === "active" ? null : <span className="pill">{standing.states[state]}</span>}
      {state !== "active" || days === null ? null : (
        <span className={isFree && days < NEAR ? "pill urgent-day" : "pill"}>
          {isFree ? standing.trial(days, said) : standing.ends(said)}
        </span>
      )}
      {quota === null || state !== "active" ? null : <Left quota={quota} />}
    </p>
  );
}

/** From a week before its end, the last day of a trial stands out. */
const NEAR = 7;

function Left({ quota }: { readonly quota: NonNullable<Held["quota"]> }) {
  const { language } = useSpeech();
  const { standing } = useContractorWords();
  const { used, included, left, priceAbove } = quota;
  const above = priceAbove === null ? standing.noneAbove : standing.above(amountText(priceAbove));
  return (
    <span className="standing-left">
      {standing.label} <b>{standing.of(used, included)}</b>
      {dotOf(language)}
      {standing.left(left)}
      <span className="sub small">{above}</span>
    </span>
  );
}

/** Nothing may be made: why, by which clause, and what would help. Some may not: which. */
function MayNot({ standing: { may, me, manages } }: { readonly standing: Standing }) {
  const { language } = useSpeech();
  const { standing } = useContractorWords();
  const refused = may.filter(({ allowed }) => !allowed);
  const [first] = refused;
  if (first?.refused && refused.length === may.length) {
    const { reason, needed, clauses } = first.refused;
    return (
      <div className="alert standing-refused">
        <p>
          <strong>{standing.mayNot}</strong> {say(reason, language)}{" "}
          <InlineClauses clauses={clauses} short />
        </p>
        {me === null && manages ? (
          <p>
            {standing.toPeopleWhy} <Link to="/diagnosis/people">{standing.toPeople}</Link>
          </p>
        ) : needed ? (
          <p>{say(needed, language)}</p>
        ) : null}
      </div>
    );
  }
  const above = may.some(({ isAbove }) => isAbove);
  const names = refused.map(({ service }) => standing.services[service]);
  return (
    <>
      {above ? <p className="pill urgent-day">{standing.isAbove}</p> : null}
      {names.length === 0 ? null : (
        <p className="sub small">
          {standing.someNot}: {names.join(dotOf(language))}
        </p>
      )}
    </>
  );
}
