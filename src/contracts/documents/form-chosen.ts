import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Asked } from "../decision.ts";
import type { DocumentForm } from "../model.ts";

type Forms = Pick<RuleOf<"document">["documents"][string], "forms">;

/** The form in which a document is given: as chosen at application, where it can be chosen. */
export function formChosen({ life }: Pick<Asked, "life">, { forms }: Forms): DocumentForm {
  return formOf(forms, life.applied.documents ?? "electronic");
}

/** What was wished, where it is offered; otherwise the first form that is. */
export function formOf(forms: readonly DocumentForm[], wished: DocumentForm): DocumentForm {
  return forms.includes(wished) ? wished : (forms[0] ?? "paper");
}
