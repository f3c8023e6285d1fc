import { existsSync, readFileSync, statSync } from "node:fs";
import { no, ok, type Result } from "../../kernel/result.ts";
import { complaintsOf, located } from "../../terms/issues.ts";
import { type Path, type Problem, wholeFile } from "../../terms/problem.ts";
import { parseYaml } from "../../terms/yaml-file.ts";
import { type Scenario, scenarioSchema } from "./schema.ts";

/** A scenario as read, with the way back to its lines for what only shows later. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly file: string;
  readonly problemAt: (path: Path, message: string) => Problem;
}

/**
 * Read and check a scenario file: everything that is wrong is told at once, each with line, field
 * and what would do.
 */
export function readScenario(file: string): Result<ReadScenario, readonly Problem[]> {
  if (!existsSync(file)) return no([wholeFile(file, "does not exist")]);
  if (statSync(file).isDirectory()) return no([wholeFile(file, "is a folder; name a file in it")]);
  const { yaml, problems } = parseYaml(file, readFileSync(file), "refused");
  if (!yaml) return no(problems);
  const parsed = scenarioSchema.safeParse(yaml.value);
  if (!parsed.success) {
    return no(located(complaintsOf(parsed.error, scenarioSchema, yaml.value), file, yaml));
  }
  const problemAt = (path: Path, message: string) => ({
    file,
    line: yaml.lineAt(path),
    path,
    message,
  });
  return ok({ scenario: parsed.data, file, problemAt });
}
