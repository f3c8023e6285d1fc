import { Command, InvalidArgumentError } from "commander";
import { type Answer, example } from "../command.ts";
import type { RunOptions } from "../gateway.ts";

const DIRECTORY = "where its key, journal and registers lie";
const HOME = "gateway";

/** Loaded only when it runs: a small computer in a home carries nothing else of the platform. */
const inside = () => import("../gateway.ts");

export function defineGateway(answer: Answer): Command {
  return new Command("gateway")
    .description("the home's gateway: reads its devices, tells the platform, does as it is told")
    .addCommand(defineEnrol(answer))
    .addCommand(defineRun(answer))
    .addCommand(defineShow(answer));
}

function defineEnrol(answer: Answer): Command {
  return new Command("enrol")
    .description("make this gateway known to the platform, once")
    .requiredOption("--code <code>", "the code that the portal shows")
    .requiredOption("--platform <url>", "where the portal is, such as https://portal.example.jp")
    .option("--directory <dir>", DIRECTORY, HOME)
    .addHelpText("after", example("engawa gateway enrol --code 7K4Q-9XW2-PM --platform https://…"))
    .action(async (options: { code: string; platform: string; directory: string }, self) => {
      await answer(self, async () => (await inside()).enrolGateway(options));
    });
}

function defineRun(answer: Answer): Command {
  return new Command("run")
    .description("work until asked to stop; works without the platform, and catches up")
    .option("--directory <dir>", DIRECTORY, HOME)
    .option(
      "--interface <address/prefix>",
      "the home's network card by its own address; several times for several cards",
      interfaceArgument,
      [],
    )
    .option("--mqtt <url>", "publish the home at a broker too, such as mqtt://127.0.0.1:1883")
    .addHelpText(
      "after",
      `${example("engawa gateway run", "engawa gateway run --interface 192.168.1.20/24")}
\nIt updates nothing by itself.`,
    )
    .action(async (options: RunOptions, self: Command) => {
      await answer(self, async (terminal) => (await inside()).runGateway(options, terminal));
    });
}

function defineShow(answer: Answer): Command {
  return new Command("show")
    .description("what this gateway is called, where it belongs and what the resident allows")
    .option("--directory <dir>", DIRECTORY, HOME)
    .action(async (options: { directory: string }, self: Command) => {
      await answer(self, async () => (await inside()).showGateway(options));
    });
}

type Place = RunOptions["interface"][number];

function interfaceArgument(text: string, before: readonly Place[]): readonly Place[] {
  const [, address, prefix] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  if (!address || Number(prefix) > 128)
    throw new InvalidArgumentError("Write an address and its network: 192.168.1.20/24.");
  return [...before, { address, prefix: Number(prefix) }];
}
