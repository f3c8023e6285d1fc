import { existsSync, readFileSync, statSync } from "node:fs";
import { Argument, Command } from "commander";
import { type Verdict } from "../../../verifier/index.ts";
import { type Answer, example } from "../command.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, failed, type Outcome, refuse } from "../outcome.ts";
import { progressBar, type Terminal } from "../terminal.ts";

interface Options extends HouseOptions {
  readonly all?: true;
  readonly catalogue?: string;
}

export function defineVerify(answer: Answer): Command {
  const command = new Command("verify")
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
    .addHelpText(
      "after",
      example(
        "engawa preview examples/tou-plan.yaml --json > bill.json && engawa verify bill.json",
        "engawa verify --all",
      ),
    )
    .action(async (bill: string | undefined, options: Options, self: Command) => {
      if ((bill === undefined) === (options.all === undefined)) {
        self.error("error: name a bill or a file, or say --all");
      }
      await answer(self, (terminal) => verify(bill ?? null, options, terminal));
    });
  return withHouseOptions(command);
}

async function verify(bill: string | null, options: Options, terminal: Terminal): Promise<Outcome> {
  const directory = catalogueDirectory(options.catalogue);
  if (bill?.endsWith(".json")) return verifyFile(bill, directory);
  const { verifyStored } = await import("../verify-stored.ts");
  return withHouse(options, async (house) => {
    const progress = progressBar(terminal, "verify");
    const verdict = await verifyStored(house, { bill, directory }, progress);
    progress.stop();
    return verdict
      ? report(verdict)
      : refuse("verify.no-such-bill", `no bill has the number ${bill ?? ""}`);
  });
}

async function verifyFile(file: string, catalogue: string): Promise<Outcome> {
  if (!existsSync(file)) return refuse("verify.no-such-file", `${file} does not exist`);
  if (statSync(file).isDirectory()) return refuse("verify.no-such-file", `${file} is a folder`);
  const { readStated } = await import("../stated-lines.ts");
  const stated = readStated(readFileSync(file, "utf8"));
  if (!stated.ok) return refuse("verify.not-a-bill", `${file}: ${stated.refusal}`);
  const { entryChecker, verifyLines, verifyTotals } = await import("../../../verifier/index.ts");
  const { lines, totals } = stated.value;
  const verdict = verifyLines(lines, { entryProblem: entryChecker(catalogue) });
  const wrongTotals = totals.flatMap(verifyTotals);
  return report({ ...verdict, findings: [...verdict.findings, ...wrongTotals] });
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
