import type { Catalogue, Located } from "../terms/catalogue.ts";
import type { Service, TermsDocument } from "../terms/service-files.ts";

/** What a diagnosis reads of a catalogue, as JSON: a browser keeps it and needs no more. */
export interface CataloguePack {
  /** Of the whole catalogue: a diagnosis made from the pack names the same terms. */
  readonly hash: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly documents: Readonly<Record<string, TermsDocument>>;
  readonly rules: readonly Located[];
}

/** Folder of what ties services together: tax, business days. */
const SHARED = "household";

/** Every folder that prices energy, whole, with what all folders share. */
export function packOf({ hash, services, documents, rules }: Catalogue): CataloguePack {
  const all = [...rules.values()];
  const priced = all.filter(({ rule }) => rule.kind === "energy-tariff");
  const folders = new Set([SHARED, ...priced.map(({ service }) => service)]);
  return {
    hash,
    services: Object.fromEntries([...services].filter(([id]) => folders.has(id))),
    documents: Object.fromEntries(documents),
    rules: all.filter(({ service }) => folders.has(service)),
  };
}

export function catalogueOf({ hash, services, documents, rules }: CataloguePack): Catalogue {
  return {
    hash,
    services: new Map(Object.entries(services)),
    documents: new Map(Object.entries(documents)),
    rules: new Map(rules.map((located) => [located.id, located])),
  };
}
