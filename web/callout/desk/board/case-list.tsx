import { memo, type RefObject } from "react";
import type { Board, CaseRow } from "../../../../src/app/api/callout-desk.ts";
import { dotOf, say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { ClockMark } from "../clock-mark.tsx";
import { spanText } from "../times.ts";
import type { ListedCase } from "./case-filter.tsx";

interface Props {
  readonly board: Board;
  readonly rows: readonly ListedCase[];
  readonly chosen: ListedCase;
  readonly choose: (index: number) => void;
  readonly at: RefObject<HTMLUListElement | null>;
}

/** Cases in the order in which they are due; what the map shows stands here in words. */
export function CaseList({ board, rows, chosen, choose, at }: Props) {
  const words = useCalloutDeskWords();
  return (
    <nav aria-label={words.board.list}>
      <ul className="list work-list dispatch-list" ref={at}>
        {rows.map((listed, index) => (
          <li key={listed.key}>
            <button
              type="button"
              className="list-row"
              data-clock={listed.row.clock?.state}
              aria-current={listed.key === chosen.key ? "true" : undefined}
              onClick={() => choose(index)}
            >
              <Row listed={listed} asOf={board.asOf} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Drawn anew only when its case or the time is another: arrows move quickly through many. */
const Row = memo(function Row({
  listed: { place, row },
  asOf,
}: {
  readonly listed: ListedCase;
  readonly asOf: string;
}) {
  const { language } = useSpeech();
  return (
    <>
      <span className="row">
        <span>
          <span className="dispatch-place" aria-hidden="true">
            {place}
          </span>
          <b>{say(row.trouble, language)}</b>
        </span>
        {row.clock === null ? null : <ClockMark clock={row.clock} asOf={asOf} />}
      </span>
      <span className="work-about">
        {[row.name, areaOf(row, language), row.number]
          .filter((text) => text !== "")
          .join(dotOf(language))}
      </span>
      <Doing row={row} asOf={asOf} />
    </>
  );
});

function areaOf({ place }: CaseRow, language: "ja" | "en"): string {
  return place.areaName === null ? place.address : say(place.areaName, language);
}

/** Where it stands, who goes, when they will be there, and what needs the desk. */
function Doing({ row, asOf }: { readonly row: CaseRow; readonly asOf: string }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <span className="dispatch-doing">
      <span className="pill">{say(row.stateLabel, language)}</span>
      <span className="small">{row.technician?.name ?? words.board.noTechnician}</span>
      {row.promise === null ? null : (
        <span className="small">{words.board.promise(spanText(row.promise, asOf, language))}</span>
      )}
      {row.needs.map((need) => (
        <span key={need.ja} className="pill urgent">
          {say(need, language)}
        </span>
      ))}
    </span>
  );
}
