import type { DeskAct, DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { no, ok, type Result } from "../../../../src/kernel/result.ts";
import type { CalloutDeskWords } from "../../../words/callout-desk-ja.ts";
import { typedInstant } from "../times.ts";

/** Verbs of the desk that have a button here, in the order in which they are shown. */
export const ACTS = [
  "account",
  "place",
  "price",
  "promise",
  "plan",
  "part-arrived",
  "release",
  "note",
  "complain",
  "compensate",
  "decline",
  "cancel",
  "reopen",
] as const;
export type ActName = (typeof ACTS)[number] & DeskCase["may"][number];

export type FieldName =
  | "reason"
  | "words"
  | "day"
  | "from"
  | "until"
  | "technician"
  | "confirmed"
  | "who"
  | "claimed";

/** What each verb asks for. */
export const FIELDS: Readonly<Record<ActName, readonly FieldName[]>> = {
  account: [],
  place: [],
  price: [],
  promise: ["day", "from", "until"],
  plan: ["technician", "day", "from", "until", "confirmed"],
  "part-arrived": [],
  release: ["reason"],
  note: ["words"],
  complain: ["words"],
  compensate: ["claimed"],
  decline: ["reason"],
  cancel: ["who", "reason"],
  reopen: ["reason"],
};

export type ActDraft = Readonly<Record<FieldName, string>>;

export const emptyAct = (day: string): ActDraft => ({
  reason: "",
  words: "",
  day,
  from: "",
  until: "",
  technician: "",
  confirmed: "",
  who: "caller",
  claimed: "",
});

/** What is wrong, by the field where it stands; the text is a key of `words.acts`. */
export type Wrong = Partial<Record<FieldName, NeedName>>;
type NeedName = Extract<keyof CalloutDeskWords["acts"], `need${string}`>;

/** The act as it is sent, or what is missing. */
export function actOf(name: ActName, draft: ActDraft): Result<DeskAct, Wrong> {
  const wrong = wrongOf(FIELDS[name], draft);
  if (Object.keys(wrong).length > 0) return no(wrong);
  const act = written(name, draft);
  return act === null ? no({ from: "needTime" }) : ok(act);
}

function spanOf({ day, from, until }: ActDraft): { from: string; until: string } | null {
  const [start, end] = [typedInstant(day, from), typedInstant(day, until)];
  return start === null || end === null ? null : { from: start, until: end };
}

function wrongOf(fields: readonly FieldName[], draft: ActDraft): Wrong {
  const wrong: Wrong = {};
  for (const field of fields) {
    const need = needOf(field, draft);
    if (need !== null) wrong[field] = need;
  }
  return wrong;
}

function needOf(field: FieldName, draft: ActDraft): NeedName | null {
  switch (field) {
    case "reason":
      return draft.reason.trim() === "" ? "needReason" : null;
    case "words":
      return draft.words.trim() === "" ? "needWords" : null;
    case "technician":
      return draft.technician === "" ? "needTechnician" : null;
    case "claimed":
      return /^[1-9]\d{0,7}$/.test(draft.claimed.replaceAll(",", "")) ? null : "needYen";
    case "from":
    case "until":
      if (typedInstant(draft.day, draft[field]) === null) return "needTime";
      return field === "until" && isTurned(draft) ? "needOrder" : null;
    case "day":
    case "confirmed":
    case "who":
      return null;
  }
}

function isTurned(draft: ActDraft): boolean {
  const span = spanOf(draft);
  return span !== null && span.until <= span.from;
}

function written(name: ActName, draft: ActDraft): DeskAct | null {
  const span = spanOf(draft);
  const { reason, words, technician } = draft;
  switch (name) {
    case "account":
    case "place":
      return null;
    case "price":
      return { type: "price-accepted" };
    case "part-arrived":
      return { type: "part-arrived" };
    case "promise":
      return span && { type: "promise", ...span };
    case "plan":
      return span && { type: "plan", technician, ...span, confirmed: draft.confirmed === "yes" };
    case "release":
    case "decline":
    case "reopen":
      return { type: name, reason };
    case "note":
    case "complain":
      return { type: name, words };
    case "compensate":
      return { type: "compensate", claimed: Number(draft.claimed.replaceAll(",", "")) };
    case "cancel":
      return { type: "cancel", who: draft.who === "operator" ? "operator" : "caller", reason };
  }
}
