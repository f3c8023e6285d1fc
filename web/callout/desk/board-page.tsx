import { useState } from "react";
import type { Board } from "../../../src/app/api/callout-desk.ts";
import { instantText } from "../../format.ts";
import { Fetched } from "../../parts/states.tsx";
import { useChosen } from "../../staff/work/use-chosen.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { AnnounceCard } from "./board/announce-card.tsx";
import { BoardMap } from "./board/board-map.tsx";
import { CaseFilter, useFilter } from "./board/case-filter.tsx";
import { CaseList } from "./board/case-list.tsx";
import { ChosenCase } from "./board/chosen-case.tsx";
import { Counts } from "./board/counts.tsx";
import { TechniciansNow } from "./board/technicians-now.tsx";
import { CalloutNav } from "./callout-nav.tsx";
import { useBoard } from "./desk-api.ts";
import { type LiveStatus, useCalloutLive } from "./live.ts";
import "../../styles/callout-desk.css";

/** All that is going on: cases by their clocks, the town, who is where. */
export function BoardPage() {
  const status = useCalloutLive();
  const query = useBoard(status === "live");
  const { board: words } = useCalloutDeskWords();
  return (
    <>
      <CalloutNav />
      <div className="dispatch-head">
        <h1>{words.title}</h1>
        <LiveMark status={status} />
        {query.data === undefined ? null : <AsOf at={query.data.asOf} />}
        <span className="sub small work-keys">{words.keys}</span>
      </div>
      <Fetched query={query} rows={4}>
        {(board) => <Whole board={board} />}
      </Fetched>
    </>
  );
}

/** Whether the page hears of changes at once. */
function LiveMark({ status }: { readonly status: LiveStatus }) {
  const { live } = useCalloutDeskWords();
  return (
    <span className="dispatch-live" data-status={status}>
      {live[status]}
    </span>
  );
}

function AsOf({ at }: { readonly at: string }) {
  const { words, language } = useSpeech();
  return <span className="sub small">{words.asOf(instantText(at, language))}</span>;
}

function Whole({ board }: { readonly board: Board }) {
  const words = useCalloutDeskWords();
  const [isWriting, write] = useState(false);
  const filter = useFilter(board);
  const { rows, more } = filter;
  const { chosen, choose, list, detail } = useChosen(rows, undefined);
  return (
    <>
      <AnnounceCard board={board} isWriting={isWriting} done={() => write(false)} />
      <div className="dispatch-line">
        <Counts counts={board.counts} />
        {isWriting || board.announcement !== null ? null : (
          <button type="button" className="quiet" onClick={() => write(true)}>
            {words.announce.start}
          </button>
        )}
      </div>
      <div className="dispatch-board">
        <div className="dispatch-left">
          <CaseFilter filter={filter} />
          {chosen === undefined ? (
            <p className="card state">
              {board.cases.length === 0 ? words.board.none : words.board.noneMatch}
            </p>
          ) : (
            <CaseList board={board} rows={rows} chosen={chosen} choose={choose} at={list} />
          )}
          {more === 0 ? null : <p className="sub small">{words.board.more(more)}</p>}
        </div>
        <div className="dispatch-right">
          <section ref={detail} aria-label={words.board.chosen}>
            {chosen === undefined ? null : (
              <ChosenCase key={chosen.key} row={chosen.row} asOf={board.asOf} />
            )}
          </section>
          <BoardMap board={board} rows={rows} chosen={chosen} choose={choose} />
        </div>
      </div>
      <TechniciansNow board={board} />
    </>
  );
}
