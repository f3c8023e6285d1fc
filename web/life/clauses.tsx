import type { ClauseView } from "../../src/app/api/action.ts";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** The clauses that something rests on, each by its number and name. */
export function Clauses({ clauses }: { readonly clauses: readonly ClauseView[] }) {
  const { language } = useSpeech();
  if (clauses.length === 0) return null;
  return (
    <p className="chips">
      {single(clauses).map(({ id, title }) => (
        <span key={id} className="chip">
          {id} {say(title, language)}
        </span>
      ))}
    </p>
  );
}

/** The same within a line of text. */
export function InlineClauses({
  clauses,
  short = false,
}: {
  readonly clauses: readonly ClauseView[];
  /** Only the number; the title stands in the tip. */
  readonly short?: boolean;
}) {
  const { language } = useSpeech();
  if (clauses.length === 0) return null;
  return (
    <span className="clauses">
      {single(clauses).map(({ id, title }) => (
        <span key={id} className="chip" title={say(title, language)}>
          {short ? id : `${id} ${say(title, language)}`}
        </span>
      ))}
    </span>
  );
}

/** A clause that several decisions rest on is named once. */
function single(clauses: readonly ClauseView[]): readonly ClauseView[] {
  return [...new Map(clauses.map((clause) => [clause.id, clause])).values()];
}
