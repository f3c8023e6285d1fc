import { type Command, CommanderError } from "commander";
import type { Answer, Run } from "./command.ts";
import { CatalogueError, formatProblem } from "../../terms/problem.ts";
import { EXIT, type Outcome, type Refusal, refuse } from "./outcome.ts";
import { commandsOf, programOf } from "./program-frame.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

const NEEDED_NODE = 26;

/**
 * Run one command line and say how it ended; every way a command can end is turned into an exit
 * code here.
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = processTerminal,
): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
    terminal.err(
      `engawa needs Node ${NEEDED_NODE} or newer; this is ${process.version}.\n` +
        "Use `npx engawa`, which brings the right one.\n",
    );
    return EXIT.internal;
  }
  const asJson = args.includes("--json");
  let code: number = EXIT.ok;
  const program = await programFor(args, async (_command: Command, run: Run) => {
    code = show(await run(asJson ? { ...terminal, watched: false } : terminal), asJson, terminal);
  });
  for (const command of [program, ...program.commands, ...commandsOf(program)]) {
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
    command.showHelpAfterError("Run with --help to see what is accepted.");
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return ended(error, asJson, terminal);
  }
}

/** A gateway runs on a small computer: it does not load what the platform's commands need. */
async function programFor([first]: readonly string[], answer: Answer): Promise<Command> {
  if (first === "gateway") {
    const { defineGateway } = await import("./commands/gateway.ts");
    return programOf([defineGateway], answer);
  }
  const { buildProgram } = await import("./program.ts");
  return buildProgram(answer);
}

function show(outcome: Outcome, asJson: boolean, { out, err }: Terminal): number {
  if ("refused" in outcome) {
    if (asJson) out(document({ ok: false, refusal: outcome.refused }));
    else err(refusalText(outcome.refused));
    return EXIT.refused;
  }
  out(asJson ? document(outcome.json) : withNewline(outcome.text));
  return outcome.ok ? EXIT.ok : EXIT.refused;
}

function ended(error: unknown, asJson: boolean, { out, err }: Terminal): number {
  if (error instanceof CommanderError) {
    // Commander has already written help, or what was wrong with the arguments.
    if (error.exitCode === 0) return EXIT.ok;
    if (asJson)
      out(document({ ok: false, refusal: { code: "cli.usage", message: error.message } }));
    return EXIT.usage;
  }
  if (error instanceof CatalogueError) {
    const details = error.problems.map(formatProblem);
    const message = "the catalogue has mistakes; `engawa check` tells more";
    return show(refuse("cli.catalogue", message, details), asJson, { out, err, watched: false });
  }
  const message = error instanceof Error ? error.message : String(error);
  if (asJson) out(document({ ok: false, refusal: { code: "cli.internal", message } }));
  else err(`Something broke: ${message}\nSet ENGAWA_TRACE=1 to see where.\n`);
  if (process.env["ENGAWA_TRACE"] && error instanceof Error) err(`${error.stack ?? ""}\n`);
  return EXIT.internal;
}

function refusalText({ message, details = [], code }: Refusal): string {
  return [message, ...details.map((detail) => `  ${detail}`), `(${code})`, ""].join("\n");
}

/** One JSON document; bigint never appears, because amounts leave as decimal text or whole yen. */
function document(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function withNewline(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
