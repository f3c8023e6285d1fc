import { useState } from "react";
import { ChoiceField } from "../../../forms/choice-field.tsx";
import { Field } from "../../../forms/field.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { LongField } from "../long-field.tsx";
import { Sheet } from "../sheet.tsx";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { TwoButtons } from "../two-buttons.tsx";
import { useSeen } from "../use-box.ts";
import { useKeptDraft } from "../use-kept-draft.ts";
import { usePress } from "../use-press.ts";

const WAITS = ["part", "daylight", "maker", "other"] as const;

interface Draft {
  readonly how: string;
  readonly waitsFor: (typeof WAITS)[number];
  readonly expectedOn: string;
}

const FIRST: Draft = { how: "", waitsFor: "part", expectedOn: "" };

/** Boarded up, water stopped: safe until a part is there or somebody comes again (KK-05). */
export function SafeSheet({
  visit,
  close,
}: {
  readonly visit: ShownVisit;
  readonly close: () => void;
}) {
  const { finish: words, sign } = useFieldWords();
  const press = usePress(visit);
  const [draft, change] = useKeptDraft(`safe ${visit.number}/${visit.visit}`, FIRST);
  const [isTried, tried] = useState(false);
  if (draft === null) return null;
  const keep = () => {
    tried(true);
    const how = draft.how.trim();
    if (how === "") return;
    const expectedOn = draft.expectedOn === "" ? null : draft.expectedOn;
    void press({ type: "made-safe", how, waitsFor: draft.waitsFor, expectedOn });
    change(null);
    close();
  };
  return (
    <Sheet title={words.safeTitle} close={close}>
      <LongField
        question={{
          id: "safe-how",
          label: words.how,
          help: words.wordsHelp,
          required: true,
          wrong: isTried && draft.how.trim() === "" ? words.wrongHow : null,
        }}
        value={draft.how}
        most={1000}
        change={(how) => change({ ...draft, how })}
      />
      <ChoiceField
        question={{ id: "safe-waits", label: words.waitsFor, required: true, wrong: null }}
        choices={WAITS.map((value) => ({ value, label: words.waits[value] }))}
        value={draft.waitsFor}
        change={(next) =>
          change({ ...draft, waitsFor: WAITS.find((each) => each === next) ?? draft.waitsFor })
        }
      />
      <DayExpected
        day={draft.expectedOn}
        change={(expectedOn) => change({ ...draft, expectedOn })}
      />
      <TwoButtons kind="huge" yes={words.safeKeep} act={keep} no={sign.close} close={close} />
    </Sheet>
  );
}

/** When somebody is expected to come again; not before today. */
function DayExpected({
  day,
  change,
}: {
  readonly day: string;
  readonly change: (day: string) => void;
}) {
  const { finish: words } = useFieldWords();
  const today = useSeen().kept?.day.day;
  return (
    <Field question={{ id: "safe-day", label: words.expectedOn, required: false, wrong: null }}>
      {(tied) => (
        <input
          {...tied}
          className="control"
          type="date"
          min={today}
          value={day}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
