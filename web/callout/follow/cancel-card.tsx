import { useState } from "react";
import { say } from "../../format.ts";
import { Sure } from "../../forms/sure.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { useCaseAct } from "./case-door.ts";
import type { Followed } from "./case-view.tsx";

/** Cancelling, with what it costs said before it is done. */
export function CancelCard({ of, door }: Followed) {
  const { cancel: words } = useCalloutWords();
  const { language } = useSpeech();
  const [reason, setReason] = useState("");
  const acting = useCaseAct(door);
  if (!of.mayCancel) return null;
  const { cancelCosts } = of;
  return (
    <section className="section">
      <RefusedNote error={acting.error} />
      <Sure
        label={words.ask}
        why={cancelCosts === null ? "" : say(cancelCosts.words, language)}
        yes={words.yes}
        no={words.no}
        isWorking={acting.isPending}
        act={() => acting.mutate({ path: "cancel", body: { reason: reason.trim() } })}
      >
        <TextField
          question={{ id: "cancel-reason", label: words.reason, required: false, wrong: null }}
          value={reason}
          change={setReason}
        />
      </Sure>
    </section>
  );
}
