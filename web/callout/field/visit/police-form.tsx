import { useState } from "react";
import { TextField } from "../../../forms/text-field.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { usePress } from "../use-press.ts";

/** Glass that may have been broken by a burglar: the police know first. */
export function PoliceForm({ visit }: { readonly visit: ShownVisit }) {
  const { before: words } = useFieldWords();
  const press = usePress(visit);
  const [reference, write] = useState("");
  const [isTried, tried] = useState(false);
  const keep = () => {
    tried(true);
    if (reference.trim() !== "") void press({ type: "police-told", reference: reference.trim() });
  };
  return (
    <div className="field-ask">
      <h3>{words.police}</h3>
      <p className="sub">{words.policeWhy}</p>
      <TextField
        question={{
          id: "police-number",
          label: words.reference,
          required: true,
          wrong: isTried && reference.trim() === "" ? words.wrongReference : null,
        }}
        value={reference}
        change={(next) => write(next.slice(0, 60))}
      />
      <button type="button" className="go" onClick={keep}>
        {words.keep}
      </button>
    </div>
  );
}
