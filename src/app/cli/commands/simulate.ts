import { Command, InvalidArgumentError } from "commander";
import { streetOf } from "../../../home/simulate/addresses.ts";
import { FAULTS, type FaultKind } from "../../../home/simulate/house.ts";
import { type Answer, example } from "../command.ts";
import type { Outcome } from "../outcome.ts";
import type { SimulateOptions } from "../simulate.ts";
import type { Terminal } from "../terminal.ts";

type AskedFault = SimulateOptions["fault"][number];

export function defineSimulate(answer: Answer): Command {
  return new Command("simulate")
    .description("simulated houses as real ECHONET Lite nodes over UDP, until asked to stop")
    .option("--houses <count>", "how many (default: 1)", countArgument, 1)
    .option(
      "--seed <number>",
      "the same number gives the same houses (default: 1)",
      seedArgument,
      1,
    )
    .option(
      "--address <network>",
      "each house takes 256 addresses of it (default: 127.64.0.0/16)",
      networkArgument,
      "127.64.0.0/16",
    )
    .option(
      "--fault <kind:house>",
      "what is wrong with a house, or with one device of it; may be given several times",
      faultArgument,
      [],
    )
    .option("--time <instant>", "the time that it is there (default: the machine's)", timeArgument)
    .addHelpText(
      "after",
      `${example(
        "engawa simulate --houses 3",
        "engawa simulate --fault silent:1/light-1 --fault slow:2/meter=8000",
        "engawa simulate --time 2026-11-22T10:00+09:00",
      )}
\nFaults: ${FAULTS.join(", ")}.`,
    )
    .action(async (options: SimulateOptions, self: Command) => {
      await answer(self, (terminal) => simulate(options, terminal));
    });
}

async function simulate(options: SimulateOptions, terminal: Terminal): Promise<Outcome> {
  const { simulateUntilAsked } = await import("../simulate.ts");
  return simulateUntilAsked(options, terminal);
}

function countArgument(text: string): number {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new InvalidArgumentError("Write how many houses, from 1 on.");
  return count;
}

function seedArgument(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Write a whole number.");
  return Number(text);
}

function networkArgument(text: string): string {
  if (streetOf(text) === null)
    throw new InvalidArgumentError("Write a network of /8 to /23, such as 127.64.0.0/16.");
  return text;
}

function timeArgument(text: string): string {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new InvalidArgumentError("Write an instant with its offset: 2026-11-22T10:00+09:00.");
  }
}

/** `silent:3`, `slow:2/meter`, `slow:2/meter=8000`. */
function faultArgument(text: string, before: readonly AskedFault[]): readonly AskedFault[] {
  const [, kind, house, device, amount] =
    /^([a-z-]+):(\d{1,5})(?:\/([a-z0-9-]+))?(?:=(\d{1,9}))?$/.exec(text) ?? [];
  if (!isFault(kind)) {
    const forms = "Write silent:3, slow:2/meter or slow:2/meter=8000.";
    throw new InvalidArgumentError(`${forms} There are: ${FAULTS.join(", ")}.`);
  }
  const fault = amount === undefined ? { kind } : { kind, amount: Number(amount) };
  return [...before, { house: Number(house), device: device ?? null, fault }];
}

function isFault(text: string | undefined): text is FaultKind {
  return FAULTS.some((kind) => kind === text);
}
