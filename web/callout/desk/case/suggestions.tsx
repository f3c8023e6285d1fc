import { useState } from "react";
import type { Suggestions } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { Fetched } from "../../../parts/states.tsx";
import { useTell } from "../../../staff/told.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useActing, useSuggestions } from "../desk-api.ts";
import { spanText } from "../times.ts";
import { Slots } from "./slots.tsx";

type Ranked = Suggestions["ranked"][number];

interface Props {
  readonly number: string;
  /** So many are shown at first. */
  readonly first: number;
  readonly mayOffer: boolean;
  readonly mayAssign: boolean;
}

/** Who could go, best first, and why; one press asks them, another takes their yes down. */
export function SuggestionList(props: Props) {
  const { number } = props;
  const words = useCalloutDeskWords();
  const query = useSuggestions(number, true);
  return (
    <section aria-labelledby={`suggest-${number}`}>
      <h3 id={`suggest-${number}`} className="card-title">
        {words.suggest.title}
      </h3>
      <Fetched query={query} rows={2}>
        {(found) => <Found {...props} found={found} />}
      </Fetched>
    </section>
  );
}

function Found({ number, first, mayOffer, mayAssign, found }: Props & { found: Suggestions }) {
  const { suggest: words } = useCalloutDeskWords();
  const tell = useTell();
  const [isAll, showAll] = useState(false);
  const acting = useActing(number, (after) =>
    tell(after.technician === null ? words.told : words.assigned(after.technician.name)),
  );
  const shown = isAll ? found.ranked : found.ranked.slice(0, first);
  const rest = found.ranked.length - shown.length;
  return (
    <>
      <RefusedNote error={acting.error} />
      {found.ranked.length === 0 ? <p className="alert">{words.nobody}</p> : null}
      <ol className="suggest-list">
        {shown.map((ranked) => (
          <li key={ranked.technician}>
            <About ranked={ranked} asOf={found.asOf} />
            <Presses {...{ ranked, mayOffer, mayAssign }} acting={acting} />
          </li>
        ))}
      </ol>
      <p className="row wrap">
        {mayOffer && found.ranked.length > 1 ? (
          <button
            type="button"
            className="quiet"
            disabled={acting.isPending}
            onClick={() => acting.mutate({ type: "offer", technician: null })}
          >
            {words.cascade}
          </button>
        ) : null}
        {rest > 0 ? (
          <button type="button" className="quiet" onClick={() => showAll(true)}>
            {words.more(rest)}
          </button>
        ) : null}
      </p>
      <NotThem out={found.out} />
      <Slots number={number} slots={found.slots} asOf={found.asOf} />
    </>
  );
}

interface PressesProps extends Pick<Props, "mayOffer" | "mayAssign"> {
  readonly ranked: Ranked;
  readonly acting: ReturnType<typeof useActing>;
}

function Presses({ ranked, mayOffer, mayAssign, acting }: PressesProps) {
  const { suggest: words } = useCalloutDeskWords();
  const { technician, name } = ranked;
  return (
    <div className="suggest-do">
      {mayOffer ? (
        <button
          type="button"
          className="button"
          aria-label={words.askFor(name)}
          disabled={acting.isPending}
          onClick={() => acting.mutate({ type: "offer", technician })}
        >
          {words.ask}
        </button>
      ) : null}
      {mayAssign ? (
        <button
          type="button"
          className="quiet"
          aria-label={words.assignTo(name)}
          disabled={acting.isPending}
          onClick={() => acting.mutate({ type: "assign", technician })}
        >
          {words.assign}
        </button>
      ) : null}
    </div>
  );
}

function About({ ranked, asOf }: { readonly ranked: Ranked; readonly asOf: string }) {
  const { suggest: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <div>
      <p className="row wrap">
        <b>{ranked.name}</b>
        <b>{words.arrives(spanText(ranked.arrives, asOf, language))}</b>
      </p>
      <p className="sub small">
        {ranked.reasons.map((reason) => say(reason, language)).join(" · ")}
      </p>
    </div>
  );
}

/** Nobody is left out without a word. */
function NotThem({ out }: { readonly out: Suggestions["out"] }) {
  const { suggest: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (out.length === 0) return null;
  return (
    <details className="suggest-out">
      <summary>{words.out(out.length)}</summary>
      <ul className="sub small">
        {out.map(({ technician, name, reason }) => (
          <li key={technician}>
            <b>{name}</b> {say(reason, language)}
          </li>
        ))}
      </ul>
    </details>
  );
}
