import type { ContractView } from "../../src/app/api/contract.ts";
import { commaOf, dayText, lastDayText, say, supplyPointText } from "../format.ts";
import { exitFeeText } from "../life/exit-fee-text.ts";
import { useSpeech } from "../words/language.ts";
import "../styles/contracts.css";

/** Since when, until when, with what, and what leaving today costs. */
export function ContractFacts({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  return (
    <>
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
    </>
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
      ? [[named.window, leaving.free.map(period).join(commaOf(language))] as const]
      : []),
    ...(leaving ? [[named.fee, exitFeeText(leaving.feeToday, words)] as const] : []),
    ...(options.length > 0
      ? [
          [
            named.options,
            options.map((label) => say(label, language)).join(commaOf(language)),
          ] as const,
        ]
      : []),
    ...(contract.capacity ? [[named.capacity, contract.capacity] as const] : []),
    ...(contract.supplyPoint
      ? [[named.supplyPoint, supplyPointText(contract.supplyPoint)] as const]
      : []),
    [named.provider, say(contract.provider, language)] as const,
  ];
}
