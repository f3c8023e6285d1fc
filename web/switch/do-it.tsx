import { Link } from "@tanstack/react-router";
import type { SwitchRow } from "../../src/app/api/switch.ts";
import { dayText } from "../format.ts";
import { useDraft } from "../forms/use-draft.ts";
import { type ActDraft, EMPTY_DRAFT } from "../resident/act/act-draft.ts";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";

type Action = NonNullable<SwitchRow["action"]>;

/** The way to where it is done, with the day and the item filled in. Nothing is done by going. */
export function DoIt({ action, of }: { readonly action: Action; readonly of: string }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const { type, contract, on } = action;
  const [, change] = useDraft<ActDraft>(`act.${contract}.${type}`, EMPTY_DRAFT);
  const label = words.act[type](on === null ? "" : dayText(on, language, true));
  const said = (
    <>
      <span className="unseen">{of} </span>
      {label}
    </>
  );
  if (contract === null) {
    return (
      <Link to="/apply" className="quiet more">
        {said}
      </Link>
    );
  }
  return (
    <Link
      to="/contracts/$contract/$action"
      params={{ contract, action: type }}
      className="quiet more"
      onClick={() => change({ ...EMPTY_DRAFT, ...filledIn(action) })}
    >
      {said}
    </Link>
  );
}

/** What the form is asked to begin with. */
function filledIn({ type, item, on }: Action): Partial<ActDraft> {
  if (type === "leave" && on !== null) return { when: "other", typed: { wishedOn: on } };
  if (type === "change-item" && item !== null) {
    return { typed: { item, ...(on === null ? {} : { from: on }) } };
  }
  return {};
}
