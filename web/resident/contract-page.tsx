import { Link, useParams } from "@tanstack/react-router";
import type { ContractView } from "../../src/app/api/contract.ts";
import { OWN } from "../api.ts";
import { say } from "../format.ts";
import { DeadlineRows } from "../life/deadline-row.tsx";
import { useContracts, useDeadlines, useDocuments } from "../life/use-life-queries.ts";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { ContractFacts } from "./contract-facts.tsx";
import { DocumentRows } from "./document-rows.tsx";
import { LeavingCard } from "./leaving-card.tsx";
import { PossibleActions } from "./possible-actions.tsx";
import "../styles/contracts.css";
import "../styles/life.css";

/** One contract: what may be done today, by when and at what price; its deadlines and papers. */
export function ContractPage() {
  const { contract: id } = useParams({ from: "/contracts/$contract" });
  const words = useLifeWords();
  const query = useContracts();
  return (
    <Fetched alone query={query} rows={4}>
      {({ contracts }) => {
        const contract = contracts.find((one) => one.id === id);
        return (
          <>
            <Link to="/contracts" className="quiet more back-link">
              {words.contract.back}
            </Link>
            {contract === undefined ? <Unknown /> : <OneContract contract={contract} />}
          </>
        );
      }}
    </Fetched>
  );
}

function Unknown() {
  const words = useLifeWords();
  return (
    <Empty>
      <h1>{words.contract.notFound}</h1>
    </Empty>
  );
}

function OneContract({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  const life = useLifeWords();
  return (
    <>
      <div className="row wrap page-head">
        <h1>
          <span className={`swatch tone-${contract.tone}`} />
          {say(contract.name, language)}
        </h1>
        <span className={contract.state === "active" ? "pill gain" : "pill"}>
          {words.contractStates[contract.state]}
        </span>
      </div>
      <div className="columns">
        <div>
          <PossibleActions contract={contract.id} />
          <LeavingCard contract={contract.id} />
        </div>
        <div>
          <ContractDeadlines contract={contract.id} />
          <ContractDocuments contract={contract.id} />
          <section className="section">
            <h2>{life.contract.facts}</h2>
            <div className="card">
              {contract.item ? <p className="strong">{say(contract.item, language)}</p> : null}
              <p className="sub">
                {life.contract.number} {contract.id}
              </p>
              <ContractFacts contract={contract} />
            </div>
          </section>
        </div>
      </div>
    </>
  );
}

function ContractDeadlines({ contract }: { readonly contract: string }) {
  const words = useLifeWords();
  const query = useDeadlines(OWN);
  return (
    <section className="section">
      <h2>{words.contract.deadlines}</h2>
      <Fetched query={query} rows={2}>
        {({ deadlines }) => {
          const own = deadlines.filter((one) => one.contract === contract && one.inDays >= 0);
          return own.length === 0 ? (
            <p className="card sub">{words.contract.noDeadlines}</p>
          ) : (
            <DeadlineRows deadlines={own} named={false} />
          );
        }}
      </Fetched>
      <Link to="/calendar" search={{ contract }} className="quiet more">
        {words.contract.toCalendar}
      </Link>
    </section>
  );
}

function ContractDocuments({ contract }: { readonly contract: string }) {
  const words = useLifeWords();
  const query = useDocuments(OWN);
  return (
    <section className="section">
      <h2>{words.contract.documents}</h2>
      <Fetched query={query} rows={1}>
        {({ documents }) => {
          const own = documents.filter((one) => one.contract === contract);
          return own.length === 0 ? (
            <p className="card sub">{words.contract.noDocuments}</p>
          ) : (
            <DocumentRows documents={own} />
          );
        }}
      </Fetched>
    </section>
  );
}
