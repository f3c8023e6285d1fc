import { z } from "zod";
import type { Located, Service } from "./catalogue.ts";
import { type Complaint, complaintsOf, located } from "./issues.ts";
import type { Kind, Surroundings } from "./kind.ts";
import { type KindName, KINDS, type Rule } from "./kinds/index.ts";
import type { Problem } from "./problem.ts";
import { type CatalogueFile, folderOf } from "./read-file.ts";
import type { Part } from "./read-services.ts";
import { brokenReferences, type Referable } from "./references.ts";
import { parseYaml } from "./yaml-file.ts";

export interface Known extends Referable {
  readonly services: ReadonlyMap<string, Service>;
}

/** Every rule file, by its address, in order of address. A rule with problems is left out. */
export function readRules(
  files: readonly CatalogueFile[],
  known: Known,
): Part<ReadonlyMap<string, Located>> {
  const rules: Located[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const { yaml, problems: unread } = parseYaml(file.path, file.bytes, "refused");
    problems.push(...unread);
    if (!yaml) continue;
    const service = folderOf(file);
    const { rule, complaints } = readRule(yaml.value, service, known);
    const found = located([...complaints, ...brokenReferences(yaml.value, known)], file.path, yaml);
    problems.push(...found);
    if (rule && found.length === 0)
      rules.push({ id: file.path.replace(/\.yaml$/, ""), service, rule });
  }
  const ordered = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { value: new Map(ordered.map((rule) => [rule.id, rule])), problems };
}

/**
 * A rule read by the schema of its kind, and held against its surroundings; or what is wrong with
 * it.
 */
function readRule(
  value: unknown,
  folder: string,
  { services }: Known,
): { readonly rule: Rule | null; readonly complaints: readonly Complaint[] } {
  const named = z.looseObject({ kind: z.string() }).safeParse(value);
  const kinds = Object.keys(KINDS).join(", ");
  if (!named.success) return refused(`is missing; kinds are ${kinds}`);
  const { kind } = named.data;
  if (!isKind(kind)) return refused(`"${kind}" is no kind; kinds are ${kinds}`);
  const { schema } = KINDS[kind];
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { rule: null, complaints: complaintsOf(parsed.error, schema, value) };
  const service = services.get(folder);
  const complaints = service ? refined(kind, parsed.data, { service, services }) : [];
  return { rule: parsed.data, complaints };
}

function refused(message: string): { rule: null; complaints: Complaint[] } {
  return { rule: null, complaints: [{ path: ["kind"], message }] };
}

function isKind(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

function refined(kind: KindName, rule: Rule, around: Surroundings): readonly Complaint[] {
  // The schema of the same kind has just read the rule: the two belong together.
  const { refine } = KINDS[kind] as unknown as Kind<KindName, z.ZodType<Rule>>;
  return refine ? refine(rule, around) : [];
}
