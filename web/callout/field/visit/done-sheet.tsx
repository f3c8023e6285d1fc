import { useState } from "react";
import { ChoiceField } from "../../../forms/choice-field.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { LongField } from "../long-field.tsx";
import { Sheet } from "../sheet.tsx";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { SignFields } from "../sign-fields.tsx";
import { isSigned, type Signing, strokesOf, UNSIGNED } from "../signing.ts";
import { TwoButtons } from "../two-buttons.tsx";
import { useKeptDraft } from "../use-kept-draft.ts";
import { usePress } from "../use-press.ts";

const OUTCOMES = ["solved", "not-solved", "told-whom-to-ask"] as const;

interface Draft {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly words: string;
}

const FIRST: Draft = { outcome: "solved", words: "" };

/** What was done, in words that stand in the report; checked and signed by who is there. */
export function DoneSheet({
  visit,
  close,
}: {
  readonly visit: ShownVisit;
  readonly close: () => void;
}) {
  const { finish: words, sign } = useFieldWords();
  const press = usePress(visit);
  const [draft, change] = useKeptDraft(`done ${visit.number}/${visit.visit}`, FIRST);
  const [signing, signed] = useState<Signing>({ ...UNSIGNED, name: visit.name });
  const [isTried, tried] = useState(false);
  if (draft === null) return null;
  const keep = () => {
    tried(true);
    if (draft.words.trim() === "") return;
    const strokes = isSigned(signing) ? strokesOf(signing) : null;
    const name = strokes === null ? "" : signing.name.trim();
    void press({ type: "finished", ...draft, words: draft.words.trim(), name, strokes });
    change(null);
    close();
  };
  return (
    <Sheet title={words.doneTitle} close={close}>
      <ChoiceField
        question={{ id: "outcome", label: words.outcome, required: true, wrong: null }}
        choices={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
        value={draft.outcome}
        change={(next) =>
          change({ ...draft, outcome: OUTCOMES.find((each) => each === next) ?? draft.outcome })
        }
      />
      <LongField
        question={{
          id: "done-words",
          label: words.words,
          help: words.wordsHelp,
          required: true,
          wrong: isTried && draft.words.trim() === "" ? words.wrongWords : null,
        }}
        value={draft.words}
        most={2000}
        change={(text) => change({ ...draft, words: text })}
      />
      <SignFields
        id="done"
        label={words.name}
        pad={words.pad}
        typedYes={words.typedYes}
        help={words.padHelp}
        signing={signing}
        change={signed}
        isTried={false}
      />
      <p className="sub">{words.doneNote}</p>
      <TwoButtons kind="huge" yes={words.keep} act={keep} no={sign.close} close={close} />
    </Sheet>
  );
}
