import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { dotOf } from "../../format.ts";
import { formQuestion, type Typed } from "../../forms/question.ts";
import { Fetched } from "../../parts/states.tsx";
import { PersonForm } from "../../person/person-form.tsx";
import { readAnew } from "../../query.ts";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { type Agencies, contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Sure } from "../../forms/sure.tsx";

type Agency = Agencies["agencies"][number];

function said(name: "agency" | "address" | "contact"): LabelText {
  return { ja: contractorJa.people[name], en: contractorEn.people[name] };
}

const QUESTIONS = [
  formQuestion("agency", said("agency"), { required: true }),
  formQuestion("address", said("address")),
  formQuestion("contact", said("contact")),
];

/** Agencies of the contractor, and whether the operator has approved them (EN-10). */
export function AgenciesCard() {
  const { people } = useContractorWords();
  const query = useQuery({ queryKey: ["diagnosis", "agencies"], queryFn: contractor.agencies });
  return (
    <section className="card">
      <h2 className="card-title">{people.agencies}</h2>
      <p className="sub">{people.agenciesLead}</p>
      <Fetched query={query} rows={1}>
        {({ agencies }) =>
          agencies.length === 0 ? (
            <p className="sub">{people.noAgencies}</p>
          ) : (
            <ul className="people-rows">
              {agencies.map((agency) => (
                <AgencyRow key={agency.agency} of={agency} />
              ))}
            </ul>
          )
        }
      </Fetched>
      <NewAgency />
    </section>
  );
}

function AgencyRow({ of }: { readonly of: Agency }) {
  const { people } = useContractorWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const { agency, name, address, contact, state, reason } = of;
  const end = useMutation({
    mutationFn: () => contractor.endAgency(agency),
    onSuccess: () => readAnew(client),
  });
  const about = [address, contact, reason].filter((text) => text !== "");
  return (
    <li>
      <div className="row">
        <b>{name}</b>
        <span className={state === "approved" ? "pill gain" : "pill"}>{people.states[state]}</span>
      </div>
      <p className="sub small">{about.join(dotOf(language))}</p>
      {state === "ended" ? null : (
        <Sure
          label={people.endAgency}
          why={people.endWhy}
          yes={people.endAgency}
          no={people.cancel}
          isWorking={end.isPending}
          act={() => end.mutate()}
        />
      )}
      <RefusedNote error={end.error} />
    </li>
  );
}

function NewAgency() {
  const { people } = useContractorWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Typed>({});
  if (!open) {
    return (
      <div className="button-row">
        <button type="button" className="button ghost" onClick={() => setOpen(true)}>
          {people.addAgency}
        </button>
      </div>
    );
  }
  return (
    <PersonForm
      questions={QUESTIONS}
      typed={typed}
      change={(answers) => setTyped((before) => ({ ...before, ...answers }))}
      send={({ agency: name = "", address = "", contact = "" }) =>
        contractor.applyAgency({ name, address, contact })
      }
      sent={(after) => {
        client.setQueryData(["diagnosis", "agencies"], after);
        setTyped({});
        setOpen(false);
      }}
      submit={people.addAgencyDo}
      working={people.working}
    />
  );
}
