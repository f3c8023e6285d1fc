import { z } from "zod";
import { complaintsOf, located } from "./issues.ts";
import type { Problem } from "./problem.ts";
import { type CatalogueFile, folderOf, readFile } from "./read-file.ts";
import {
  documentSchema,
  type Service,
  serviceSchema,
  type TermsDocument,
} from "./service-files.ts";

export interface Part<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Every `service.yaml`, by the name of its folder, which must be its id. */
export function readServices(files: readonly CatalogueFile[]): Part<ReadonlyMap<string, Service>> {
  const value = new Map<string, Service>();
  const problems: Problem[] = [];
  for (const file of files) {
    const read = readFile(file, serviceSchema);
    const folder = folderOf(file);
    if (!read.ok) problems.push(...read.problems);
    else if (read.value.id === folder) value.set(folder, read.value);
    else {
      const message = `"${read.value.id}" is not the folder's name; write ${folder}`;
      problems.push({ file: file.path, line: read.yaml.lineAt(["id"]), path: ["id"], message });
    }
  }
  return { value, problems };
}

/** The documents, and the ids of all that are listed, readable or not. */
export interface Documents extends Part<ReadonlyMap<string, TermsDocument>> {
  readonly listed: ReadonlySet<string>;
}

/** Every `documents.yaml`. Ids are known to the whole catalogue, so that none may stand twice. */
export function readDocuments(files: readonly CatalogueFile[]): Documents {
  const value = new Map<string, TermsDocument>();
  const listed = new Set<string>();
  const problems: Problem[] = [];
  for (const file of files) {
    const read = readFile(file, z.record(z.string(), z.unknown()));
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    for (const [id, raw] of Object.entries(read.value)) {
      const document = documentSchema.safeParse(raw);
      if (document.success) value.set(id, document.data);
      const complaints = document.success ? [] : complaintsOf(document.error, documentSchema, raw);
      if (listed.has(id))
        complaints.push({
          path: [],
          message: "is listed twice; cite the other or choose another id",
        });
      listed.add(id);
      const placed = complaints.map(({ path, message }) => ({ path: [id, ...path], message }));
      problems.push(...located(placed, file.path, read.yaml));
    }
  }
  return { value, listed, problems };
}
