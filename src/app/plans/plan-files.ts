import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { CatalogueFile } from "../../terms/read-file.ts";
import { readFolder } from "../../terms/read-folder.ts";

/** The plan files of a folder, or one with the examples beside it; null when there is neither. */
export function planFilesIn(place: string): readonly CatalogueFile[] | null {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return readFolder(place).files;
  if (!stats?.isFile()) return null;
  return [place, place.replace(/\.ya?ml$/, ".examples.yaml")]
    .filter((path, index) => index === 0 || (path !== place && existsSync(path)))
    .map((path) => ({ path: basename(path), bytes: readFileSync(path) }));
}

export function readText(file: string): string | null {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : null;
}

export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
