import { useState } from "react";
import { Field } from "../../forms/field.tsx";
import { Sure } from "../../forms/sure.tsx";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import { useCaseAct } from "./case-door.ts";
import type { Followed } from "./case-view.tsx";

/** Something was not right: told from the page of the call itself. */
export function ComplainCard({ of, door }: Followed) {
  const { complain: words } = useCalloutWords();
  const [said, say] = useState("");
  const acting = useCaseAct(door, () => say(""));
  if (!of.mayComplain || !door.isOwn) return null;
  if (acting.isSuccess) return <output className="wash complained">{words.done}</output>;
  return (
    <section className="section">
      <RefusedNote error={acting.error} />
      <Sure
        label={words.ask}
        why=""
        yes={words.send}
        no={words.no}
        isWorking={acting.isPending || said.trim() === ""}
        act={() => acting.mutate({ path: "complaint", body: { words: said.trim() } })}
      >
        <Field question={{ id: "complaint", label: words.words, required: true, wrong: null }}>
          {(tied) => (
            <textarea
              {...tied}
              className="control"
              rows={4}
              maxLength={2000}
              value={said}
              onChange={({ target }) => say(target.value)}
            />
          )}
        </Field>
      </Sure>
    </section>
  );
}
