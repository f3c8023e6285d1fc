import { Link } from "@tanstack/react-router";
import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useOpenCallWords } from "../../words/open-call.ts";
import { spanText } from "../desk/times.ts";
import { useCalls } from "./use-calls.ts";

/** A call under way: on the first page, and above everything else on the page for trouble. */
export function OpenCallLine() {
  const words = useOpenCallWords();
  const open = useCalls().data?.open ?? [];
  if (open.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.title}</h2>
      <ul className="list">
        {open.map((each) => (
          <li key={each.number} className="next leaving">
            <OpenCall of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenCall({ of }: { readonly of: ResidentCase }) {
  const words = useOpenCallWords();
  const { language } = useSpeech();
  const waits =
    (of.state === "open" && of.entitlement?.outcome === "priced") ||
    of.quotes.some(({ state }) => state === "open");
  return (
    <>
      <p className="row">
        <Link to="/trouble/$number" params={{ number: of.number }} className="next-bill strong">
          {say(of.trouble.label, language)}
        </Link>
        <span className="pill">{say(of.stateLabel, language)}</span>
      </p>
      {of.promise === null ? null : (
        <p>
          <span className="sub">{words.promise}</span>{" "}
          <b>{spanText(of.promise, of.asOf, language)}</b>
        </p>
      )}
      {of.promise === null && of.waiting !== null ? (
        <p className="sub">
          {of.waiting.before === 0 ? words.next : words.before(of.waiting.before)}
          {of.waiting.waitMinutes === null ? "" : `・${words.wait(of.waiting.waitMinutes)}`}
        </p>
      ) : null}
      {of.technician === null ? null : <p className="sub">{of.technician.name}</p>}
      {waits ? <p className="strong">{words.yours}</p> : null}
    </>
  );
}
