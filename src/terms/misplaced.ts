import { type Problem, wholeFile } from "./problem.ts";
import { type CatalogueFile, folderOf, nameOf } from "./read-file.ts";

/** Files where nothing would read them: silence there would look like acceptance. */
export function misplaced(files: readonly CatalogueFile[]): Problem[] {
  const yamls = files.filter(({ path }) => path.endsWith(".yaml"));
  const services = yamls.filter((file) => file.path === `${folderOf(file)}/service.yaml`);
  const known = services.map(folderOf);
  const folders = [...new Set(yamls.map(folderOf))];
  const unknown = folders.filter((folder) => folder !== "" && !known.includes(folder));
  const accepted = known.length === 0 ? "none" : known.join(", ");
  return [
    ...unknown.map((folder) =>
      wholeFile(folder, `is no service: it has no service.yaml; services are ${accepted}`),
    ),
    ...files.flatMap((file) => {
      const why = whyMisplaced(file);
      return why === null ? [] : [wholeFile(file.path, why)];
    }),
  ];
}

function whyMisplaced(file: CatalogueFile): string | null {
  const { path } = file;
  const folder = folderOf(file);
  if (path.endsWith(".yml")) return "ends in .yml; catalogue files end in .yaml";
  if (path === "service.yaml") {
    return "makes this the folder of one service; give the folder above it";
  }
  if (folder === "" && path !== "clauses.yaml") {
    return "stands in no service's folder; only clauses.yaml may stand at the top";
  }
  const name = nameOf(file);
  const belongsUp = name === "service.yaml" || name === "documents.yaml";
  return belongsUp && path !== `${folder}/${name}` ? `belongs directly into ${folder}/` : null;
}
