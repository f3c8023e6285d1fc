import type { ContractTimeline } from "../../src/app/api/account.ts";
import type { ContractView } from "../../src/app/api/contract.ts";
import { commaOf, dayText, lastDayText, say } from "../format.ts";
import { exitFeeText } from "../life/exit-fee-text.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useStaffWords } from "../words/use-staff.ts";

/** Each running contract's term, the last day to object, and when leaving costs what. */
export function TermTable({ timelines }: { readonly timelines: readonly ContractTimeline[] }) {
  const { contracts } = useReadingWords();
  const staff = useStaffWords();
  const heads = [
    staff.contract,
    contracts.term,
    contracts.object,
    staff.leavingFree,
    staff.leavingFee,
  ];
  return (
    <table className="terms">
      <caption className="card-title">{staff.terms}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === staff.leavingFee ? "number" : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {timelines.map(({ contract }) => (
          <TermRow key={contract.id} contract={contract} />
        ))}
      </tbody>
    </table>
  );
}

function TermRow({ contract }: { readonly contract: ContractView }) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const { term, lastDayToObject, leaving, tone, short, state } = contract;
  const span = (period: { from: string; until: string }) =>
    reading.contracts.period(
      dayText(period.from, language, true),
      lastDayText(period.until, language, true),
    );
  const isOver = state === "ended" || state === "withdrawn" || state === "refused";
  return (
    <tr>
      <td className="nowrap">
        <span className={`swatch tone-${tone}`} />
        {say(short, language)}
      </td>
      <td>{isOver ? words.contractStates[state] : term ? span(term) : reading.contracts.noTerm}</td>
      <td>
        {lastDayToObject ? reading.contracts.by(dayText(lastDayToObject, language, true)) : "—"}
      </td>
      <td>
        {leaving && leaving.free.length > 0 ? leaving.free.map(span).join(commaOf(language)) : "—"}
      </td>
      <td className="number">{leaving ? exitFeeText(leaving.feeToday, reading, words) : "—"}</td>
    </tr>
  );
}
