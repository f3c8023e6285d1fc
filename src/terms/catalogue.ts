import { z } from "zod";
import { dayField, labelField } from "./fields.ts";
import type { KindName, Rule, RuleOf } from "./kinds/index.ts";

/** `catalogue/<service>/service.yaml`: what is sold under the name. */
export const serviceSchema = z.strictObject({
  id: z.string(),
  name: labelField,
  /** Short name for lists and bills: でんき, ひかり. */
  short: labelField,
  provider: labelField,
  /** Place in lists and on bills, from 1, which is also the service's colour; without it, last. */
  order: z.int().positive().optional(),
  items: z.record(z.string(), z.strictObject({ label: labelField })),
  /** `many`: several units of it may be held. */
  options: z.record(
    z.string(),
    z.strictObject({ label: labelField, many: z.literal(true).optional() }),
  ),
});
export type Service = z.output<typeof serviceSchema>;

/** `catalogue/<service>/documents.yaml`: the texts that entries cite. */
export const documentSchema = z.strictObject({
  title: labelField,
  publisher: z.string(),
  /** Day or month it was published or read, as known. */
  asOf: z.string(),
  from: dayField.optional(),
  note: z.string().optional(),
  /**
   * Holds no terms of anybody: figures made up where the sources have none. Entries that cite it
   * are `illustrative`.
   */
  illustration: z.literal(true).optional(),
});
export type TermsDocument = z.output<typeof documentSchema>;
export const documentsSchema = z.record(z.string(), documentSchema);

/** A rule with the address by which lines and entries cite it: `ecorepo-home/monthly-fee`. */
export interface Located<R extends Rule = Rule> {
  readonly id: string;
  readonly service: string;
  readonly rule: R;
}

/** The terms as loaded and checked. Immutable; made by `loadCatalogue`, or in part by a test. */
export interface Catalogue {
  /** Hash of every file that decides something (examples do not): stored with each bill line. */
  readonly hash: string;
  readonly services: ReadonlyMap<string, Service>;
  /** Document id → document. */
  readonly documents: ReadonlyMap<string, TermsDocument>;
  /** Rule id → rule. */
  readonly rules: ReadonlyMap<string, Located>;
}

/** All rules of one kind in one folder of the catalogue, in order of file name. */
export function rulesOf<K extends KindName>(
  catalogue: Catalogue,
  service: string,
  kind: K,
): readonly Located<RuleOf<K>>[] {
  return (indexOf(catalogue).get(service)?.get(kind) ?? []) as Located<RuleOf<K>>[];
}

/** Folder → kind → rules. */
type RuleIndex = ReadonlyMap<string, ReadonlyMap<KindName, readonly Located[]>>;

/**
 * Rating asks for rules many times a bill, so a catalogue's rules are sorted by folder and kind
 * once.
 */
const INDEXES = new WeakMap<Catalogue["rules"], RuleIndex>();

function indexOf({ rules }: Catalogue): RuleIndex {
  const known = INDEXES.get(rules);
  if (known) return known;
  const folders = Map.groupBy(rules.values(), ({ service }) => service);
  const index = new Map(
    [...folders].map(([service, own]) => [service, Map.groupBy(own, ({ rule }) => rule.kind)]),
  );
  INDEXES.set(rules, index);
  return index;
}

/**
 * The rule at an address. Throws when there is none of that kind: addresses come from code or
 * checked files.
 */
export function ruleAt<K extends KindName>(
  catalogue: Catalogue,
  id: string,
  kind: K,
): Located<RuleOf<K>> {
  const located = catalogue.rules.get(id);
  if (!located || located.rule.kind !== kind)
    throw new Error(`the catalogue has no ${kind} at ${id}`);
  return located as Located<RuleOf<K>>;
}
