import { useFieldWords } from "../../../words/use-callout-field.ts";
import { missingBeforeWork } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { termsNow } from "../shown/terms-now.ts";
import { workedMinutes } from "../shown/worked.ts";
import { useNow } from "../use-box.ts";
import { usePress } from "../use-press.ts";

/** From here on it is said that the free minutes end: 50 of 60. */
const SOON_MINUTES = 10;

/** The clock of the work: large, and said before the free minutes end. */
export function WorkCard({ visit }: { readonly visit: ShownVisit }) {
  const { work: words } = useFieldWords();
  const now = useNow();
  const free = termsNow(visit).freeMinutes;
  const minutes = workedMinutes(visit.worked, now);
  const runs = visit.worked.runsSince !== null;
  const tone = free > 0 && minutes >= free ? "over" : runs ? "runs" : "rests";
  return (
    <section className="card field-work" data-tone={tone}>
      <div className="row">
        <h2>{words.title}</h2>
        <span className="field-mark">{runs ? words.runs : words.rests}</span>
      </div>
      <p className="field-clock" role="timer">
        {minutes}
        <span className="unit">{words.minutes}</span>
      </p>
      <p className="sub">{free > 0 ? words.of(free) : words.noFree}</p>
      {free > 0 ? <progress max={free} value={Math.min(minutes, free)} aria-hidden="true" /> : null}
      <FreeEnds free={free} minutes={minutes} />
      <WorkButton visit={visit} now={now} />
    </section>
  );
}

function FreeEnds({ free, minutes }: { readonly free: number; readonly minutes: number }) {
  const { work: words } = useFieldWords();
  const left = free - minutes;
  if (free === 0 || left > SOON_MINUTES) return null;
  return (
    <p className="alert" role="alert">
      <strong>{left > 0 ? words.soon(left) : words.over(free)}</strong>
      {left > 0 ? null : <span className="field-line">{words.overWhy}</span>}
    </p>
  );
}

function WorkButton({ visit, now }: { readonly visit: ShownVisit; readonly now: string }) {
  const { work: words } = useFieldWords();
  const press = usePress(visit);
  const { runsSince, minutes } = visit.worked;
  if (runsSince !== null) {
    return (
      <button
        type="button"
        className="go ghost huge"
        onClick={() => void press({ type: "work-paused" })}
      >
        {words.pause}
      </button>
    );
  }
  const missing = missingBeforeWork(visit, now);
  return (
    <>
      <button
        type="button"
        className="go huge"
        disabled={missing.length > 0}
        aria-describedby={missing.length > 0 ? "work-barred" : undefined}
        onClick={() => void press({ type: "work-began" })}
      >
        {minutes > 0 ? words.resume : words.begin}
      </button>
      {missing.length === 0 ? null : (
        <div className="field-barred" id="work-barred">
          <b>{words.barred}</b>
          <p>{words.need}</p>
          <ul className="field-reasons">
            {missing.map((each) => (
              <li key={each}>{words.why[each]}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
