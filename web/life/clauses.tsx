import type { ClauseView } from "../../src/app/api/action.ts";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** The clauses that something rests on, each by its number and name. */
export function Clauses({ clauses }: { readonly clauses: readonly ClauseView[] }) {
  const { language } = useSpeech();
  if (clauses.length === 0) return null;
  const single = [...new Map(clauses.map((clause) => [clause.id, clause])).values()];
  return (
    <p className="chips">
      {single.map(({ id, title }) => (
        <span key={id} className="chip">
          {id} {say(title, language)}
        </span>
      ))}
    </p>
  );
}
