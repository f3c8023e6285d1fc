import type { FieldView } from "../../src/app/api/action.ts";

/** A question as the server asks it; the portal's own questions have the same shape. */
export type AskedQuestion = FieldView;

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
