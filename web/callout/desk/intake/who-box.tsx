import type { RefObject } from "react";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { CallerFields } from "./caller-fields.tsx";
import { DwellingFinder, DwellingLines } from "./dwelling-finder.tsx";
import { type Dwelling, type IntakeDraft, withDwelling } from "./intake-draft.ts";

interface Props {
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly goOn: () => void;
}

/** Whose home: four digits and Enter; or nobody whom we know. */
export function WhoBox({ draft, change, input, goOn }: Props) {
  const { intake: words } = useCalloutDeskWords();
  const { dwelling, isUnknown } = draft;
  const isChosen = dwelling !== null || isUnknown;
  return (
    <section className="card intake-who" aria-labelledby="intake-who">
      <div className="row wrap">
        <h2 id="intake-who" className="card-title">
          {words.who}
        </h2>
        {isChosen ? (
          <button
            type="button"
            className="quiet"
            onClick={() => change({ dwelling: null, isUnknown: false, name: "", phone: "" })}
          >
            {words.another}
          </button>
        ) : null}
      </div>
      {dwelling === null ? null : <Chosen dwelling={dwelling} />}
      {isChosen ? (
        <CallerFields draft={draft} change={change} />
      ) : (
        <DwellingFinder
          input={input}
          take={(found) => {
            change(withDwelling(found));
            goOn();
          }}
          unknown={() => change({ isUnknown: true })}
        />
      )}
    </section>
  );
}

function Chosen({ dwelling }: { readonly dwelling: Dwelling }) {
  return (
    <div className="intake-dwelling">
      <DwellingLines dwelling={dwelling} />
    </div>
  );
}
