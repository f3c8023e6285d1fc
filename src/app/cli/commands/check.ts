import { Command } from "commander";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { done, failed, type Outcome } from "../outcome.ts";

interface Options {
  readonly examples?: string;
}

export function defineCheck(answer: Answer): Command {
  return new Command("check")
    .description("validate a catalogue and run its worked examples")
    .argument("[dir]", "the catalogue; left out: the installed one")
    .option("--examples <dir>", "run these example files against it, instead of its own")
    .addHelpText("after", example("engawa check", "engawa check ./my-catalogue --json"))
    .action(async (dir: string | undefined, options: Options, command: Command) => {
      await answer(command, async () => check(catalogueDirectory(dir), options));
    });
}

async function check(dir: string, { examples }: Options): Promise<Outcome> {
  const { runCheck } = await import("../../check.ts");
  const { text, json, exitCode } = runCheck({ dir, examplesDir: examples });
  return exitCode === 0 ? done(text, json) : failed(text, json);
}
