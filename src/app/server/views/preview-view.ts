import type { Decision } from "../../../contracts/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { ActionPreview } from "../../api/action.ts";
import type { Previewed } from "../../life/preview-action.ts";
import { clausesView, consequenceView, noteView, refusedView } from "./refused-view.ts";

type Shown = Pick<Previewed, "decision" | "money" | "corrections" | "seen" | "needsTwo">;

/** What a yes would do, before it is given. */
export function previewView(shown: Shown, catalogue: LoadedCatalogue): ActionPreview {
  const { decision, money, corrections, seen, needsTwo } = shown;
  return {
    ...decisionView(decision, catalogue),
    money,
    corrections: [...corrections],
    seen,
    needsTwo,
  };
}

function decisionView(decision: Decision, catalogue: LoadedCatalogue) {
  if (!decision.ok) {
    const { refusal } = decision;
    return {
      allowed: false,
      refused: refusedView(refusal, catalogue),
      effectiveOn: null,
      follows: [],
      notes: [],
      clauses: clausesView(refusal.clauses, catalogue),
    };
  }
  const { effectiveOn, follows, notes, clauses } = decision.value;
  return {
    allowed: true,
    refused: null,
    effectiveOn: effectiveOn === null ? null : formatDay(effectiveOn),
    follows: follows.map((each) => consequenceView(each, catalogue)),
    notes: notes.map((each) => noteView(each, catalogue)),
    clauses: clausesView(clauses, catalogue),
  };
}
