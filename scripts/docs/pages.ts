import { cliPage } from "./cli-page.ts";
import { scenarioPage, scenarioSchemaText } from "./scenario-page.ts";

/** A file that is made from the program, with its path from the project's root. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Everything that `npm run docs` writes. One line each. */
export async function generatedPages(): Promise<readonly Page[]> {
  return [
    { path: "docs/reference/cli.md", text: cliPage() },
    { path: "docs/reference/scenario.md", text: scenarioPage() },
    { path: "schemas/scenario.schema.json", text: scenarioSchemaText() },
  ];
}
