import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { formQuestion, type Typed } from "../../forms/question.ts";
import { PersonForm } from "../../person/person-form.tsx";
import { readAnew } from "../../query.ts";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { Secret } from "../../forms/secret.tsx";

type Said = "responsible" | "name" | "email" | "emailHelp" | "agencyOf" | "own";

function said(name: Said): LabelText {
  return { ja: contractorJa.people[name], en: contractorEn.people[name] };
}

const WHO = [
  formQuestion("name", said("name"), { required: true }),
  formQuestion("email", said("email"), { required: true, help: said("emailHelp") }),
];
/** Without one, a paid contract makes no diagnosis (EN-10). */
const RESPONSIBLE = formQuestion("responsible", said("responsible"), {
  kind: "yes-no",
  preset: "no",
});
const OWN = { value: "own", label: said("own") };

/** Name a person; the answer is the address at which the person makes a login. */
export function NewUser({ needsResponsible }: { readonly needsResponsible: boolean }) {
  const { people } = useContractorWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Typed>({});
  const [url, setUrl] = useState<string | null>(null);
  const { data } = useQuery({ queryKey: ["diagnosis", "agencies"], queryFn: contractor.agencies });
  const agencies = (data?.agencies ?? []).filter(({ state }) => state === "approved");
  const questions = [
    ...WHO,
    ...(needsResponsible ? [RESPONSIBLE] : []),
    ...(agencies.length === 0 ? [] : [agencyQuestion(agencies)]),
  ];
  const sent = (named: { readonly url: string }) => {
    setUrl(named.url);
    setOpen(false);
    setTyped({});
    void readAnew(client);
  };
  return (
    <>
      {url === null ? null : <Secret said={people.inviteMade} text={`${location.origin}${url}`} />}
      {open ? (
        <PersonForm
          questions={questions}
          typed={typed}
          change={(answers) => setTyped((before) => ({ ...before, ...answers }))}
          send={({ name = "", email = "", agency = "own", responsible = "no" }) =>
            contractor.nameUser({
              name,
              email,
              responsible: responsible === "yes",
              agency: agency === "own" ? null : Number(agency),
            })
          }
          sent={sent}
          submit={people.addUserDo}
          working={people.working}
        />
      ) : (
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setOpen(true)}>
            {people.addUser}
          </button>
        </div>
      )}
    </>
  );
}

function agencyQuestion(agencies: readonly { readonly agency: number; readonly name: string }[]) {
  const choices = agencies.map(({ agency, name }) => ({
    value: String(agency),
    label: { ja: name, en: name },
  }));
  return formQuestion("agency", said("agencyOf"), {
    kind: "choice",
    preset: "own",
    choices: [OWN, ...choices],
  });
}
