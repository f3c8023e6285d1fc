import type { ContractView } from "../../src/app/api/contract.ts";
import { commaOf, dayText, lastDayText, say, supplyPointText } from "../format.ts";
import { exitFeeText } from "../life/exit-fee-text.ts";
import { type Speech, useSpeech } from "../words/language.ts";
import type { ReadingWords } from "../words/reading-ja.ts";
import { useReadingWords } from "../words/use-reading.ts";
import "../styles/contracts.css";

/** Since when, until when, with what, and what leaving today costs. */
export function ContractFacts({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  return (
    <>
      <dl className="fact-list">
        {facts(contract, reading, { words, language }).map(([name, value]) => (
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

function facts(
  contract: ContractView,
  reading: ReadingWords,
  { words, language }: Pick<Speech, "words" | "language">,
): (readonly [string, string])[] {
  const day = (text: string) => dayText(text, language, true);
  const period = (span: { from: string; until: string }) =>
    reading.contracts.period(day(span.from), lastDayText(span.until, language, true));
  const { options, leaving } = contract;
  const named = reading.contracts;
  return [
    ...(contract.startedOn ? [[named.start, day(contract.startedOn)] as const] : []),
    ...(contract.endedOn ? [[named.end, day(contract.endedOn)] as const] : []),
    ...(contract.state === "active"
      ? [[named.term, contract.term ? period(contract.term) : named.noTerm] as const]
      : []),
    ...(contract.lastDayToObject
      ? [[named.object, reading.contracts.by(day(contract.lastDayToObject))] as const]
      : []),
    ...(leaving && leaving.free.length > 0
      ? [[named.window, leaving.free.map(period).join(commaOf(language))] as const]
      : []),
    ...(leaving ? [[named.fee, exitFeeText(leaving.feeToday, reading, words)] as const] : []),
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
