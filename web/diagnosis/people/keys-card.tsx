import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { dotOf, instantText } from "../../format.ts";
import { formQuestion, type Typed } from "../../forms/question.ts";
import { Fetched } from "../../parts/states.tsx";
import { PersonForm } from "../../person/person-form.tsx";
import { readAnew } from "../../query.ts";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor, type Keys } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Secret } from "../../forms/secret.tsx";
import { Sure } from "../../forms/sure.tsx";

type Key = Keys["keys"][number];

function said(name: "keyName" | "monthly" | "monthlyHelp"): LabelText {
  return { ja: contractorJa.people[name], en: contractorEn.people[name] };
}

const QUESTIONS = [
  formQuestion("program", said("keyName"), { required: true }),
  formQuestion("monthly", said("monthly"), { kind: "yen", help: said("monthlyHelp") }),
];

/** Keys by which programs diagnose; each is shown once and can be revoked. */
export function KeysCard() {
  const { people } = useContractorWords();
  const query = useQuery({ queryKey: ["diagnosis", "keys"], queryFn: contractor.keys });
  return (
    <section className="card">
      <h2 className="card-title">{people.keys}</h2>
      <p className="sub">{people.keysLead}</p>
      <Fetched query={query} rows={1}>
        {({ keys }) =>
          keys.length === 0 ? (
            <p className="sub">{people.noKeys}</p>
          ) : (
            <ul className="people-rows">
              {keys.map((key) => (
                <KeyRow key={key.key} of={key} />
              ))}
            </ul>
          )
        }
      </Fetched>
      <NewKey />
    </section>
  );
}

function KeyRow({ of }: { readonly of: Key }) {
  const { people } = useContractorWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const { key, name, ending, monthly, lastUsedAt, revoked } = of;
  const revoke = useMutation({
    mutationFn: () => contractor.revokeKey(key),
    onSuccess: () => readAnew(client),
  });
  const about = [
    people.ending(ending),
    ...(monthly === null ? [] : [people.monthlyOf(monthly)]),
    lastUsedAt === null ? people.unused : people.lastUsed(instantText(lastUsedAt, language)),
  ];
  return (
    <li>
      <div className="row">
        <b>{name}</b>
        {revoked ? <span className="pill">{people.revoked}</span> : null}
      </div>
      <p className="sub small">{about.join(dotOf(language))}</p>
      {revoked ? null : (
        <Sure
          label={people.revoke}
          why={people.revokeWhy}
          yes={people.revoke}
          no={people.cancel}
          isWorking={revoke.isPending}
          act={() => revoke.mutate()}
        />
      )}
      <RefusedNote error={revoke.error} />
    </li>
  );
}

function NewKey() {
  const { people } = useContractorWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Typed>({});
  const [token, setToken] = useState<string | null>(null);
  if (!open) {
    return (
      <>
        {token === null ? null : <Secret said={people.keyMade} text={token} />}
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setOpen(true)}>
            {people.newKey}
          </button>
        </div>
      </>
    );
  }
  return (
    <PersonForm
      questions={QUESTIONS}
      typed={typed}
      change={(answers) => setTyped((before) => ({ ...before, ...answers }))}
      send={({ program: name = "", monthly = "" }) =>
        contractor.newKey({ name, monthly: countIn(monthly) })
      }
      sent={(made) => {
        setToken(made.token);
        setTyped({});
        setOpen(false);
        void readAnew(client);
      }}
      submit={people.newKeyDo}
      working={people.working}
    />
  );
}

function countIn(text: string): number | null {
  const digits = text.normalize("NFKC").replaceAll(/\D/g, "");
  return digits === "" ? null : Number(digits);
}
