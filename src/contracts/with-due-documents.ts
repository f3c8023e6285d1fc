import type { Asked, Decided, Household, NewEvent } from "./decision.ts";
import { formChosen } from "./documents/form-chosen.ts";
import { documentTerms } from "./documents/compose.ts";
import { type DueDocument, dueDocuments } from "./documents/due-documents.ts";
import { askedOf } from "./household/asked.ts";
import { contractsAfter, stamped } from "./household/household-after.ts";

/**
 * A decision together with the documents that fall due by it and that the customer wants
 * electronically (HM-03, XX-06): accepted, fibre has its contract content document on the same day.
 * What goes on paper stays due, until the desk has sent it.
 */
export function withDueDocuments(household: Household, decided: Decided): Decided {
  const after = contractsAfter(household, decided);
  const changed = new Map(after.map((contract) => [contract.id, contract]));
  const known = household.contracts.map(({ id }) => id);
  const opened = decided.opens.map(({ contract }) => contract);
  const contracts = [
    ...household.contracts.map((contract) => changed.get(contract.id) ?? contract),
    ...after.filter(({ id }) => opened.includes(id)),
  ];
  const touched = [...known.filter((id) => changed.has(id)), ...opened];
  const given = touched.flatMap((id) => {
    const was = known.includes(id) ? askedOf(household, id) : null;
    const is = askedOf({ ...household, contracts }, id);
    return is.ok ? newlyDue(is.value, was?.ok === true ? was.value : null) : [];
  });
  return given.length === 0 ? decided : { ...decided, events: [...decided.events, ...given] };
}

function name({ document, since }: DueDocument): string {
  return `${document}/${since}`;
}

function newlyDue(asked: Asked, before: Asked | null): readonly NewEvent[] {
  const already = new Set(before === null ? [] : dueDocuments(before).map(name));
  return dueDocuments(asked)
    .filter((due) => !already.has(name(due)))
    .flatMap(({ document }) => {
      const terms = documentTerms(asked.catalogue, asked.life.service, document)?.terms;
      const form = terms ? formChosen(asked, terms) : "paper";
      if (form === "paper") return [];
      const event = stamped(asked, { type: "document-issued", document, form }, asked.on);
      return [{ contract: asked.contract.id, event }];
    });
}
