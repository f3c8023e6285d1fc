import { type Day, formatDay } from "../../../kernel/day.ts";
import type { Label } from "../../../terms/fields.ts";
import type { FieldView } from "../../api/action.ts";

type Choice = FieldView["choices"][number];
type Rest = Partial<Omit<FieldView, "name" | "kind" | "label" | "choices">>;

function field(
  kind: FieldView["kind"],
  name: string,
  label: Label,
  given: Rest & { readonly choices?: readonly Choice[] } = {},
): FieldView {
  const { choices = [], ...rest } = given;
  return {
    name,
    kind,
    label,
    help: null,
    required: true,
    into: "action",
    min: null,
    preset: null,
    ...rest,
    choices: [...choices],
  };
}

/** A day, from the first that makes sense on; that one stands in the field already. */
export function dayQuestion(
  name: string,
  label: Label,
  { from = null, ...rest }: Rest & { readonly from?: Day | null } = {},
): FieldView {
  const first = from === null ? null : formatDay(from);
  return field("day", name, label, { min: first, preset: first, ...rest });
}

/** One of several; a single choice is made already. */
export function choiceQuestion(
  name: string,
  label: Label,
  choices: readonly Choice[],
  rest: Rest = {},
): FieldView {
  const only = choices.length === 1 ? (choices[0]?.value ?? null) : null;
  return field("choice", name, label, { preset: only, ...rest, choices });
}

export function choicesQuestion(name: string, label: Label, choices: readonly Choice[]): FieldView {
  return field("choices", name, label, { required: false, choices });
}

export function textQuestion(name: string, label: Label, rest: Rest = {}): FieldView {
  return field("text", name, label, rest);
}

export function yesNoQuestion(name: string, label: Label, preset: "yes" | "no"): FieldView {
  return field("yes-no", name, label, { required: false, preset });
}

export function yenQuestion(name: string, label: Label, rest: Rest = {}): FieldView {
  return field("yen", name, label, { required: false, ...rest });
}

export function countQuestion(name: string, label: Label): FieldView {
  return field("count", name, label, { required: false, preset: "1" });
}

/** The choices of a record of labelled things, in its order. */
export function choicesOf(
  things: Readonly<Record<string, { readonly label: Label }>>,
): readonly Choice[] {
  return Object.entries(things).map(([value, { label }]) => ({ value, label }));
}
