import { Command } from "commander";
import { loadCatalogue } from "../../../terms/load.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import type { Outcome } from "../outcome.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly data?: string;
}

export function defineWorker(answer: Answer): Command {
  return new Command("worker")
    .description("do the operators' jobs until asked to stop: days that come, mail that waits")
    .option("--data <dir>", "where the embedded database keeps its data (default: ./data)")
    .addHelpText(
      "after",
      `${example("engawa worker")}
\n\`engawa start\` works as well; this is for a second process, or for jobs apart from the portal.`,
    )
    .action(async (options: Options, self: Command) => {
      await answer(self, (terminal) => work(options, terminal));
    });
}

async function work({ data }: Options, terminal: Terminal): Promise<Outcome> {
  const { workUntilAsked } = await import("../work.ts");
  const catalogue = loadCatalogue(catalogueDirectory(undefined));
  return workUntilAsked(catalogue, data === undefined ? {} : { data }, terminal);
}
