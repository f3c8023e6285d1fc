import type { ClauseView } from "../../../src/app/api/action.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";

/** The clauses that something rests on, each with its title as chip text or tip. */
export function Clauses({
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
      {clauses.map(({ id, title }) => (
        <span key={id} className="chip" title={say(title, language)}>
          {short ? id : `${id} ${say(title, language)}`}
        </span>
      ))}
    </span>
  );
}
