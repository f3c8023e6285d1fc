/* oxlint-disable jsx-a11y/prefer-tag-over-role -- options of two lines: no select holds them. */
import { type KeyboardEvent, type RefObject, useDeferredValue, useId, useState } from "react";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useDwellings } from "../desk-api.ts";
import type { Dwelling } from "./intake-draft.ts";

interface FinderProps {
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly take: (dwelling: Dwelling) => void;
  /** Left out: it must be one that we know. */
  readonly unknown?: () => void;
}

/** Four digits, a name or an address; arrows choose, Enter takes. */
export function DwellingFinder({ input, take, unknown }: FinderProps) {
  const { intake: words } = useCalloutDeskWords();
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { data } = useDwellings(useDeferredValue(text.trim()));
  const found = text.trim() === "" ? [] : (data?.found ?? []);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setActive((active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      const chosen = found[active];
      if (chosen !== undefined) take(chosen);
    }
  };
  return (
    <>
      <label htmlFor={id} className="asked">
        {words.search}
      </label>
      <input
        id={id}
        ref={input}
        className="control"
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        value={text}
        onKeyDown={keys}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
      />
      {data !== undefined && text.trim() !== "" && found.length === 0 ? (
        <output className="sub small">{words.noneFound}</output>
      ) : null}
      <FoundRows id={id} found={found} active={active} take={take} />
      {unknown === undefined ? null : (
        <button type="button" className="quiet" onClick={unknown}>
          {words.unknown}
        </button>
      )}
    </>
  );
}

interface RowsProps {
  readonly id: string;
  readonly found: readonly Dwelling[];
  readonly active: number;
  readonly take: (dwelling: Dwelling) => void;
}

function FoundRows({ id, found, active, take }: RowsProps) {
  const { intake: words } = useCalloutDeskWords();
  return (
    <div id={`${id}-found`} role="listbox" aria-label={words.who} className="intake-found">
      {found.map((dwelling, index) => (
        <div
          key={dwelling.account}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="found-row"
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(dwelling)}
          onKeyDown={() => undefined}
        >
          <DwellingLines dwelling={dwelling} />
        </div>
      ))}
    </div>
  );
}

/** A home, its contract, and what is open there. */
export function DwellingLines({ dwelling }: { readonly dwelling: Dwelling }) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { name, kana, phone, place, service, standing, open } = dwelling;
  return (
    <>
      <span className="row wrap">
        <span>
          <b>{name}</b> <span className="sub small">{kana}</span>
        </span>
        <span className={standing === "running" ? "pill gain" : "pill urgent"}>
          {service === null ? "" : `${say(service, language)} `}
          {words.standings[standing]}
        </span>
      </span>
      <span className="sub small intake-line">
        {phone} {place.address}
      </span>
      {open.map(({ number, trouble }) => (
        <span key={number} className="small strong intake-line">
          {number} {say(trouble, language)}
        </span>
      ))}
    </>
  );
}
