import { type FormEvent, type ReactNode, useState } from "react";
import type { DeskAct, DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { yenText } from "../../../format.ts";
import { InlineClauses } from "../../../life/clauses.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { tokyoOf } from "../times.ts";
import { type ActDraft, type ActName, actOf, emptyAct, FIELDS, type Wrong } from "./act-draft.ts";
import { ActField } from "./act-field.tsx";

interface Props {
  readonly name: ActName;
  readonly found: DeskCase;
  readonly send: (act: DeskAct) => void;
  readonly isSending: boolean;
  /** Why it was refused. */
  readonly children: ReactNode;
}

/** The few fields of one verb; what is missing is said where it stands. */
export function ActForm({ name, found, send, isSending, children }: Props) {
  const { acts: words } = useCalloutDeskWords();
  const [draft, setDraft] = useState<ActDraft>(() => emptyAct(tokyoOf(found.asOf).day));
  const [wrong, setWrong] = useState<Wrong>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const act = actOf(name, draft);
    setWrong(act.ok ? {} : act.refusal);
    if (act.ok) send(act.value);
  };
  return (
    <form className="case-act" onSubmit={submit} noValidate aria-busy={isSending}>
      {name === "compensate" ? <Cap found={found} claimed={draft.claimed} /> : null}
      {FIELDS[name].map((field) => (
        <ActField
          key={field}
          name={field}
          value={draft[field]}
          wrong={wrong[field] === undefined ? null : words[wrong[field]]}
          change={(value) => setDraft((before) => ({ ...before, [field]: value }))}
        />
      ))}
      {children}
      <div className="button-row">
        <button type="submit" className="button" disabled={isSending}>
          {words.yes}
        </button>
      </div>
    </form>
  );
}

/** KK-10: the cap stands there before the yen are typed; above it, it says what is not paid. */
function Cap({ found, claimed }: { readonly found: DeskCase; readonly claimed: string }) {
  const { acts: words } = useCalloutDeskWords();
  const { cap, paid, clauses } = found.compensation;
  const above = Number(claimed.replaceAll(",", "")) + paid - (cap ?? 0);
  return (
    <div className="wash small">
      <p>
        {cap === null ? words.noCap : words.cap(yenText(cap))} <InlineClauses clauses={clauses} />
      </p>
      <p>{words.paid(yenText(paid))}</p>
      {cap !== null && Number.isSafeInteger(above) && above > 0 ? (
        <output className="strong">{words.above(yenText(above))}</output>
      ) : null}
    </div>
  );
}
