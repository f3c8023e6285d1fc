import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Board, CaseRow } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { type Language, useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { isTyping } from "../callout-nav.tsx";

const KINDS = ["all", "waiting", "mine"] as const;
type Kind = (typeof KINDS)[number];

/** A row of the list with its number there, which the map shows too. */
export interface ListedCase {
  readonly key: string;
  readonly place: number;
  readonly row: CaseRow;
}

export interface Filter {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly kind: Kind;
  readonly pick: (kind: Kind) => void;
  /** Those that are shown, due first, and how many more match. */
  readonly rows: readonly ListedCase[];
  readonly more: number;
}

/** In a storm nobody reads two thousand rows: the filter finds the others. */
const MOST_ROWS = 150;

/** What of the list is shown; the order is the server's: due first. */
export function useFilter({ cases }: Board): Filter {
  const { language } = useSpeech();
  const [text, type] = useState("");
  const [kind, pick] = useState<Kind>("all");
  // Typing goes first; the list follows.
  const sought = useDeferredValue(plain(text));
  const listed = useMemo(() => {
    const matching = cases
      .map((row, index) => ({ key: row.number, place: index + 1, row }))
      .filter(({ row }) => isOf(kind, row) && textOf(row, language).includes(sought));
    const rows = matching.slice(0, MOST_ROWS);
    return { rows, more: matching.length - rows.length };
  }, [cases, kind, language, sought]);
  return { text, type, kind, pick, ...listed };
}

function isOf(kind: Kind, row: CaseRow): boolean {
  switch (kind) {
    case "all":
      return true;
    case "waiting":
      return row.technician === null;
    case "mine":
      return row.needs.length > 0 || row.clock?.state === "late";
  }
}

function textOf({ number, name, place, trouble }: CaseRow, language: Language): string {
  return plain(`${number} ${name} ${place.address} ${say(trouble, language)}`);
}

/** 佐藤 恵子 is found by 佐藤恵子. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s　]/g, "");
}

export function CaseFilter({ filter }: { readonly filter: Filter }) {
  const { board } = useCalloutDeskWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "f" || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return (
    <div className="dispatch-filter">
      <input
        ref={input}
        type="search"
        className="control"
        aria-label={board.filter}
        placeholder={board.filterHint}
        value={filter.text}
        onChange={(event) => filter.type(event.target.value)}
      />
      <fieldset className="tablist" aria-label={board.filter}>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="tab"
            aria-pressed={filter.kind === kind}
            onClick={() => filter.pick(kind)}
          >
            {board.filters[kind]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
