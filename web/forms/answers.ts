import type { LabelText } from "../../src/app/api/fields.ts";
import { type AskedQuestion, type Typed, typedOf } from "./question.ts";
import { readAnswer } from "./read-answer.ts";

/** What is wrong, by question, in the order in which they are asked. */
export function wrongAnswers(
  questions: readonly AskedQuestion[],
  typed: Typed,
): ReadonlyMap<string, LabelText> {
  const wrong = new Map<string, LabelText>();
  for (const question of questions) {
    const read = readAnswer(question, typedOf(question, typed));
    if (!read.ok) wrong.set(question.name, read.refusal);
  }
  return wrong;
}

type Tree = { [name: string]: unknown };

/**
 * The fields of an action or an application from its answers: each where the server wants it, in
 * the action itself or below `facts` or `answers`. What was left empty or is wrong stays out.
 */
export function answersBody(questions: readonly AskedQuestion[], typed: Typed): Tree {
  const body: Tree = {};
  for (const question of questions) {
    const read = readAnswer(question, typedOf(question, typed));
    if (!read.ok || read.value === "") continue;
    if (question.into === "action") put(body, question.name.split("."), sent(question, read.value));
    else put(body, [question.into, question.name], read.value);
  }
  return body;
}

/** Facts are words; a field of the action has its own type. */
function sent({ kind }: AskedQuestion, value: string): unknown {
  switch (kind) {
    case "yes-no":
      return value === "yes";
    case "count":
      return Number.parseInt(value, 10);
    case "choices":
      return value.split(",");
    case "choice":
    case "day":
    case "text":
    case "yen":
      return value;
  }
}

function put(body: Tree, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = body[first];
  const below: Tree = isTree(inner) ? inner : {};
  body[first] = below;
  put(below, rest, value);
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
