import { Link } from "@tanstack/react-router";
import { dayText } from "../format.ts";
import type { Typed } from "../forms/question.ts";
import { useDraft } from "../forms/use-draft.ts";
import { type ActDraft, EMPTY_DRAFT } from "../resident/act/act-draft.ts";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import { type SwitchAction, useSwitchPlace } from "./switch-place.ts";

/** The way to where it is done, with the day and the item filled in. Nothing is done by going. */
export function DoIt({ action, of }: { readonly action: SwitchAction; readonly of: string }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const { begin } = useSwitchPlace();
  const { type, contract, on } = action;
  const [, change] = useDraft<ActDraft>(`act.${contract}.${type}`, EMPTY_DRAFT);
  const label = words.act[type](on === null ? "" : dayText(on, language, true));
  const said = (
    <>
      <span className="unseen">{of} </span>
      {label}
    </>
  );
  if (begin !== null) {
    // An application is begun at the desk's own list of actions.
    if (contract === null) return null;
    return (
      <button type="button" className="quiet more" onClick={() => begin(action, contract)}>
        {said}
      </button>
    );
  }
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
function filledIn(action: SwitchAction): Partial<ActDraft> {
  const typed = typedOf(action);
  return "wishedOn" in typed ? { when: "other", typed } : { typed };
}

/** The day and the item, by the names of the questions. */
export function typedOf({ type, item, on }: SwitchAction): Typed {
  if (type === "leave" && on !== null) return { wishedOn: on };
  if (type === "change-item" && item !== null) {
    return { item, ...(on === null ? {} : { from: on }) };
  }
  return {};
}
