import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Label } from "../terms/fields.ts";

type Named = Readonly<Record<string, { readonly label: Label }>>;

/** Papers and grounds by the names that the terms of a service give them. */
export function namesOf(catalogue: Catalogue, service: string) {
  const grounds = [
    ...rulesOf(catalogue, service, "suspension").map(({ rule }) => rule.grounds),
    ...rulesOf(catalogue, service, "ending").map(({ rule }) => rule.grounds),
  ];
  const documents = rulesOf(catalogue, service, "document").map(({ rule }) => rule.documents);
  return {
    ground: (name: string) => labelAmong(grounds, name),
    document: (name: string) => labelAmong(documents, name),
  };
}

function labelAmong(among: readonly Named[], name: string): Label {
  return among.flatMap((each) => each[name]?.label ?? [])[0] ?? { ja: name, en: name };
}
