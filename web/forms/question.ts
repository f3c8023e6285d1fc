import type { FieldView } from "../../src/app/api/action.ts";

/** A question as the server asks it; the portal's own questions have the same shape. */
export type AskedQuestion = FieldView;

/** A question of the portal's own; text that may be left empty, unless it says otherwise. */
export function formQuestion(
  name: string,
  label: AskedQuestion["label"],
  part: Partial<Pick<AskedQuestion, "kind" | "required" | "choices" | "preset" | "help">> = {},
): AskedQuestion {
  return {
    name,
    label,
    help: null,
    into: "action",
    min: null,
    kind: "text",
    required: false,
    choices: [],
    preset: null,
    ...part,
  };
}

/** Raw text as typed, by the name of the question; nothing is thrown away while it is wrong. */
export type Typed = Readonly<Record<string, string>>;

/** What stands in a control before anything was typed. */
export function typedOf({ name, preset }: AskedQuestion, typed: Typed): string {
  return typed[name] ?? preset ?? "";
}

/** The id of a question's control in the page. */
export function controlId(of: string, { name }: AskedQuestion): string {
  return `${of}-${name.replaceAll(/[^\w-]/g, "-")}`;
}
