import { type FormEvent, useId, useState } from "react";
import { ChoicesField, Option } from "../../../forms/choice-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { say } from "../../../format.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useKeepingTechnician } from "../desk-api.ts";
import { SKILL_NAMES } from "../families.ts";
import { BaseField } from "./base-field.tsx";
import type { AreaNames, Person } from "./person-card.tsx";
import { bodyOf, draftOf, type PersonDraft, type PersonWrong } from "./person-draft.ts";

interface Props {
  /** Null: somebody new. */
  readonly person: Person | null;
  readonly areas: AreaNames;
  readonly done: () => void;
}

/** Who somebody is, what they may do, and where. */
export function PersonForm({ person, areas, done }: Props) {
  const { people: words } = useCalloutDeskWords();
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(person));
  const [wrong, setWrong] = useState<PersonWrong>({});
  const keeping = useKeepingTechnician(person?.technician ?? null, done);
  const change = (next: Partial<PersonDraft>) => setDraft((before) => ({ ...before, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(draft);
    setWrong(body.ok ? {} : body.refusal);
    if (body.ok) keeping.mutate(body.value);
  };
  const part = { draft, change, wrong };
  return (
    <form onSubmit={submit} noValidate aria-busy={keeping.isPending}>
      <Texts {...part} />
      <Lists {...part} areas={areas} />
      <BaseField
        at={draft.base}
        wrong={wrong.base === true ? words.needBase : null}
        pick={(base) => change({ base })}
      />
      {person === null || person.loginId === null ? <Login {...part} /> : null}
      <div className="answer">
        <Option
          kind="checkbox"
          name="active"
          choice={{ value: "yes", label: words.active }}
          chosen={draft.active}
          change={() => change({ active: !draft.active })}
        />
      </div>
      <RefusedNote error={keeping.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={keeping.isPending}>
          {words.keep}
        </button>
        <button type="button" className="button ghost" onClick={done}>
          {words.close}
        </button>
      </div>
    </form>
  );
}

interface Part {
  readonly draft: PersonDraft;
  readonly change: (next: Partial<PersonDraft>) => void;
  readonly wrong: PersonWrong;
}

function Texts({ draft, change, wrong }: Part) {
  const { people: words } = useCalloutDeskWords();
  const id = useId();
  const needs = { name: words.needName, phone: words.needPhone } as const;
  return (
    <div className="person-texts">
      {(["name", "kana", "phone", "company"] as const).map((name) => {
        const isNeeded = name === "name" || name === "phone";
        return (
          <TextField
            key={name}
            question={{
              id: `${id}-${name}`,
              label: words[name],
              required: isNeeded,
              wrong: isNeeded && wrong[name] === true ? needs[name] : null,
            }}
            value={draft[name]}
            change={(text) => change({ [name]: text })}
          />
        );
      })}
    </div>
  );
}

function Lists({ draft, change, wrong, areas }: Part & { readonly areas: AreaNames }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const id = useId();
  return (
    <>
      <ChoicesField
        question={{
          id: `${id}-skills`,
          label: words.people.skills,
          required: true,
          wrong: wrong.skills === true ? words.people.needSkills : null,
        }}
        choices={SKILL_NAMES.map((value) => ({ value, label: words.skills[value] }))}
        value={draft.skills}
        change={(skills) => change({ skills })}
      />
      <ChoicesField
        question={{
          id: `${id}-areas`,
          label: words.people.areas,
          required: true,
          wrong: wrong.areas === true ? words.people.needAreas : null,
        }}
        choices={areas.map(({ area, name }) => ({ value: area, label: say(name, language) }))}
        value={draft.areas}
        change={(chosen) => change({ areas: chosen })}
      />
    </>
  );
}

function Login({ draft, change, wrong }: Part) {
  const { people: words } = useCalloutDeskWords();
  const id = useId();
  return (
    <div className="person-texts">
      <TextField
        question={{
          id: `${id}-login`,
          label: words.login,
          help: words.loginLead,
          required: false,
          wrong: wrong.login === true ? words.needLogin : null,
        }}
        value={draft.loginId}
        change={(loginId) => change({ loginId })}
      />
      <TextField
        question={{ id: `${id}-password`, label: words.password, required: false, wrong: null }}
        value={draft.password}
        secret
        autoComplete="new-password"
        change={(password) => change({ password })}
      />
    </div>
  );
}
