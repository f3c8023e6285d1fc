import { createHash } from "node:crypto";
import type { Catalogue } from "./catalogue.ts";
import { type Clause, clausesSchema } from "./clauses.ts";
import { misplaced } from "./misplaced.ts";
import type { Problem } from "./problem.ts";
import { type CatalogueFile, folderOf, nameOf, readFile } from "./read-file.ts";
import { readRules } from "./read-rules.ts";
import { readDocuments, readServices } from "./read-services.ts";

/** A catalogue with what only its checks need. */
export interface LoadedCatalogue extends Catalogue {
  /** The register of clauses; null when the catalogue has none. */
  readonly clauses: ReadonlyMap<string, Clause> | null;
  /** Worked examples that lie beside the rules, unread. */
  readonly exampleFiles: readonly CatalogueFile[];
}

export interface Assembled {
  /** Holds what could be read, even when there are problems. */
  readonly catalogue: LoadedCatalogue;
  readonly problems: readonly Problem[];
}

const EXAMPLES = ".examples.yaml";
const CLAUSES = "clauses.yaml";

/** Read and check all files together. Pure, and the order of the files does not matter. */
export function assemble(unsorted: readonly CatalogueFile[]): Assembled {
  const files = unsorted.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const yamls = files.filter(({ path }) => path.endsWith(".yaml") && !path.endsWith(EXAMPLES));
  const services = readServices(yamls.filter((file) => isIn(file, "service.yaml")));
  const documents = readDocuments(yamls.filter((file) => isIn(file, "documents.yaml")));
  const register = readClauses(yamls.filter(({ path }) => path === CLAUSES));
  const known = { services: services.value, documents: documents.value, clauses: register.value };
  const rules = readRules(yamls.filter(isRule), { ...known, listed: documents.listed });
  const problems = [
    ...[services, documents, register, rules].flatMap((part) => part.problems),
    ...misplaced(files),
  ];
  const exampleFiles = files.filter(({ path }) => path.endsWith(EXAMPLES));
  const catalogue = { hash: hashOf(files), ...known, rules: rules.value, exampleFiles };
  return { catalogue, problems: problems.toSorted(byPlace) };
}

function isIn(file: CatalogueFile, name: string): boolean {
  return file.path === `${folderOf(file)}/${name}`;
}

function isRule(file: CatalogueFile): boolean {
  return folderOf(file) !== "" && !["service.yaml", "documents.yaml"].includes(nameOf(file));
}

function readClauses([file]: readonly CatalogueFile[]): {
  value: ReadonlyMap<string, Clause> | null;
  problems: readonly Problem[];
} {
  if (!file) return { value: null, problems: [] };
  const read = readFile(file, clausesSchema);
  if (!read.ok) return { value: null, problems: read.problems };
  return { value: new Map(Object.entries(read.value)), problems: [] };
}

/**
 * Everything that decides something counts, and examples do not. Each path and content goes in
 * with its length.
 */
function hashOf(files: readonly CatalogueFile[]): string {
  const hash = createHash("sha256");
  const deciding = files.filter(({ path }) => !path.endsWith(EXAMPLES));
  for (const { path, bytes } of deciding) {
    hash.update(`${Buffer.byteLength(path)}:${path}:${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex");
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
