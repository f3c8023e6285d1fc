import type { KindName, Rule, RuleOf } from "./kinds/index.ts";
import type { Service, TermsDocument } from "./service-files.ts";

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

/** A catalogue with rules beside its own; one of the same address stands in its place. */
export function withRules<C extends Catalogue>(catalogue: C, rules: readonly Located[]): C {
  const more = rules.map((located) => [located.id, located] as const);
  return { ...catalogue, rules: new Map([...catalogue.rules, ...more]) };
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
