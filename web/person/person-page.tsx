import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonView } from "../../src/app/api/person.ts";
import { OWN, type Reader } from "../api.ts";
import type { AskedQuestion, Typed } from "../forms/question.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Fetched } from "../parts/states.tsx";
import { person } from "../person-api.ts";
import { usePersonWords } from "../words/person.ts";
import { PersonForm } from "./person-form.tsx";
import { CONTACT } from "./questions.ts";

/** What is on file about the resident, and how to be reached. */
export function PersonPage() {
  const words = usePersonWords();
  const query = useQuery({ queryKey: ["person", OWN], queryFn: () => person.read(OWN) });
  return (
    <>
      <PageHead title={words.title} />
      <Fetched query={query}>
        {(found) => (
          <>
            <section className="card">
              <p className="strong">{found.name}</p>
              <p className="sub">{[found.kana, found.account].join("　")}</p>
              <p className="sub">{words.lead}</p>
            </section>
            <ChangePerson from={OWN} found={found} questions={CONTACT} />
          </>
        )}
      </Fetched>
    </>
  );
}

/** The form over what is on file; what was saved is said and read anew. */
export function ChangePerson({
  from,
  found,
  questions,
}: {
  readonly from: Reader;
  readonly found: PersonView;
  readonly questions: readonly AskedQuestion[];
}) {
  const words = usePersonWords();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => answersOf(found));
  const [saved, setSaved] = useState(false);
  return (
    <>
      <output className="told">{saved ? words.saved : ""}</output>
      <PersonForm
        questions={questions}
        typed={typed}
        change={(answers) => {
          setSaved(false);
          setTyped((before) => ({ ...before, ...answers }));
        }}
        send={(answers) => person.change(from, bodyOf(answers, questions))}
        sent={(after) => {
          client.setQueryData(["person", from], after);
          setTyped(answersOf(after));
          setSaved(true);
        }}
        submit={words.save}
        working={words.saving}
      />
    </>
  );
}

function answersOf(found: PersonView): Typed {
  const { name, kana, phone, email, postalCode, street, building, room } = found;
  return { name, kana, phone, email, postalCode, street, building, room };
}

function bodyOf(answers: Typed, questions: readonly AskedQuestion[]) {
  const text = (name: string) => answers[name] ?? "";
  const contact = {
    phone: text("phone"),
    email: text("email"),
    postalCode: text("postalCode"),
    street: text("street"),
    building: text("building"),
    room: text("room"),
  };
  const named = questions.some(({ name }) => name === "name");
  return named ? { ...contact, name: text("name"), kana: text("kana") } : contact;
}
