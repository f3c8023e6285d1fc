import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import type { RunScenario } from "../../scenario/run-scenario.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { done, failed, type Outcome, refuse } from "../outcome.ts";
import type { Language } from "../table.ts";

interface Options {
  readonly catalogue?: string;
  readonly lang: Language;
  readonly json?: true;
}

export function definePreview(answer: Answer): Command {
  return new Command("preview")
    .description(
      "rate a household written down in a file, exactly as a bill run would; no database",
    )
    .argument("<scenario>", "a scenario file; its format is in docs/reference/scenario.md")
    .option("--catalogue <dir>", "rate by this catalogue")
    .addOption(
      new Option("--lang <language>", "language of the text").choices(["ja", "en"]).default("ja"),
    )
    .addHelpText(
      "after",
      example(
        "engawa preview examples/fibre-opening-month.yaml --lang en",
        "engawa preview my-tariff.yaml --catalogue ./my-catalogue --json > bill.json",
      ),
    )
    .action(async (file: string, options: Options, command: Command) => {
      await answer(command, async () => previewFile(file, options));
    });
}

async function previewFile(
  file: string,
  { catalogue, lang, json: asJson }: Options,
): Promise<Outcome> {
  const { readScenario } = await import("../../scenario/read-scenario.ts");
  const { formatProblem } = await import("../../../terms/problem.ts");
  const read = readScenario(file);
  if (!read.ok) {
    return refuse("scenario.unreadable", `${file} is refused`, read.refusal.map(formatProblem));
  }
  const own = read.value.scenario.catalogue;
  const fallback = own === undefined ? undefined : resolve(dirname(file), own);
  const { runScenario } = await import("../../scenario/run-scenario.ts");
  const run = await runScenario(read.value, catalogueDirectory(catalogue ?? fallback));
  if (!run.ok) {
    return refuse(run.refusal.code, run.refusal.message, run.refusal.problems.map(formatProblem));
  }
  const { previewJson } = await import("../../scenario/preview-json.ts");
  const json = previewJson(run.value);
  const text = asJson ? "" : await textOf(run.value, lang);
  return json.ok ? done(text, json) : failed(text, json);
}

async function textOf(run: RunScenario, language: Language): Promise<string> {
  const { previewText } = await import("../preview-text.ts");
  return previewText(run, language);
}
