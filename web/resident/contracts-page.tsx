import { useQuery } from "@tanstack/react-query";
import type { ContractView } from "../../src/app/api/contract.ts";
import { api } from "../api.ts";
import { dayText, lastDayText, say, supplyPointText, yenText } from "../format.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { NextList } from "./next-list.tsx";
import "../styles/contracts.css";

/** What the household has, since when, until when, and when leaving is free. */
export function ContractsPage() {
  const { words } = useSpeech();
  const query = useQuery({ queryKey: ["contracts"], queryFn: api.contracts });
  return (
    <>
      <PageHead title={words.contracts.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query}>
        {({ contracts, next }) =>
          contracts.length === 0 ? (
            <Empty>{words.contracts.empty}</Empty>
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
                  <h2>{words.contracts.next}</h2>
                  <NextList things={next} />
                </section>
              )}
            </>
          )
        }
      </Fetched>
    </>
  );
}

function Contract({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  const item = contract.item ? say(contract.item, language) : "";
  return (
    <section className="card" id={contract.id}>
      <div className="row wrap">
        <h2 className="contract-name">
          <span className={`swatch tone-${contract.tone}`} />
          {say(contract.name, language)}
        </h2>
        <span className={contract.state === "active" ? "pill gain" : "pill"}>
          {words.contracts.states[contract.state]}
        </span>
      </div>
      {item === "" ? null : <p>{item}</p>}
      <dl className="fact-list">
        {facts(contract, words, language).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {contract.leaving?.clause ? (
        <div className="chips">
          <span className="chip">{say(contract.leaving.clause.title, language)}</span>
        </div>
      ) : null}
    </section>
  );
}

type Speech = ReturnType<typeof useSpeech>;

function facts(
  contract: ContractView,
  words: Speech["words"],
  language: Speech["language"],
): (readonly [string, string])[] {
  const day = (text: string) => dayText(text, language, true);
  const period = (span: { from: string; until: string }) =>
    words.contracts.period(day(span.from), lastDayText(span.until, language, true));
  const { options, leaving } = contract;
  const named = words.contracts;
  return [
    ...(contract.startedOn ? [[named.start, day(contract.startedOn)] as const] : []),
    ...(contract.endedOn ? [[named.end, day(contract.endedOn)] as const] : []),
    ...(contract.state === "active"
      ? [[named.term, contract.term ? period(contract.term) : named.noTerm] as const]
      : []),
    ...(contract.lastDayToObject
      ? [[named.object, words.contracts.by(day(contract.lastDayToObject))] as const]
      : []),
    ...(leaving && leaving.free.length > 0
      ? [[named.window, leaving.free.map(period).join("、")] as const]
      : []),
    ...(leaving ? [[named.fee, feeText(leaving.feeToday, words)] as const] : []),
    ...(options.length > 0
      ? [[named.options, options.map((label) => say(label, language)).join("、")] as const]
      : []),
    ...(contract.capacity ? [[named.capacity, contract.capacity] as const] : []),
    ...(contract.supplyPoint
      ? [[named.supplyPoint, supplyPointText(contract.supplyPoint)] as const]
      : []),
    [named.provider, say(contract.provider, language)] as const,
  ];
}

function feeText(fee: number | null, words: Speech["words"]): string {
  if (fee === null) return words.contracts.feeUnknown;
  return fee === 0 ? words.contracts.free : `${yenText(fee)} ${words.yen}`;
}
