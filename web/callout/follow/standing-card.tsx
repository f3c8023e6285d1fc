import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { instantText, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { spanText } from "../desk/times.ts";
import { stageOf } from "./stage.ts";

interface Props {
  readonly of: ResidentCase;
}

/** How it stands in large letters: the promise as a range, or the honest wait. */
export function StandingCard({ of }: Props) {
  const { language } = useSpeech();
  return (
    <section className="card standing" aria-live="polite">
      <p className="standing-state">{say(of.stateLabel, language)}</p>
      <Expected of={of} />
      <Stages of={of} />
    </section>
  );
}

function Expected({ of: { promise, waiting, asOf, technician } }: Props) {
  const { live: words } = useCalloutWords();
  const { language } = useSpeech();
  if (promise !== null) {
    return (
      <>
        <p className="sub">{words.promise}</p>
        <p className="big standing-when">{spanText(promise, asOf, language)}</p>
        <p className="sub small">{words.promiseAt(instantText(promise.updatedAt, language))}</p>
      </>
    );
  }
  if (waiting === null) return null;
  return (
    <>
      {technician === null ? <p className="sub">{words.looking}</p> : null}
      <p className="standing-when strong">
        {words.waiting(waiting.before)}
        {waiting.waitMinutes === null ? "" : `・${words.wait(waiting.waitMinutes)}`}
      </p>
    </>
  );
}

/** The five stages as a line; said in words for whoever does not see it. */
function Stages({ of }: Props) {
  const { live: words } = useCalloutWords();
  const stage = stageOf(of.state);
  if (stage === null) return null;
  return (
    <>
      <ol className="stages" aria-hidden="true">
        {words.stages.map((name, place) => (
          <li key={name} className={place < stage ? "past" : place === stage ? "now" : ""}>
            {name}
          </li>
        ))}
      </ol>
      <p className="unseen">
        {words.stage(words.stages[stage] ?? "", stage + 1, words.stages.length)}
      </p>
    </>
  );
}
