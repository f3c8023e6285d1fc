import { useState } from "react";
import type { DeskAct, DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useTell } from "../../../staff/told.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useActing } from "../desk-api.ts";
import { DwellingFinder } from "../intake/dwelling-finder.tsx";
import { type ActName, ACTS, FIELDS } from "./act-draft.ts";
import { ActForm } from "./act-form.tsx";
import { PlaceForm } from "./place-form.tsx";

/** What the desk may do now, as the server says; one form at a time. */
export function ActsCard({ found }: { readonly found: DeskCase }) {
  const { acts: words } = useCalloutDeskWords();
  const tell = useTell();
  const [opened, open] = useState<ActName | null>(null);
  const acting = useActing(found.number, () => {
    open(null);
    tell(words.done);
  });
  const shown = ACTS.filter((name) => found.may.includes(name));
  const send = (act: DeskAct) => acting.mutate(act);
  const press = (name: ActName) => {
    acting.reset();
    if (name === "price") send({ type: "price-accepted" });
    else if (name === "part-arrived") send({ type: "part-arrived" });
    else open(opened === name ? null : name);
  };
  return (
    <section className="card" aria-labelledby="case-acts">
      <h2 id="case-acts" className="card-title">
        {words.title}
      </h2>
      {shown.length === 0 ? <p className="sub">{words.none}</p> : null}
      <ul className="case-acts">
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              className={name === "price" ? "button" : "quiet"}
              aria-expanded={isForm(name) ? opened === name : undefined}
              disabled={acting.isPending}
              onClick={() => press(name)}
            >
              {labelOf(name, words)}
            </button>
            {opened === name ? (
              <Form name={name} found={found} send={send} isSending={acting.isPending}>
                <RefusedNote error={acting.error} />
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {opened === null ? <RefusedNote error={acting.error} /> : null}
    </section>
  );
}

function isForm(name: ActName): boolean {
  return FIELDS[name].length > 0 || name === "place" || name === "account";
}

function labelOf(name: ActName, words: ReturnType<typeof useCalloutDeskWords>["acts"]): string {
  return name === "part-arrived" ? words.partArrived : words[name];
}

interface FormProps {
  readonly name: ActName;
  readonly found: DeskCase;
  readonly send: (act: DeskAct) => void;
  readonly isSending: boolean;
  readonly children: React.ReactNode;
}

function Form({ name, found, send, isSending, children }: FormProps) {
  const { acts: words } = useCalloutDeskWords();
  if (name === "place") {
    return (
      <PlaceForm
        isSending={isSending}
        send={({ lat, lon }) => send({ type: "place", at: { lat, lon } })}
      >
        {children}
      </PlaceForm>
    );
  }
  if (name === "account") {
    return (
      <div className="case-act">
        <p className="sub small">{words.accountLead}</p>
        <DwellingFinder take={({ account }) => send({ type: "account", account })} />
        {children}
      </div>
    );
  }
  return (
    <ActForm name={name} found={found} send={send} isSending={isSending}>
      {children}
    </ActForm>
  );
}
