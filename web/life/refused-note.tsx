import { ApiFailure } from "../api.ts";
import { dayWithWeekday, say } from "../format.ts";
import { InlineClauses } from "./clauses.tsx";
import { useSpeech } from "../words/language.ts";
import { refusalDay } from "../words/refusal-days.ts";

/** Why something was not done, in the server's words, with what would help. */
export function RefusedNote({ error }: { readonly error: unknown }) {
  const { words, language } = useSpeech();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiFailure ? error.problem : null;
  const fields = problem?.fields ?? [];
  return (
    <div className="alert" role="alert">
      <p>
        <strong>{problem ? say(problem.message, language) : words.failed}</strong>{" "}
        <InlineClauses clauses={problem?.refused?.clauses ?? []} short />
      </p>
      {problem === null ? <p>{words.failedWhy}</p> : null}
      {problem?.refused?.needed ? <p>{say(problem.refused.needed, language)}</p> : null}
      {Object.entries(problem?.refused?.days ?? {}).map(([name, on]) => (
        <p key={name}>
          {say(refusalDay(name), language)} {dayWithWeekday(on, language, true)}
        </p>
      ))}
      {fields.map(({ path, message, said }) => (
        <p key={path} className="sub">
          {said ? say(said, language) : `${path}: ${message}`}
        </p>
      ))}
    </div>
  );
}
