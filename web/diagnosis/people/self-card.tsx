import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formQuestion, type Typed } from "../../forms/question.ts";
import { PersonForm } from "../../person/person-form.tsx";
import { readAnew } from "../../query.ts";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";

const NAME = formQuestion(
  "name",
  { ja: contractorJa.people.self, en: contractorEn.people.self },
  { required: true },
);

/** The person behind the contractor's own login answers for the use (EN-10). */
export function SelfCard() {
  const { people } = useContractorWords();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({});
  return (
    <section className="card notice self-card">
      <h2 className="card-title">{people.responsible}</h2>
      <p>{people.selfWhy}</p>
      <PersonForm
        questions={[NAME]}
        typed={typed}
        change={setTyped}
        send={({ name = "" }) => contractor.nameSelf(name)}
        sent={() => void readAnew(client)}
        submit={people.selfDo}
        working={people.working}
      />
    </section>
  );
}
