import { Command } from "commander";
import type { Answer } from "./command.ts";

export type Define = (answer: Answer) => Command;

/** The command line with these commands, as commander knows it. */
export function programOf(commands: readonly Define[], answer: Answer): Command {
  const program = new Command("engawa")
    .description("Household services on one platform: contracts, metering, exact explained bills.")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help of a command")
    .addHelpText(
      "after",
      "\nExit codes: 0 done · 1 refused, or a check failed · 2 wrong usage · 3 internal fault",
    );
  for (const define of commands) program.addCommand(define(answer));
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
