import type { LabelText } from "../../../src/app/api/fields.ts";
import type { AskedQuestion } from "../../forms/question.ts";

/** A question of a contractor's form; text that may be left empty, unless it says otherwise. */
export function asked(
  name: string,
  label: LabelText,
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
