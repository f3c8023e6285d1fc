import { EVALUATORS } from "../../src/app/evaluators.ts";
import { assemble, type LoadedCatalogue } from "../../src/terms/assemble.ts";
import { type Example, readExamples } from "../../src/terms/examples/example.ts";
import { passed, runExample } from "../../src/terms/examples/run-examples.ts";
import { KINDS } from "../../src/terms/kinds/index.ts";
import { type CatalogueFile, readFile } from "../../src/terms/read-file.ts";
import type { Mutant } from "../../src/app/plans/mutants.ts";

/** A catalogue whose examples all pass, ready to be asked about mutants. */
export interface Sound {
  readonly files: readonly CatalogueFile[];
  readonly catalogue: LoadedCatalogue;
  readonly examples: readonly Example[];
}

/** Throws when something is wrong before anything was changed. */
export function soundCatalogue(files: readonly CatalogueFile[]): Sound {
  const { catalogue, problems } = assemble(files);
  const examples = catalogue.exampleFiles.flatMap((file) => readExamples(file).examples);
  const failing = examples.filter((example) => !passes(example, catalogue));
  if (problems.length + failing.length > 0) throw new Error("engawa check fails already");
  return { files, catalogue, examples };
}

/** Whether no schema, no check and no worked example notices a mutant. */
export function survives({ file }: Mutant, { files, catalogue, examples }: Sound): boolean {
  const id = file.path.replace(/\.yaml$/, "");
  const located = catalogue.rules.get(id);
  if (!located) throw new Error(`${file.path} is no rule file`);
  const read = readFile(file, KINDS[located.rule.kind].schema);
  if (!read.ok) return false;
  const rules = new Map(catalogue.rules).set(id, { ...located, rule: read.value });
  const changed = { ...catalogue, rules };
  if (nearestFirst(examples, id).some((example) => !passes(example, changed))) return false;
  const others = files.filter(({ path }) => path !== file.path);
  return assemble([...others, file]).problems.length === 0;
}

/** Most mutants are noticed beside their rule: those examples go first. */
function nearestFirst(examples: readonly Example[], id: string): Example[] {
  const [folder = ""] = id.split("/");
  const distance = ({ file }: Example) =>
    file === `${id}.examples.yaml` ? 0 : file.startsWith(`${folder}/`) ? 1 : 2;
  return examples.toSorted((a, b) => distance(a) - distance(b));
}

function passes(example: Example, catalogue: LoadedCatalogue): boolean {
  return passed(runExample(example, catalogue, EVALUATORS));
}
