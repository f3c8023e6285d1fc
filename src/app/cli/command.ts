import type { Command } from "commander";
import type { Outcome } from "./outcome.ts";
import type { Terminal } from "./terminal.ts";

/**
 * What runs when a command was understood; it never exits the process and never prints on stdout by
 * itself.
 */
export type Run = (terminal: Terminal) => Promise<Outcome>;

/** How a command hands over what it wants to run: the caller decides how the outcome is shown. */
export type Answer = (command: Command, run: Run) => Promise<void>;

/** The example that closes a command's help. */
export function example(...lines: readonly string[]): string {
  const commands = lines.map((line) => `  $ ${line}`);
  return ["", lines.length > 1 ? "Examples:" : "Example:", ...commands].join("\n");
}
