import type { PossibleAction, StaffActionBody } from "../../../src/app/api/action.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { answersBody } from "../../forms/answers.ts";
import { type AskedQuestion, type Typed, typedOf } from "../../forms/question.ts";
import { readAnswer } from "../../forms/read-answer.ts";
import { dayText } from "../../format.ts";
import { deskEn } from "../../words/desk-en.ts";
import { deskJa } from "../../words/desk-ja.ts";

/** How the desk enters it: for today, or late for an earlier day. */
export interface Entry {
  readonly isLate: boolean;
  readonly needsTwo: boolean;
  readonly today: string;
}

const PLAIN: Pick<AskedQuestion, "choices" | "into" | "min" | "preset"> = {
  choices: [],
  into: "action",
  min: null,
  preset: null,
};

const [ja, en] = [deskJa.staffAct, deskEn.staffAct];

function both(name: "reason" | "reasonHelp" | "backDateOn" | "backDateReason"): LabelText {
  return { ja: ja[name], en: en[name] };
}

/** What the desk is asked besides the action's own fields: the earlier day, and the reason. */
export function entryQuestions({ isLate, needsTwo, today }: Entry): readonly AskedQuestion[] {
  const help = {
    ja: ja.backDateHelp(dayText(today, "ja", true)),
    en: en.backDateHelp(dayText(today, "en", true)),
  };
  const on: AskedQuestion = {
    ...PLAIN,
    name: "entry.on",
    kind: "day",
    required: true,
    label: both("backDateOn"),
    help,
  };
  const reason: AskedQuestion = {
    ...PLAIN,
    name: "entry.why",
    kind: "text",
    required: true,
    label: both(isLate ? "backDateReason" : "reason"),
    help: both("reasonHelp"),
  };
  return [...(isLate ? [on] : []), ...(isLate || needsTwo ? [reason] : [])];
}

/**
 * What is asked of the server. The fields follow the action's own questions, which the server
 * made; it parses them again.
 */
export function bodyOf(
  { type, fields }: PossibleAction,
  typed: Typed,
  entry: Entry,
): StaffActionBody {
  const action = { type, ...answersBody(fields, typed) } as StaffActionBody["action"];
  const asked = new Map(entryQuestions(entry).map((question) => [question.name, question]));
  const answer = (name: string): string => {
    const question = asked.get(name);
    const read = question && readAnswer(question, typedOf(question, typed));
    return read?.ok ? read.value : "";
  };
  const on = answer("entry.on");
  return { action, ...(on === "" ? {} : { on }), reason: answer("entry.why") };
}
