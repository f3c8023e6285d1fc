import { Link } from "@tanstack/react-router";
import type { DayPlan } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";

/** Visits that found no place in the day, each with the reason. */
export function Unplanned({ plan: { unplanned } }: { readonly plan: DayPlan }) {
  const { plan: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <>
      <h3>{words.unplanned}</h3>
      {unplanned.length === 0 ? <p className="sub">{words.nothingUnplanned}</p> : null}
      <ul className="entitled-list">
        {unplanned.map(({ number, trouble, name, reason }) => (
          <li key={number}>
            <Link to="/dispatch/cases/$number" params={{ number }}>
              {number}
            </Link>{" "}
            {say(trouble, language)} {name}{" "}
            <span className="pill urgent">{say(reason, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
