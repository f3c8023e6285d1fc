import { Link } from "@tanstack/react-router";
import type { NextThing } from "../../src/app/api/contract.ts";
import { dayWithWeekday, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** Dates ahead, nearest first, each with the clause that it rests on. */
export function NextList({ things }: { readonly things: readonly NextThing[] }) {
  if (things.length === 0) return null;
  return (
    <ol className="list next-list">
      {things.map((thing) => (
        <li key={`${thing.on}${thing.kind}${thing.title.en}`} className={`next ${thing.kind}`}>
          <Thing thing={thing} />
        </li>
      ))}
    </ol>
  );
}

function Thing({ thing }: { readonly thing: NextThing }) {
  const { language } = useSpeech();
  const { on, title, detail, clause, bill } = thing;
  return (
    <>
      <p className="next-on">{dayWithWeekday(on, language)}</p>
      <p className="strong">
        {bill === null ? (
          say(title, language)
        ) : (
          <Link to="/bills/$number" params={{ number: bill }} className="next-bill">
            {say(title, language)}
          </Link>
        )}
      </p>
      <p className="sub">{say(detail, language)}</p>
      {clause ? (
        <p className="chips">
          <span className="chip">{say(clause.title, language)}</span>
        </p>
      ) : null}
    </>
  );
}
