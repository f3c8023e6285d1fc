/* oxlint-disable jsx-a11y/prefer-tag-over-role -- options of two lines: no select holds them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import type { Found, Search } from "../../src/app/api/account.ts";
import { accounts } from "../account-api.ts";
import { dotOf, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { usePersonWords } from "../words/person.ts";
import { usePurpose } from "./purpose.ts";

/** One box for everything that names a customer; "/" focuses it, arrows choose, Enter opens. */
export function SearchBox() {
  const staff = useStaffWords();
  const input = useRef<HTMLInputElement>(null);
  useSlash(input);
  const box = useBox(input);
  const { text, shown, rows, active } = box;
  return (
    <div
      className="search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) box.close();
      }}
    >
      <input
        ref={input}
        className="search-input"
        type="search"
        role="combobox"
        value={text}
        aria-label={staff.search}
        aria-expanded={shown}
        aria-controls="found"
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={staff.hint}
        aria-activedescendant={shown && rows.length > 0 ? `found-${active}` : undefined}
        onFocus={box.reopen}
        onKeyDown={box.key}
        onChange={(event) => box.type(event.target.value)}
      />
      <kbd className="search-key" aria-hidden="true">
        /
      </kbd>
      {shown && box.found ? (
        <Results found={box.found} active={active} choose={box.open} close={box.close} />
      ) : null}
    </div>
  );
}

/** What the box holds, shows and does. */
function useBox(input: React.RefObject<HTMLInputElement | null>) {
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useFound(text);
  const navigate = useNavigate();
  const rows = found?.found ?? [];
  const open = (row: Found | undefined) => {
    if (row === undefined) return;
    setOpen(false);
    setText("");
    input.current?.blur();
    void navigate({ to: "/accounts/$account", params: { account: row.account } });
  };
  const type = (next: string) => {
    setText(next);
    setActive(0);
    setOpen(true);
  };
  const key = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && rows.length > 0) {
      event.preventDefault();
      setActive((active + move + rows.length) % rows.length);
    } else if (event.key === "Enter" && found?.query === text.trim()) open(rows[active]);
    else if (event.key === "Escape") setOpen(false);
  };
  const shown = isOpen && found !== undefined && text.trim() !== "";
  const close = () => setOpen(false);
  const reopen = () => setOpen(true);
  return { text, shown, rows, active, found, open, type, key, close, reopen };
}

/** "/" anywhere outside a field goes to the search. */
function useSlash(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, select, textarea") !== null;
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [input]);
}

function useFound(text: string): Search | undefined {
  const { purpose } = usePurpose();
  const asked = useDeferredValue(text.trim());
  return useQuery({
    queryKey: ["search", asked, purpose],
    queryFn: () => accounts.search(asked, purpose),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  }).data;
}

function Results({
  found,
  active,
  choose,
  close,
}: {
  readonly found: Search;
  readonly active: number;
  readonly choose: (row: Found) => void;
  readonly close: () => void;
}) {
  const staff = useStaffWords();
  const person = usePersonWords();
  return (
    <div className="found">
      {found.found.length === 0 ? (
        <div className="found-none">
          <output className="sub">{staff.none(found.query)}</output>
          <Link to="/new-account" className="quiet more" onClick={close}>
            {person.newFor}
          </Link>
        </div>
      ) : null}
      <div id="found" role="listbox" aria-label={staff.search}>
        {found.found.map((row, index) => (
          <div
            key={row.account}
            id={`found-${index}`}
            role="option"
            aria-selected={index === active}
            className="found-row"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(row)}
            onKeyDown={() => undefined}
            tabIndex={-1}
          >
            <FoundRow row={row} />
          </div>
        ))}
      </div>
      {found.more ? <p className="sub small found-none">{staff.more}</p> : null}
    </div>
  );
}

function FoundRow({ row }: { readonly row: Found }) {
  const { language } = useSpeech();
  const staff = useStaffWords();
  return (
    <>
      <div className="row">
        <span>
          <b>{row.name}</b> <span className="sub small">{row.kana}</span>
        </span>
        <span className="pill">{staff.matched[row.matched]}</span>
      </div>
      <div className="row wrap sub small">
        <span>
          {row.account}
          {dotOf(language)}
          {row.address}
          {row.phone ? `${dotOf(language)}${row.phone}` : ""}
        </span>
        <span>{row.services.map((label) => say(label, language)).join(dotOf(language))}</span>
      </div>
    </>
  );
}
