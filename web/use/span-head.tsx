import { dotOf, instantText, kwhText, yenText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useViewWords } from "../words/use-views.ts";
import type { BarSpan } from "./use-panel.tsx";

/** One span back or on, and which it is. */
export function SpanSteps({
  place,
  span,
  go,
  title,
  year = null,
}: {
  readonly place: { readonly previous: string | null; readonly next: string | null };
  readonly span: BarSpan;
  readonly go: (at: string) => void;
  readonly title: string;
  /** Above the title, where that has none. */
  readonly year?: string | null;
}) {
  const reading = useReadingWords();
  const said = useViewWords();
  const back = span === "week" ? said.previousWeek : reading.use.previous[span];
  const on = span === "week" ? said.nextWeek : reading.use.next[span];
  const step = (at: string | null) => () => {
    if (at !== null) go(at);
  };
  return (
    <div className="steps">
      <button
        type="button"
        className="step"
        disabled={place.previous === null}
        aria-label={back}
        onClick={step(place.previous)}
      >
        ‹
      </button>
      <h2 aria-live="polite">
        {year === null ? null : <span className="sub small">{year}</span>}
        {title}
      </h2>
      <button
        type="button"
        className="step"
        disabled={place.next === null}
        aria-label={on}
        onClick={step(place.next)}
      >
        ›
      </button>
    </div>
  );
}

/** What it comes to, what that adds to the bill, and as of when. */
export function SpanSum({
  use,
}: {
  readonly use: {
    readonly totalWh: number;
    readonly yen: number | null;
    readonly asOf: string | null;
  };
}) {
  const { words, language } = useSpeech();
  return (
    <p className="use-sum">
      <b>{kwhText(use.totalWh, 1)}</b> {words.kwh}
      {use.yen === null ? null : (
        <>
          {dotOf(language)}
          <b>{yenText(use.yen)}</b> {words.yen}
        </>
      )}
      {use.asOf === null ? null : (
        <span className="sub small">{words.asOf(instantText(use.asOf, language))}</span>
      )}
    </p>
  );
}
