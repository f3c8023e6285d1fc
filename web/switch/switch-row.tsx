import { useId, useState } from "react";
import type { SwitchRow as Row } from "../../src/app/api/switch.ts";
import { addDays, formatDay, parseDay } from "../../src/kernel/day.ts";
import { dayText, say } from "../format.ts";
import { SignedYen } from "../parts/amount.tsx";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import { DoIt } from "./do-it.tsx";
import { SwitchDetail } from "./switch-detail.tsx";
import { SwitchMarks } from "./switch-marks.tsx";

/** One thing to do: its difference, its best day, why; its parts and days behind a button. */
export function SwitchRow({ row }: { readonly row: Row }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const [open, setOpen] = useState(false);
  const id = useId();
  const isStay = row.kind === "stay";
  return (
    <li className={isStay ? "card switch-row stay" : "card switch-row"}>
      <div className="row switch-head">
        <h3>
          <Place row={row} />
          {say(row.label, language)}
        </h3>
        <span className="switch-total">
          <span className="unseen">{words.difference} </span>
          <SignedYen yen={row.total} />
        </span>
      </div>
      <BestDay row={row} />
      <p className="sub switch-reason">{say(row.why, language)}</p>
      {row.notes.map((note) => (
        <p key={note.en} className="sub small">
          {say(note, language)}
        </p>
      ))}
      <SwitchMarks marks={row.marks} />
      {isStay ? (
        <p className="switch-stay">{words.stayAct}</p>
      ) : (
        <div className="switch-ways">
          <button
            type="button"
            className="quiet"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <span className="unseen">{say(row.label, language)} </span>
            {open ? words.less : words.unfold}
          </button>
          {row.action === null ? null : <DoIt action={row.action} of={say(row.label, language)} />}
        </div>
      )}
      <div id={id} hidden={!open} className="fade">
        {open ? <SwitchDetail rowKey={row.key} /> : null}
      </div>
    </li>
  );
}

function Place({ row: { place, kind } }: { readonly row: Row }) {
  const words = useSwitchWords();
  if (place === null && kind === "stay") return null;
  return (
    <span className="switch-place">{place === null ? words.unplaced : words.place(place)}</span>
  );
}

function BestDay({ row }: { readonly row: Row }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const { best, kind } = row;
  if (best === null) return null;
  const day = dayText(best.from, language, true);
  const text =
    kind === "supplier"
      ? words.supplierDay(day, dayText(dayAfter(best.from), language))
      : words.best[best.means](day);
  return <p className="switch-best">{text}</p>;
}

function dayAfter(text: string): string {
  const on = parseDay(text);
  return on === null ? text : formatDay(addDays(on, 1));
}
