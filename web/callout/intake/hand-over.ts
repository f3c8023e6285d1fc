import type { IntakeForm } from "../../../src/app/api/callout.ts";
import type { Danger, Family } from "./call-draft.ts";

const FAMILY: Readonly<Record<Danger["danger"], Family["family"]>> = {
  "gas-smell": "gas",
  fire: "electricity",
  sparks: "electricity",
  "water-at-wiring": "water",
  "locked-in-child": "keys",
};

/** What is taken down where somebody has called the line: a danger, and no trouble of ours. */
export function handedOverCall(form: IntakeForm, { danger }: Danger) {
  return {
    family: FAMILY[danger],
    trouble: "danger",
    facts: {},
    words: "",
    photos: [],
    dangers: Object.fromEntries(
      form.dangers.map((each) => [each.danger, each.danger === danger ? "yes" : "no"] as const),
    ),
  };
}
