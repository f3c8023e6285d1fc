import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ContractView } from "../../src/app/api/contract.ts";
import { accounts } from "../account-api.ts";
import { say } from "../format.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { usePersonWords } from "../words/person.ts";
import { useLifeWords } from "../words/use-life.ts";
import { ContractFacts } from "./contract-facts.tsx";
import { LifeTiles } from "./life-tiles.tsx";
import { NextList } from "./next-list.tsx";
import "../styles/contracts.css";

/** What the household has, since when, until when, and when leaving is free. */
export function ContractsPage() {
  const reading = useReadingWords();
  const query = useQuery({ queryKey: ["contracts"], queryFn: accounts.contracts });
  return (
    <>
      <PageHead title={reading.contracts.title} asOf={query.data?.asOf ?? null} />
      <LifeTiles />
      <Fetched query={query}>
        {({ contracts, next }) =>
          contracts.length === 0 ? (
            <Empty>{reading.contracts.empty}</Empty>
          ) : (
            <>
              <ul className="contracts">
                {contracts.map((contract) => (
                  <li key={contract.id}>
                    <Contract contract={contract} />
                  </li>
                ))}
              </ul>
              {next.length === 0 ? null : (
                <section className="section">
                  <h2>{reading.contracts.next}</h2>
                  <NextList things={next} />
                </section>
              )}
            </>
          )
        }
      </Fetched>
      <OnFile />
    </>
  );
}

/** The way to how the customer is reached. */
function OnFile() {
  const words = usePersonWords();
  return (
    <Link to="/person" className="card list-row act-row on-file">
      <span className="act-main">
        <b>{words.own}</b>
        <span className="sub small">{words.ownWhy}</span>
      </span>
    </Link>
  );
}

function Contract({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  const life = useLifeWords();
  const item = contract.item ? say(contract.item, language) : "";
  return (
    <section className="card" id={contract.id}>
      <div className="row wrap">
        <h2 className="contract-name">
          <span className={`swatch tone-${contract.tone}`} />
          <Link to="/contracts/$contract" params={{ contract: contract.id }}>
            {say(contract.name, language)}
          </Link>
        </h2>
        <span className={contract.state === "active" ? "pill gain" : "pill"}>
          {words.contractStates[contract.state]}
        </span>
      </div>
      {item === "" ? null : <p>{item}</p>}
      <ContractFacts contract={contract} />
      <Link to="/contracts/$contract" params={{ contract: contract.id }} className="quiet more">
        <span className="unseen">{say(contract.name, language)} </span>
        {life.contract.possible}
      </Link>
    </section>
  );
}
