import { type Assembled, assemble, type LoadedCatalogue } from "./assemble.ts";
import { CatalogueError, wholeFile } from "./problem.ts";
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
  const folder = readFolder(dir);
  const { catalogue, problems } = assemble(folder.files);
  const all = [...folder.problems, ...problems];
  if (all.length > 0 || catalogue.services.size > 0) return { catalogue, problems: all };
  return {
    catalogue,
    problems: [wholeFile(dir, "holds no catalogue: no folder in it has a service.yaml")],
  };
}
