import type { z } from "zod";
import { complaintsOf, located } from "./issues.ts";
import type { Problem } from "./problem.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

/** A file of the catalogue: its path below the catalogue's folder, with `/`, and its content. */
export interface CatalogueFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly yaml: YamlFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A YAML file read by a schema, or everything that is wrong with it. */
export function readFile<Schema extends z.ZodType>(
  { path, bytes }: CatalogueFile,
  schema: Schema,
): Read<z.output<Schema>> {
  const { yaml, problems } = parseYaml(path, bytes, "refused");
  if (!yaml) return { ok: false, problems };
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { ok: true, value: parsed.data, yaml };
  return {
    ok: false,
    problems: located(complaintsOf(parsed.error, schema, yaml.value), path, yaml),
  };
}

export function folderOf({ path }: CatalogueFile): string {
  return path.slice(0, path.indexOf("/") + 1).replace("/", "");
}

export function nameOf({ path }: CatalogueFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
