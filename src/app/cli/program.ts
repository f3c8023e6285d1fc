import { Command } from "commander";
import { defineBill } from "./commands/bill.ts";
import { defineClock } from "./commands/clock.ts";
import { defineCheck } from "./commands/check.ts";
import { defineDeadlines } from "./commands/deadlines.ts";
import { defineDiagnose } from "./commands/diagnose.ts";
import { defineExplain } from "./commands/explain.ts";
import { defineGateway } from "./commands/gateway.ts";
import { defineImport } from "./commands/import.ts";
import { defineLive } from "./commands/live.ts";
import { definePlans } from "./commands/plans.ts";
import { definePreview } from "./commands/preview.ts";
import { defineSeed } from "./commands/seed.ts";
import { defineSimulate } from "./commands/simulate.ts";
import { defineStart } from "./commands/start.ts";
import { defineSwitch } from "./commands/switch.ts";
import { defineVerify } from "./commands/verify.ts";
import { defineWorker } from "./commands/worker.ts";
import type { Answer } from "./command.ts";

const COMMANDS = [
  defineStart,
  defineCheck,
  defineImport,
  definePreview,
  defineDiagnose,
  definePlans,
  defineBill,
  defineExplain,
  defineSeed,
  defineVerify,
  defineDeadlines,
  defineSwitch,
  defineLive,
  defineClock,
  defineWorker,
  defineSimulate,
  defineGateway,
];

/** The whole command line as commander knows it; nothing runs until it parses arguments. */
export function buildProgram(answer: Answer): Command {
  const program = new Command("engawa")
    .description("Household services on one platform: contracts, metering, exact explained bills.")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help of a command")
    .addHelpText(
      "after",
      "\nExit codes: 0 done · 1 refused, or a check failed · 2 wrong usage · 3 internal fault",
    );
  for (const define of COMMANDS) program.addCommand(define(answer));
  for (const command of commandsOf(program)) {
    command
      .option("--json", "print one JSON document on stdout and nothing else")
      .helpOption("-h, --help", "show help");
  }
  return program;
}

/** Every command that runs something: those of a group, not the group. */
export function commandsOf(program: Command): readonly Command[] {
  return program.commands.flatMap((command) => {
    return command.commands.length === 0 ? [command] : commandsOf(command);
  });
}
