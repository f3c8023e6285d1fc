import type { Acted, PossibleAction } from "../../../src/app/api/action.ts";
import { say } from "../../format.ts";
import { wrongAnswers } from "../../forms/answers.ts";
import type { AskedQuestion, Typed } from "../../forms/question.ts";
import { useDraft } from "../../forms/use-draft.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { useTell } from "../told.tsx";
import { type Place, useAct } from "../use-act.ts";
import { bodyOf, entryQuestions } from "./entry-questions.ts";
import { useOutcome } from "./use-outcome.ts";

export interface Asking {
  readonly place: Place;
  readonly today: string;
  readonly possible: PossibleAction;
  /** Answers that the desk already knows: which work, which ground. */
  readonly preset?: Typed;
}

interface Draft {
  readonly typed: Typed;
  readonly isLate: boolean;
}

const NOTHING: Draft = { typed: {}, isLate: false };

/** What an action's form holds and does. What was typed outlives errors and closing. */
export function useActionForm(
  { place, today, possible, preset = {} }: Asking,
  done: (acted: Acted) => void,
) {
  const about = Object.values(preset).join(".");
  const name = `desk.${place.from.base}.${place.contract}.${possible.type}.${about}`;
  const [draft, change, clear] = useDraft<Draft>(name, NOTHING);
  const typed = { ...preset, ...draft.typed };
  const entry = { isLate: draft.isLate, needsTwo: possible.needsTwo, today };
  const fields = draft.isLate ? possible.fields.map(onAnyDay) : possible.fields;
  const asked = [...fields, ...entryQuestions(entry)];
  const body = bodyOf({ ...possible, fields }, typed, entry);
  // The reason decides nothing: it is not waited for.
  const weighed = asked.filter((question) => question.name !== "entry.why");
  const complete = wrongAnswers(weighed, typed).size === 0;
  const outcome = useOutcome(place, complete ? { ...body, reason: "" } : null);
  const doneText = useDoneText(possible);
  const tell = useTell();
  const act = useAct(place, (acted) => {
    clear();
    tell(doneText(acted));
    done(acted);
  });
  const { preview, isCurrent } = outcome;
  return {
    typed,
    asked,
    complete,
    outcome,
    act,
    isLate: draft.isLate,
    needsTwo: possible.needsTwo || preview?.needsTwo === true,
    mayConfirm: preview?.allowed === true && isCurrent && !act.isPending,
    type: (question: string, value: string) =>
      change({ typed: { ...draft.typed, [question]: value } }),
    flipLate: () => change({ isLate: !draft.isLate }),
    lookAgain: () => {
      act.reset();
      void outcome.query.refetch();
    },
    confirm: () => {
      if (preview?.allowed && isCurrent && !act.isPending) {
        act.mutate({ ...body, seen: preview.seen });
      }
    },
  };
}

export type HeldForm = ReturnType<typeof useActionForm>;

/** Bounds and days that are proposed are today's: for an earlier day they say nothing. */
function onAnyDay(field: AskedQuestion): AskedQuestion {
  return field.kind === "day" ? { ...field, min: null, preset: null } : field;
}

function useDoneText({ label }: PossibleAction): (acted: Acted) => string {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  return ({ repeated, waitsForApproval }) => {
    if (repeated) return staffAct.repeated;
    const said = say(label, language);
    return waitsForApproval ? staffAct.waits(said) : staffAct.done(said);
  };
}
