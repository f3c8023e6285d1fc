import { dueDocuments } from "../documents/due-documents.ts";
import type { Dated, Found } from "./found.ts";

/**
 * The last day to give each document that is due (HM-03, XX-06): HEMS installed 2024-05-10, its
 * after-contract document that same day. Not given by then, it is issued the day after, in the form
 * that was chosen on application.
 */
export function documentsToGive(dated: Dated): readonly Found[] {
  return dueDocuments(dated).map(({ document, label, dueOn, clauses, form }) => ({
    kind: "document-due",
    on: dueOn,
    of: document,
    label: { ja: `${label.ja}をお渡しする期限`, en: `${label.en}: by when it is given` },
    clauses,
    concerns: "operator",
    act: { type: "issue-document", document, form },
  }));
}
