import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Problem, wholeFile } from "../../terms/problem.ts";
import type { CatalogueFile } from "../../terms/read-file.ts";
import { readFolder } from "../../terms/read-folder.ts";

/** The example files of a folder (or one file) that lies outside the catalogue. */
export function exampleFilesIn(place: string): {
  readonly files: readonly CatalogueFile[];
  readonly problems: readonly Problem[];
} {
  if (statSync(place, { throwIfNoEntry: false })?.isFile()) {
    return { files: [{ path: basename(place), bytes: readFileSync(place) }], problems: [] };
  }
  const { files, problems } = readFolder(place);
  // A folder that is a catalogue itself has rules beside its examples; elsewhere every YAML file is
  // meant.
  const isCatalogue = files.some(({ path }) => path.endsWith("/service.yaml"));
  const meant = isCatalogue ? files.filter(({ path }) => path.endsWith(".examples.yaml")) : files;
  if (meant.length > 0 || problems.length > 0) return { files: meant, problems };
  return {
    files: [],
    problems: [wholeFile(place, "holds no example files; name them <rule>.examples.yaml")],
  };
}
