import { useState } from "react";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { afterPress } from "./after-press.ts";
import { wrongAnswers } from "./answers.ts";
import type { Mistake } from "./error-summary.tsx";
import { type AskedQuestion, controlId, type Typed } from "./question.ts";

/**
 * When a mistake is shown: after its control was left, or after an attempt to go on; never while
 * the first letters are typed.
 */
export function useQuestions(of: string, questions: readonly AskedQuestion[], typed: Typed) {
  const { language } = useSpeech();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const wrong = wrongAnswers(questions, typed);
  const mistakes: readonly Mistake[] = questions.flatMap((question) => {
    const why = wrong.get(question.name);
    const label = say(question.label, language);
    const id = controlId(of, question);
    return why === undefined ? [] : [{ id, label, wrong: say(why, language) }];
  });
  return {
    attempt,
    mistakes,
    complete: wrong.size === 0,
    leave: (name: string) => afterPress(() => setLeft((before) => new Set(before).add(name))),
    shown: ({ name }: AskedQuestion): string | null => {
      const why = wrong.get(name);
      const isEmptyOnly = (typed[name] ?? "").trim() === "";
      const isDue = attempt > 0 || (left.has(name) && !isEmptyOnly);
      return why !== undefined && isDue ? say(why, language) : null;
    },
    /** True when one may go on; otherwise every mistake is shown, also one found elsewhere. */
    tryOn: (isWrongElsewhere = false): boolean => {
      const may = wrong.size === 0 && !isWrongElsewhere;
      if (!may) setAttempt((count) => count + 1);
      return may;
    },
  };
}
