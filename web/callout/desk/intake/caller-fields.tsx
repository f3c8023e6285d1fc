import { useId } from "react";
import { TextField } from "../../../forms/text-field.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { type IntakeDraft, RELATIONS } from "./intake-draft.ts";

/** As wide as the column: addresses are long. */
const WIDE = 60;

interface Props {
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
}

/** Who is on the line; and where, if we do not know the home. */
export function CallerFields({ draft, change }: Props) {
  const { intake: words } = useCalloutDeskWords();
  const id = useId();
  const needed = { required: true, wrong: null } as const;
  const optional = { required: false, wrong: null } as const;
  return (
    <div className="intake-caller">
      <TextField
        question={{ id: `${id}-name`, label: words.name, ...needed }}
        value={draft.name}
        letters={WIDE}
        change={(name) => change({ name })}
      />
      <TextField
        question={{ id: `${id}-phone`, label: words.phone, ...needed }}
        value={draft.phone}
        letters={WIDE}
        inputMode="tel"
        change={(phone) => change({ phone })}
      />
      {draft.dwelling === null ? (
        <>
          <TextField
            question={{ id: `${id}-postal`, label: words.postal, ...optional }}
            value={draft.postalCode}
            inputMode="numeric"
            change={(postalCode) => change({ postalCode })}
          />
          <TextField
            question={{ id: `${id}-address`, label: words.address, ...needed }}
            value={draft.address}
            letters={WIDE}
            change={(address) => change({ address })}
          />
        </>
      ) : null}
      <div className="answer">
        <label htmlFor={`${id}-relation`} className="asked">
          {words.relation}
        </label>
        <select
          id={`${id}-relation`}
          className="select"
          value={draft.relation}
          onChange={(event) => {
            const relation = RELATIONS.find((name) => name === event.target.value);
            if (relation !== undefined) change({ relation });
          }}
        >
          {RELATIONS.map((name) => (
            <option key={name} value={name}>
              {words.relations[name]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
