import { existsSync, readFileSync } from "node:fs";
import { Argument, Command } from "commander";
import { type Verdict } from "../../../verifier/index.ts";
import { type Answer, example } from "../command.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { done, failed, type Outcome, refuse } from "../outcome.ts";
import { progressBar, type Terminal } from "../terminal.ts";

interface Options {
  readonly all?: true;
  readonly catalogue?: string;
  readonly data?: string;
}

export function defineVerify(answer: Answer): Command {
  return new Command("verify")
    .description("recompute stated amounts from their derivations, with the engine left out")
    .addArgument(
      new Argument(
        "[bill]",
        "a bill number, or a JSON file that `preview --json` or `explain --json` wrote",
      ),
    )
    .option("--all", "every line of every bill in the database")
    .option(
      "--catalogue <dir>",
      "hold the entries against this catalogue instead of the installed one",
    )
    .option("--data <dir>", "where the embedded database keeps its data")
    .addHelpText(
      "after",
      example(
        "engawa preview examples/tou-plan.yaml --json > bill.json && engawa verify bill.json",
        "engawa verify --all",
      ),
    )
    .action(async (bill: string | undefined, options: Options, command: Command) => {
      if ((bill === undefined) === (options.all === undefined)) {
        command.error("error: name a bill or a file, or say --all");
      }
      await answer(command, (terminal) => verify(bill ?? null, options, terminal));
    });
}

async function verify(bill: string | null, options: Options, terminal: Terminal): Promise<Outcome> {
  const directory = catalogueDirectory(options.catalogue);
  if (bill?.endsWith(".json")) return verifyFile(bill, directory);
  const { verifyStored } = await import("../../billing/verify-stored.ts");
  const progress = progressBar(terminal, "verify");
  const result = await verifyStored({ bill, catalogue: directory, data: options.data }, progress);
  return result.ok ? report(result.value) : refuse(result.refusal.code, result.refusal.message);
}

async function verifyFile(file: string, catalogue: string): Promise<Outcome> {
  if (!existsSync(file)) return refuse("verify.no-such-file", `${file} does not exist`);
  const { readStatedLines } = await import("../stated-lines.ts");
  const lines = readStatedLines(readFileSync(file, "utf8"));
  if (!lines.ok) return refuse("verify.not-a-bill", `${file}: ${lines.refusal}`);
  const { entryChecker, verifyLines } = await import("../../../verifier/index.ts");
  return report(verifyLines(lines.value, { entryProblem: entryChecker(catalogue) }));
}

function report(verdict: Verdict): Outcome {
  const { lines, leaves, findings } = verdict;
  const text = [
    ...findings.map(({ line, at, problem }) => `${line}${at === "" ? "" : ` · ${at}`}: ${problem}`),
    `${lines} lines, ${leaves} facts, ${findings.length} findings`,
  ].join("\n");
  return findings.length === 0
    ? done(text, { ok: true, ...verdict })
    : failed(text, { ok: false, ...verdict });
}
