import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const question = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1).optional(),
  /** What may happen: stands beside the question, and is said again with certain answers. */
  warning: labelField,
  /** Answers that count, by the word that is recorded. */
  answers: z.record(z.string(), labelField),
  /** Answers after which the warning is said once more before the step. */
  warnedBy: z.array(z.string()),
  /** From when it is asked. */
  values: history({}),
});

/** Questions that a person must answer before a grave step. */
export const deadlineCheck = defineKind(
  "deadline-check",
  {
    questions: z.record(z.string(), question),
    /** Which questions stand before which action. */
    before: z.record(z.string(), z.array(z.string()).min(1)),
  },
  ({ questions, before }) => {
    const unknown = Object.entries(before).flatMap(([action, names]) =>
      names
        .filter((name) => !(name in questions))
        .map((name) => ({ path: ["before", action], message: `asks ${name}, no question here` })),
    );
    const unheard = Object.entries(questions).flatMap(([name, { answers, warnedBy }]) =>
      warnedBy
        .filter((word) => !(word in answers))
        .map((word) => ({ path: ["questions", name], message: `${word} is no answer to it` })),
    );
    return [...unknown, ...unheard];
  },
);
