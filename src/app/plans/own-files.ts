import type { CatalogueFile } from "../../terms/read-file.ts";
import type { OwnText } from "./own-rules.ts";

const EXAMPLES = ".examples.yaml";
const YAML = /\.ya?ml$/;

/** Plan files with the examples beside them, as plans of one's own. */
export function ownTextsOf(files: readonly CatalogueFile[]): readonly OwnText[] {
  const textOf = (path: string) => {
    const found = files.find((file) => file.path === path);
    return found === undefined ? "" : new TextDecoder().decode(found.bytes);
  };
  return files
    .filter(({ path }) => YAML.test(path) && !path.endsWith(EXAMPLES))
    .map(({ path }) => {
      const file = path.replace(YAML, "");
      const examples = textOf(`${file}${EXAMPLES}`);
      return { file, name: file, plan: textOf(path), examples };
    });
}
