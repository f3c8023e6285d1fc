import { useId, useState } from "react";
import type { Board } from "../../../../src/app/api/callout-desk.ts";
import { FAMILY_NAMES } from "../families.ts";
import { ChoicesField } from "../../../forms/choice-field.tsx";
import { Sure } from "../../../forms/sure.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { commaOf, say } from "../../../format.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useAnnouncing, useEndingAnnouncement, useTownMap } from "../desk-api.ts";
import { momentText } from "../times.ts";

/** A large event: what everybody is told, and the wait as it is computed. */
export function AnnounceCard({
  board,
  isWriting,
  done,
}: {
  readonly board: Board;
  readonly isWriting: boolean;
  readonly done: () => void;
}) {
  if (board.announcement !== null) return <Standing board={board} said={board.announcement} />;
  return isWriting ? <Writing done={done} /> : null;
}

type Said = NonNullable<Board["announcement"]>;

function Standing({ board, said }: { readonly board: Board; readonly said: Said }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const ending = useEndingAnnouncement();
  const areas = useAreaNames();
  const { announce } = words;
  const of = [
    said.areas.length === 0 ? announce.everywhere : said.areas.map(areas).join(commaOf(language)),
    said.families.length === 0
      ? announce.everything
      : said.families.map((family) => words.families[family]).join(commaOf(language)),
  ];
  return (
    <section className="card notice dispatch-announce" aria-label={announce.title}>
      <p className="row wrap">
        <b>{say(said.title, language)}</b>
        <span className="sub small">
          {announce.since(momentText(said.since, board.asOf, language))} · {of.join(" · ")}
        </span>
      </p>
      <p>{say(said.body, language)}</p>
      <p className="strong">
        {said.waitMinutes === null ? announce.waitUnknown : announce.wait(said.waitMinutes)}
      </p>
      <RefusedNote error={ending.error} />
      <Sure
        label={announce.end}
        why={announce.endWhy}
        yes={announce.endYes}
        no={announce.endNo}
        isWorking={ending.isPending}
        act={() => ending.mutate(said.announcement)}
      />
    </section>
  );
}

function useAreaNames(): (area: string) => string {
  const { language } = useSpeech();
  const { data } = useTownMap();
  return (area) => {
    const found = data?.areas.find((each) => each.area === area);
    return found === undefined ? area : say(found.name, language);
  };
}

const NOTHING = { titleJa: "", titleEn: "", bodyJa: "", bodyEn: "", areas: "", families: "" };
const TEXTS = ["titleJa", "titleEn", "bodyJa", "bodyEn"] as const;

function Writing({ done }: { readonly done: () => void }) {
  const { announce: words } = useCalloutDeskWords();
  const id = useId();
  const [draft, setDraft] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const announcing = useAnnouncing(done);
  const change = (next: Partial<typeof NOTHING>) => setDraft((before) => ({ ...before, ...next }));
  const wrong = tried && draft.titleJa.trim() === "" ? words.need : null;
  const send = () => {
    setTried(true);
    if (draft.titleJa.trim() !== "") announcing.mutate(bodyOf(draft));
  };
  return (
    <section className="card dispatch-writing" aria-label={words.title}>
      <h2 className="card-title">{words.title}</h2>
      <p className="sub">{words.lead}</p>
      <div className="dispatch-announce-form">
        {TEXTS.map((name) => (
          <TextField
            key={name}
            question={{
              id: `${id}-${name}`,
              label: words[name],
              required: name === "titleJa",
              wrong: name === "titleJa" ? wrong : null,
            }}
            value={draft[name]}
            letters={48}
            change={(text) => change({ [name]: text })}
          />
        ))}
        <Scope id={id} draft={draft} change={change} />
      </div>
      <RefusedNote error={announcing.error} />
      <div className="button-row">
        <button type="button" className="button" disabled={announcing.isPending} onClick={send}>
          {words.send}
        </button>
        <button type="button" className="button ghost" onClick={done}>
          {words.never}
        </button>
      </div>
    </section>
  );
}

interface ScopeProps {
  readonly id: string;
  readonly draft: typeof NOTHING;
  readonly change: (next: Partial<typeof NOTHING>) => void;
}

function Scope({ id, draft, change }: ScopeProps) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const { data } = useTownMap();
  const optional = { required: false, wrong: null } as const;
  const areas = (data?.areas ?? []).map(({ area, name }) => ({
    value: area,
    label: say(name, language),
  }));
  const families = FAMILY_NAMES.map((value) => ({ value, label: words.families[value] }));
  return (
    <>
      <ChoicesField
        question={{ id: `${id}-areas`, label: words.announce.areas, ...optional }}
        choices={areas}
        value={draft.areas}
        change={(chosen) => change({ areas: chosen })}
      />
      <ChoicesField
        question={{ id: `${id}-families`, label: words.announce.families, ...optional }}
        choices={families}
        value={draft.families}
        change={(chosen) => change({ families: chosen })}
      />
    </>
  );
}

const split = (text: string) => (text === "" ? [] : text.split(","));

function bodyOf(draft: typeof NOTHING) {
  const families = split(draft.families);
  return {
    title: { ja: draft.titleJa, en: draft.titleEn },
    body: { ja: draft.bodyJa, en: draft.bodyEn },
    areas: split(draft.areas),
    families: FAMILY_NAMES.filter((family) => families.includes(family)),
  };
}
