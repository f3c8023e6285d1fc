import { ApiFailure } from "../../api.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { RefusalView } from "./refusal-view.tsx";
import { isConflict } from "../use-act.ts";

/** Why it was not recorded, and what to do now; what was typed stands as it was. */
export function ActFailed({
  error,
  again,
}: {
  readonly error: unknown;
  readonly again: () => void;
}) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  if (isConflict(error)) {
    return (
      <div className="alert" role="alert">
        <strong>{staffAct.conflict}</strong>
        <p>{staffAct.conflictWhy}</p>
        <button type="button" className="button ghost" onClick={again}>
          {staffAct.lookAgain}
        </button>
      </div>
    );
  }
  const problem = error instanceof ApiFailure ? error.problem : null;
  return (
    <div className="alert" role="alert">
      <strong>{staffAct.failedTitle}</strong>
      {problem?.refused ? (
        <RefusalView refused={problem.refused} />
      ) : (
        <p>{problem ? say(problem.message, language) : staffAct.offline}</p>
      )}
      {(problem?.fields ?? []).map(({ path, message }) => (
        <p key={path} className="small">
          {path}: {message}
        </p>
      ))}
    </div>
  );
}
