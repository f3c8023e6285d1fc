import { useState } from "react";
import { say } from "../../format.ts";
import { ChoiceField } from "../../forms/choice-field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { CallDraft, ChangeCall, Relation, Wrong } from "./call-draft.ts";

interface Props {
  readonly draft: CallDraft;
  readonly change: ChangeCall;
  readonly wrong: Wrong;
}

type TextName = "name" | "phone" | "email" | "postalCode" | "address";

const TYPED = {
  name: { letters: 20, autoComplete: "name" },
  phone: { letters: 16, autoComplete: "tel", inputMode: "tel" },
  email: { letters: 28, autoComplete: "email", inputMode: "email" },
  postalCode: { letters: 9, autoComplete: "postal-code", inputMode: "numeric" },
  address: { letters: 40, autoComplete: "street-address" },
} as const;

const RELATIONS = [
  "contractor",
  "family",
  "tenant",
  "neighbour",
  "manager",
  "other",
] as const satisfies readonly Relation[];

/** Who asks is known: one line; the fields where some is missing, or others are wanted. */
export function KnownContact(props: Props) {
  const { form: words } = useCalloutWords();
  const { draft, wrong } = props;
  const [opened, open] = useState(draft.phone.trim() === "" || draft.name.trim() === "");
  if (opened || wrong["name"] || wrong["phone"]) return <ContactFields {...props} isOpen={false} />;
  return (
    <div className="answer">
      <p className="asked">{words.contact}</p>
      <p className="row wrap known-contact">
        <span>
          {draft.name}・{draft.phone}
        </span>
        <button type="button" className="quiet" onClick={() => open(true)}>
          {words.contactChange}
        </button>
      </p>
    </div>
  );
}

/** Name and telephone; of somebody whom nobody knows also where it is, and the mail address. */
export function ContactFields({ isOpen, ...props }: Props & { readonly isOpen: boolean }) {
  const { form: words } = useCalloutWords();
  const { draft, change } = props;
  return (
    <>
      <Typed {...props} name="name" label={words.name} />
      <Typed {...props} name="phone" label={words.tel} help={words.telHelp} />
      {isOpen ? (
        <>
          <Typed {...props} name="postalCode" label={words.postalCode} />
          <Typed {...props} name="address" label={words.address} help={words.addressHelp} />
          <Typed {...props} name="email" label={words.email} />
        </>
      ) : null}
      <ChoiceField
        question={{ id: "call-relation", label: words.relation, required: true, wrong: null }}
        choices={RELATIONS.map((value) => ({ value, label: words.relations[value] }))}
        value={draft.relation}
        change={(value) => change({ relation: RELATIONS.find((one) => one === value) ?? "other" })}
      />
    </>
  );
}

function Typed({
  name,
  label,
  help = null,
  draft,
  change,
  wrong,
}: Props & { readonly name: TextName; readonly label: string; readonly help?: string | null }) {
  const { language } = useSpeech();
  const why = wrong[name];
  return (
    <TextField
      question={{
        id: `call-${name}`,
        label,
        help,
        required: true,
        wrong: why === undefined ? null : say(why, language),
      }}
      value={draft[name]}
      change={(value) => change({ [name]: value })}
      {...TYPED[name]}
    />
  );
}
