import { useState } from "react";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { LongField } from "../long-field.tsx";
import { Sheet } from "../sheet.tsx";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { TwoButtons } from "../two-buttons.tsx";
import { usePress } from "../use-press.ts";

type Open = "note" | "nobody" | "release";

/** What is seldom needed: a note, nobody there, giving it back. */
export function OthersCard({ visit }: { readonly visit: ShownVisit }) {
  const { others: words, visit: heads } = useFieldWords();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const isOnSite = visit.state === "on-site";
  return (
    <section className="card">
      <h2>{heads.more}</h2>
      <div className="field-choices">
        <button type="button" className="go ghost small" onClick={() => setOpen("note")}>
          {words.note}
        </button>
        {isOnSite ? (
          <button type="button" className="go ghost small" onClick={() => setOpen("nobody")}>
            {words.nobody}
          </button>
        ) : null}
        <button type="button" className="go ghost small" onClick={() => setOpen("release")}>
          {words.release}
        </button>
      </div>
      {open === null ? null : <OneSheet visit={visit} open={open} close={close} />}
    </section>
  );
}

function OneSheet({
  visit,
  open,
  close,
}: {
  readonly visit: ShownVisit;
  readonly open: Open;
  readonly close: () => void;
}) {
  const { others: words } = useFieldWords();
  const press = usePress(visit);
  switch (open) {
    case "note":
      return (
        <WordsSheet
          {...{ title: words.note, label: words.noteWords, yes: words.noteKeep, close }}
          most={2000}
          keep={(text) => void press({ type: "note", words: text })}
        />
      );
    case "release":
      return (
        <WordsSheet
          {...{ title: words.release, label: words.releaseReason, yes: words.releaseYes, close }}
          why={words.releaseWhy}
          most={500}
          keep={(reason) => void press({ type: "release", reason })}
        />
      );
    case "nobody":
      return (
        <Sheet title={words.nobody} close={close}>
          <p>{words.nobodyWhy}</p>
          <TwoButtons
            kind="danger"
            yes={words.nobodyYes}
            act={() => {
              void press({ type: "nobody-there" });
              close();
            }}
            no={words.no}
            close={close}
          />
        </Sheet>
      );
  }
}

/** Something is said in words, or nothing is done. */
function WordsSheet({
  title,
  why,
  label,
  yes,
  most,
  keep,
  close,
}: {
  readonly title: string;
  readonly why?: string;
  readonly label: string;
  readonly yes: string;
  readonly most: number;
  readonly keep: (words: string) => void;
  readonly close: () => void;
}) {
  const { others } = useFieldWords();
  const [text, write] = useState("");
  const [isTried, tried] = useState(false);
  const isEmpty = text.trim() === "";
  const say = () => {
    tried(true);
    if (isEmpty) return;
    keep(text.trim());
    close();
  };
  return (
    <Sheet title={title} close={close}>
      {why === undefined ? null : <p>{why}</p>}
      <LongField
        question={{
          id: "others-words",
          label,
          required: true,
          wrong: isTried && isEmpty ? others.wrongReason : null,
        }}
        value={text}
        most={most}
        change={write}
      />
      <TwoButtons yes={yes} act={say} no={others.no} close={close} />
    </Sheet>
  );
}
