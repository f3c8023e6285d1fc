import { Command, InvalidArgumentError } from "commander";
import { type Answer, example } from "../command.ts";
import type { Outcome } from "../outcome.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly port?: number;
  readonly data?: string;
  readonly demo: boolean;
  readonly live: boolean;
  readonly json?: true;
}

export function defineStart(answer: Answer): Command {
  return new Command("start")
    .description("start the database and the portal; sets up the demo operator on the first start")
    .option("--port <port>", "port of the portal (default: 3000)", portArgument)
    .option("--data <dir>", "where the embedded database keeps its data (default: ./data)")
    .option("--no-demo", "do not set up the demo operator")
    .option(
      "--no-live",
      "leave the demo's clock where it stands, and its homes as they were stored",
    )
    .addHelpText(
      "after",
      `${example("engawa start", "engawa start --port 8080 --data /var/lib/engawa")}
\nWith DATABASE_URL set, any Postgres from 15 on is used instead of the embedded one.`,
    )
    .action(async (options: Options, self: Command) => {
      await answer(self, (terminal) => start(options, terminal));
    });
}

function portArgument(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("Write a port from 1 to 65535.");
  return port;
}

async function start(options: Options, terminal: Terminal): Promise<Outcome> {
  const { serveUntilAsked } = await import("../serve.ts");
  return serveUntilAsked(options, terminal);
}
