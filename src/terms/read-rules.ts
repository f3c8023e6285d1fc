import { z } from "zod";
import type { Catalogue, Located } from "./catalogue.ts";
import { type Complaint, complaintsOf, located } from "./issues.ts";
import type { Kind, Surroundings } from "./kind.ts";
import { type KindName, KINDS, type Rule } from "./kinds/index.ts";
import { overlappingPrices } from "./overlaps.ts";
import type { Problem } from "./problem.ts";
import { type CatalogueFile, folderOf } from "./read-file.ts";
import type { Part } from "./read-services.ts";
import { brokenReferences, type Referable } from "./references.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";
import type { Service } from "./service-files.ts";

export interface Known extends Referable {
  readonly services: ReadonlyMap<string, Service>;
}

/** A rule file on its way: `rule` is null when its schema refused it. */
interface Draft {
  readonly file: string;
  readonly id: string;
  readonly service: string;
  readonly yaml: YamlFile;
  readonly rule: Rule | null;
}

/**
 * Every rule file, by its address, in order of address. A rule with problems is left out. First
 * each is read by its own schema, then all are held against what surrounds them.
 */
export function readRules(
  files: readonly CatalogueFile[],
  known: Known,
): Part<ReadonlyMap<string, Located>> {
  const problems: Problem[] = [];
  const kinds = new Map<string, string | null>();
  const drafts: Draft[] = [];
  for (const file of files) {
    const { yaml, problems: unread } = parseYaml(file.path, file.bytes, "refused");
    problems.push(...unread);
    const { rule, complaints } = yaml ? readRule(yaml.value) : { rule: null, complaints: [] };
    const id = file.path.replace(/\.yaml$/, "");
    kinds.set(id, rule?.kind ?? null);
    if (!yaml) continue;
    problems.push(...located(complaints, file.path, yaml));
    drafts.push({ file: file.path, id, service: folderOf(file), yaml, rule });
  }
  const rules = drafts.flatMap((draft) => {
    const found = against(draft, known, kinds);
    problems.push(...found);
    const { id, service, rule } = draft;
    return rule && found.length === 0 ? [{ id, service, rule }] : [];
  });
  const ordered = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  problems.push(...overlaps(ordered, drafts));
  return { value: new Map(ordered.map((rule) => [rule.id, rule])), problems };
}

/**
 * One rule more, read and held against a catalogue as if it lay in it; null with everything that is
 * wrong. Its path says in which service's folder: `market/own/plan.yaml`.
 */
export function readRuleBeside(
  file: CatalogueFile,
  { services, documents, rules }: Pick<Catalogue, "services" | "documents" | "rules">,
  clauses: Referable["clauses"],
): Part<Located | null> {
  const kinds = new Map<string, string | null>();
  for (const [id, { rule }] of rules) kinds.set(id, rule.kind);
  const { yaml, problems } = parseYaml(file.path, file.bytes, "refused");
  if (!yaml) return { value: null, problems };
  const { rule, complaints } = readRule(yaml.value);
  const id = file.path.replace(/\.yaml$/, "");
  const draft = { file: file.path, id, service: folderOf(file), yaml, rule };
  kinds.set(id, rule?.kind ?? null);
  const known = { services, documents, clauses, listed: new Set(documents.keys()) };
  const found = [...located(complaints, file.path, yaml), ...against(draft, known, kinds)];
  const value = rule && found.length === 0 ? { id, service: draft.service, rule } : null;
  return { value, problems: found };
}

/** A rule read by the schema of its kind, or what is wrong with it. */
function readRule(value: unknown): {
  readonly rule: Rule | null;
  readonly complaints: readonly Complaint[];
} {
  const named = z.looseObject({ kind: z.string() }).safeParse(value);
  const kinds = Object.keys(KINDS).join(", ");
  if (!named.success) return refused(`is missing; kinds are ${kinds}`);
  const { kind } = named.data;
  if (!isKind(kind)) return refused(`"${kind}" is no kind; kinds are ${kinds}`);
  const { schema } = KINDS[kind];
  const parsed = schema.safeParse(value);
  if (parsed.success) return { rule: parsed.data, complaints: [] };
  return { rule: null, complaints: complaintsOf(parsed.error, schema, value) };
}

function refused(message: string): { rule: null; complaints: Complaint[] } {
  return { rule: null, complaints: [{ path: ["kind"], message }] };
}

function isKind(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

function against(
  { file, service: folder, yaml, rule }: Draft,
  known: Known,
  kinds: Surroundings["kinds"],
): Problem[] {
  const { services } = known;
  const service = services.get(folder);
  const complaints = rule && service ? refined(rule, { service, services, kinds }) : [];
  return located([...complaints, ...brokenReferences(yaml.value, known)], file, yaml);
}

function refined(rule: Rule, around: Surroundings): readonly Complaint[] {
  // The schema of the same kind has just read the rule: the two belong together.
  const { refine } = KINDS[rule.kind] as unknown as Kind<KindName, z.ZodType<Rule>>;
  return refine ? refine(rule, around) : [];
}

function overlaps(rules: readonly Located[], drafts: readonly Draft[]): Problem[] {
  return overlappingPrices(rules).flatMap(({ rule, ...complaint }) => {
    const draft = drafts.find(({ id }) => id === rule);
    return draft ? located([complaint], draft.file, draft.yaml) : [];
  });
}
