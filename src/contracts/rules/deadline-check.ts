import type { Day } from "../../kernel/day.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Note } from "../decision.ts";

export type DeadlineCheckRule = Located<RuleOf<"deadline-check">>;

/** A question that stands before a step, as a form asks it. */
export interface CheckQuestion {
  readonly question: string;
  readonly label: Label;
  readonly warning: Label;
  readonly answers: readonly { readonly value: string; readonly label: Label }[];
  /** Answers after which the warning is said once more. */
  readonly warnedBy: readonly string[];
  readonly clauses: readonly string[];
}

/** A question that was not answered, or not with one of its answers. */
export interface MissingAnswer {
  readonly question: string;
  readonly label: Label;
  readonly clauses: readonly string[];
}

export type Answers = Readonly<Record<string, string>>;

/**
 * The questions of one file before an action, as they are asked on a day; left out: as they are
 * asked now (HH-21). Before leaving supply these are 3: pipes, common lighting, medical devices.
 */
export function questionsBefore(
  { rule }: DeadlineCheckRule,
  action: string,
  on?: Day,
): readonly CheckQuestion[] {
  return (rule.before[action] ?? []).flatMap((name) => {
    const found = rule.questions[name];
    if (!found) throw new Error(`${action} asks ${name}, which the file does not hold`);
    const { label, warning, answers, warnedBy, values } = found;
    const last = values.at(-1);
    const asked = on === undefined ? last && !("ended" in last) : inForceOn(values, on).ok;
    if (!asked) return [];
    const choices = Object.entries(answers).map(([value, said]) => ({ value, label: said }));
    const clauses = found.clause ?? rule.clause;
    return [{ question: name, label, warning, answers: choices, warnedBy, clauses }];
  });
}

/** All questions of a service before an action. */
export function questionsOf(
  catalogue: Catalogue,
  service: string,
  action: string,
  on?: Day,
): readonly CheckQuestion[] {
  return rulesOf(catalogue, service, "deadline-check").flatMap((rule) =>
    questionsBefore(rule, action, on),
  );
}

/**
 * What must still be answered before a grave step (HH-21): leaving supply without a word on medical
 * devices leaves that 1 question.
 */
export function missingAnswers(
  catalogue: Catalogue,
  service: string,
  action: string,
  answers: Answers,
  on?: Day,
): readonly MissingAnswer[] {
  return unanswered(questionsOf(catalogue, service, action, on), answers);
}

export function unanswered(
  questions: readonly CheckQuestion[],
  said: Answers,
): readonly MissingAnswer[] {
  return questions
    .filter(({ question, answers }) => !answers.some(({ value }) => value === said[question]))
    .map(({ question, label, clauses }) => ({ question, label, clauses }));
}

/** The warnings that the answers call for, to be read before saying yes (HH-21). */
export function warningsFor(
  catalogue: Catalogue,
  service: string,
  action: string,
  answers: Answers,
  on?: Day,
): readonly Note[] {
  return warned(questionsOf(catalogue, service, action, on), answers);
}

export function warned(questions: readonly CheckQuestion[], answers: Answers): readonly Note[] {
  return questions
    .filter(({ question, warnedBy }) => warnedBy.includes(answers[question] ?? ""))
    .map(({ warning, clauses }) => ({ label: warning, clauses, on: null }));
}
