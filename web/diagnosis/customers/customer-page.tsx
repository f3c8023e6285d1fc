import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CustomerView } from "../../../src/app/api/diagnosis-business.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Sure } from "../../forms/sure.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { ConsentPill } from "./consent-pill.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { KeptRows } from "./kept-rows.tsx";
import { prefectureText } from "./prefecture-text.ts";

/** One customer: the consent first, because without it nothing is kept; then what is kept. */
export function CustomerPage() {
  const { customer } = useParams({ from: "/diagnosis/customers/$customer" });
  const query = useQuery({
    queryKey: ["diagnosis", "customer", customer],
    queryFn: () => contractor.customer(customer),
  });
  return (
    <Fetched query={query} alone>
      {(found) => <Customer key={customer} found={found} />}
    </Fetched>
  );
}

function Customer({ found }: { readonly found: CustomerView }) {
  const { customers: words } = useContractorWords();
  return (
    <>
      <Link to="/diagnosis/customers" className="quiet back">
        {words.back}
      </Link>
      <PageHead title={found.name}>
        <ConsentPill consent={found.consent} />
        <Link
          to="/diagnosis"
          search={{ customer: String(found.customer) }}
          className="button customer-diagnose"
        >
          {words.open}
        </Link>
      </PageHead>
      <div className="contractor-columns two">
        <div className="stack">
          <ConsentCard found={found} />
          <KeptCard found={found} />
        </div>
        <FileCard found={found} />
      </div>
    </>
  );
}

function KeptCard({ found }: { readonly found: CustomerView }) {
  const { kept } = useContractorWords();
  const query = useQuery({
    queryKey: ["diagnosis", "kept", found.customer],
    queryFn: () => contractor.keptOf(String(found.customer)),
  });
  const isSigned = found.consent?.state === "signed";
  return (
    <section className="card">
      <h2 className="card-title">{kept.title}</h2>
      <Fetched query={query} rows={1}>
        {({ diagnoses }) =>
          diagnoses.length === 0 ? (
            <p className="sub">{isSigned ? kept.empty : kept.emptyUnsigned}</p>
          ) : (
            <KeptRows rows={diagnoses} />
          )
        }
      </Fetched>
    </section>
  );
}

function FileCard({ found }: { readonly found: CustomerView }) {
  const { customers: words } = useContractorWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const pairs = [
    [words.kana, found.kana],
    [words.prefecture, prefectureText(found.prefecture, language)],
    [words.persons, found.persons === null ? "" : words.personsOf(found.persons)],
    [words.note, found.note],
  ].filter(([, value]) => value !== "");
  return (
    <section className="card">
      <h2 className="card-title">{words.file}</h2>
      {editing ? (
        <CustomerForm
          found={found}
          send={(body) => contractor.change(found.customer, body)}
          sent={() => {
            setEditing(false);
            void readAnew(client);
          }}
        />
      ) : (
        <dl className="pair-list">
          {pairs.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <button type="button" className="quiet" onClick={() => setEditing(!editing)}>
        {editing ? words.stop : words.edit}
      </button>{" "}
      <Erase found={found} />
    </section>
  );
}

function Erase({ found }: { readonly found: CustomerView }) {
  const { customers: words } = useContractorWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => contractor.erase(found.customer),
    onSuccess: async () => {
      await navigate({ to: "/diagnosis/customers" });
      client.removeQueries({ queryKey: ["diagnosis", "customer", String(found.customer)] });
      await readAnew(client);
    },
  });
  return (
    <>
      <Sure
        label={words.erase}
        why={words.eraseWhy}
        yes={words.eraseYes}
        no={words.eraseNo}
        isWorking={erase.isPending}
        act={() => erase.mutate()}
      />
      <RefusedNote error={erase.error} />
    </>
  );
}
