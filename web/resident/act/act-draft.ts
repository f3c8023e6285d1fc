import type { ActionBody, ActionPreview, PossibleAction } from "../../../src/app/api/action.ts";
import { answersBody, wrongAnswers } from "../../forms/answers.ts";
import type { AskedQuestion, Typed } from "../../forms/question.ts";
import type { Submission } from "../../forms/submission-key.ts";

/** What was done, kept so that a reload still says it. */
export interface Done {
  readonly label: { readonly ja: string; readonly en: string };
  readonly preview: ActionPreview;
  readonly waitsForApproval: boolean;
  readonly repeated: boolean;
}

export interface ActDraft {
  readonly typed: Typed;
  /** How the day of leaving was chosen; empty: not yet. */
  readonly when: "" | "best" | "soonest" | "other";
  readonly submission: Submission | null;
  readonly done: Done | null;
}

export const EMPTY_DRAFT: ActDraft = { typed: {}, when: "", submission: null, done: null };

export interface Screen {
  readonly index: number;
  readonly questions: readonly AskedQuestion[];
  /** Nothing on it is wrong or missing, and it was answered where it must be. */
  readonly complete: boolean;
}

/** Leaving and moving are asked one question a screen; short forms stand on one. */
const GRAVE = ["leave", "move"];

/** Whether an action ends the contract, so that its words say so plainly. */
export function isLeaving(type: string): boolean {
  return type === "leave";
}

/** The question by which the day of leaving is chosen. */
export function asksWhen(type: string, { name }: AskedQuestion): boolean {
  return isLeaving(type) && name === "wishedOn";
}

export function screensOf(
  { type, fields: asked }: PossibleAction,
  draft: ActDraft,
): readonly Screen[] {
  if (asked.length === 0) return [];
  // "As soon as possible" is an answer, though its day stays empty.
  const fields = asked.map((field) =>
    asksWhen(type, field) ? { ...field, required: draft.when === "other" } : field,
  );
  const groups = GRAVE.includes(type) ? fields.map((field) => [field]) : [fields];
  return groups.map((questions, index) => ({
    index,
    questions,
    complete:
      wrongAnswers(questions, draft.typed).size === 0 &&
      questions.every((question) => !asksWhen(type, question) || isWhenAnswered(question, draft)),
  }));
}

/** "Another day" needs that day; "as soon as possible" is the empty answer. */
export function isWhenAnswered({ name }: AskedQuestion, { when, typed }: ActDraft): boolean {
  return when !== "" && (when === "soonest" || (typed[name] ?? "").trim() !== "");
}

/** The action as it is sent. The server parses it: a shape it does not know is refused there. */
export function actionOf(
  { type, fields }: PossibleAction,
  { typed }: ActDraft,
): ActionBody["action"] {
  return { type, ...answersBody(fields, typed) } as ActionBody["action"];
}
