import { type Assembled, assemble, type LoadedCatalogue } from "./assemble.ts";
import { CatalogueError, type Problem, wholeFile } from "./problem.ts";
import type { CatalogueFile } from "./read-file.ts";
import { readFolder } from "./read-folder.ts";

/** The terms in a folder, checked. Throws a CatalogueError with everything that is wrong. */
export function loadCatalogue(dir: string): LoadedCatalogue {
  const { catalogue, problems } = readCatalogue(dir);
  if (problems.length > 0) throw new CatalogueError(problems);
  return catalogue;
}

/**
 * Like `loadCatalogue`, but hands over what could be read beside the problems: for `engawa check`.
 */
export function readCatalogue(dir: string): Assembled {
  const { files, problems } = readFolder(dir);
  const none = files.length === 0 && problems.length > 0 ? problems : whyNoCatalogue(dir, files);
  if (none.length > 0) return { ...assemble([]), problems: none };
  const assembled = assemble(files);
  return { ...assembled, problems: [...problems, ...assembled.problems] };
}

/** A folder of other things is told in one sentence, and not file by file. */
function whyNoCatalogue(dir: string, files: readonly CatalogueFile[]): Problem[] {
  const services = files
    .filter(({ path }) => path.endsWith("service.yaml"))
    .map(({ path }) => path);
  if (services.some((path) => path.split("/").length === 2)) return [];
  const none = "holds no catalogue: no folder in it has a service.yaml";
  if (services.includes("service.yaml")) {
    return [wholeFile(dir, "is the folder of one service; give the folder above it")];
  }
  const [nested] = services.flatMap((path) => path.split("/").slice(0, -2).join("/") || []);
  return [wholeFile(dir, nested === undefined ? none : `${none}; did you mean ${nested}?`)];
}
