import { Link } from "@tanstack/react-router";
import type { CaseRow } from "../../../../src/app/api/callout-desk.ts";
import { dotOf, say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { SuggestionList } from "../case/suggestions.tsx";
import { ClockMark } from "../clock-mark.tsx";
import { spanText } from "../times.ts";

/** States in which somebody is looked for. */
const SOUGHT: readonly CaseRow["state"][] = ["open", "seeking", "offered"];
const FIRST_SHOWN = 3;

/** The case that is looked at, with the next press beside it. */
export function ChosenCase({ row, asOf }: { readonly row: CaseRow; readonly asOf: string }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const { number, place, promise, technician, outcome } = row;
  const isSought = SOUGHT.includes(row.state) && outcome !== "refused";
  const facts = [row.name, place.address, words.urgencies[row.urgency]];
  return (
    <div className="card chosen-case">
      <div className="row wrap">
        <h2 className="card-title">
          {say(row.trouble, language)} <span className="sub">{number}</span>
        </h2>
        {row.clock === null ? null : <ClockMark clock={row.clock} asOf={asOf} />}
      </div>
      <p className="sub">{facts.filter((text) => text !== "").join(dotOf(language))}</p>
      {place.at === null ? <p className="pill urgent">{words.board.noPlace}</p> : null}
      {technician === null ? null : (
        <p>
          {words.board.technician} <b>{technician.name}</b>
          {promise === null ? null : <> {words.board.promise(spanText(promise, asOf, language))}</>}
        </p>
      )}
      {isSought ? (
        <SuggestionList
          number={number}
          first={FIRST_SHOWN}
          // One is asked at a time; who says yes on the telephone has it.
          mayOffer={row.state !== "offered"}
          mayAssign
        />
      ) : null}
      <Link data-main to="/dispatch/cases/$number" params={{ number }} className="button ghost">
        {words.board.open}
      </Link>
    </div>
  );
}
