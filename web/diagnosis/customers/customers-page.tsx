import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { CustomerView } from "../../../src/app/api/diagnosis-business.ts";
import { Empty, Fetched } from "../../parts/states.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { type Language, useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { ConsentPill } from "./consent-pill.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { KeptRows } from "./kept-rows.tsx";
import { prefectureText } from "./prefecture-text.ts";

/** The contractor's customers, and what was kept of late. */
export function CustomersPage() {
  const { customers: words, kept } = useContractorWords();
  const [adding, setAdding] = useState(false);
  const customers = useQuery({
    queryKey: ["diagnosis", "customers"],
    queryFn: contractor.customers,
  });
  const diagnoses = useQuery({
    queryKey: ["diagnosis", "kept"],
    queryFn: () => contractor.keptOf(),
  });
  return (
    <>
      <PageHead title={words.title}>
        {adding ? null : (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        )}
      </PageHead>
      {adding ? <NewCustomer close={() => setAdding(false)} /> : null}
      <div className="contractor-columns side">
        <Fetched query={customers}>
          {({ customers: found }) =>
            found.length === 0 ? (
              <Empty>
                <p className="strong">{words.empty}</p>
                <p>{words.emptyWhy}</p>
              </Empty>
            ) : (
              <CustomerTable customers={found} />
            )
          }
        </Fetched>
        <section className="card">
          <h2 className="card-title">{kept.list}</h2>
          <Fetched query={diagnoses} rows={1}>
            {({ diagnoses: rows }) =>
              rows.length === 0 ? (
                <p className="sub">{kept.empty}</p>
              ) : (
                <KeptRows rows={rows.slice(0, NEWEST)} isNamed />
              )
            }
          </Fetched>
        </section>
      </div>
    </>
  );
}

const NEWEST = 10;

/** Entered, the customer's own page opens: the consent comes next. */
function NewCustomer({ close }: { readonly close: () => void }) {
  const { customers: words, people } = useContractorWords();
  const navigate = useNavigate();
  const open = ({ customer }: CustomerView) =>
    navigate({ to: "/diagnosis/customers/$customer", params: { customer: String(customer) } });
  return (
    <section className="card new-customer">
      <h2 className="card-title">{words.addTitle}</h2>
      <CustomerForm found={null} send={contractor.enter} sent={(after) => void open(after)} />
      <button type="button" className="quiet" onClick={close}>
        {people.cancel}
      </button>
    </section>
  );
}

const FEW = 6;

function CustomerTable({ customers }: { readonly customers: readonly CustomerView[] }) {
  const { customers: words } = useContractorWords();
  const { language } = useSpeech();
  const [typed, setTyped] = useState("");
  const found = customers.filter((each) => fits(each, typed, language));
  return (
    <section className="card">
      {customers.length <= FEW ? null : (
        <label className="customer-search field">
          <span className="sub">{words.search}</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
      )}
      <output className="sub small">
        {found.length === 0 ? words.noneFound : words.count(found.length)}
      </output>
      <table className="customers">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.consent}</th>
            <th scope="col" className="number">
              {words.diagnoses}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((each) => (
            <CustomerLine key={each.customer} of={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CustomerLine({ of }: { readonly of: CustomerView }) {
  const { customers: words } = useContractorWords();
  const { language } = useSpeech();
  const { customer, name, kana, prefecture, persons, consent, diagnoses } = of;
  const about = [
    ...(kana === "" ? [] : [kana]),
    ...(prefecture === "" ? [] : [prefectureText(prefecture, language)]),
    ...(persons === null ? [] : [words.personsOf(persons)]),
  ];
  return (
    <tr>
      <th scope="row">
        <Link to="/diagnosis/customers/$customer" params={{ customer: String(customer) }}>
          {name}
        </Link>
        <span className="sub small kana">{about.join("　")}</span>
      </th>
      <td>
        <ConsentPill consent={consent} />
      </td>
      <td className="number">{words.diagnosesOf(diagnoses)}</td>
    </tr>
  );
}

function fits(of: CustomerView, typed: string, language: Language): boolean {
  const sought = typed.trim().toLowerCase().replaceAll(/\s/g, "");
  const where = [of.name, of.kana, of.prefecture, prefectureText(of.prefecture, language)];
  return where.some((text) => text.toLowerCase().replaceAll(/\s/g, "").includes(sought));
}
