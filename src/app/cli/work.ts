import {
  type Config,
  ConfigError,
  type Database,
  DatabaseError,
  machineClock,
  openMail,
  readConfig,
  startDatabase,
  startWorker,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { jobsOf } from "../life/tasks.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import { stopRequest } from "./stop-request.ts";
import type { Terminal } from "./terminal.ts";

export interface WorkParts {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: LoadedCatalogue;
  readonly terminal: Terminal;
}

/** Do the operators' jobs in this process. What fails is one line on stderr; it is tried again. */
export async function startWork({
  config,
  database,
  catalogue,
  terminal,
}: WorkParts): Promise<{ stop(): Promise<void> }> {
  const sender = openMail(config.mail);
  const worker = await startWorker({
    url: database.urls.owner,
    jobs: jobsOf({
      pool: database.app,
      catalogue,
      sender,
      clock: machineClock,
      portal: config.http.publicUrl,
    }),
    report: (fault) => terminal.err(`${fault}\n`),
  });
  return {
    stop: async () => {
      await worker.stop();
      sender.close();
    },
  };
}

/** A worker alone, until the process is asked to stop. */
export async function workUntilAsked(
  catalogue: LoadedCatalogue,
  { data }: { readonly data?: string },
  terminal: Terminal,
): Promise<Outcome> {
  try {
    const environment = data === undefined ? process.env : { ...process.env, ENGAWA_DATA: data };
    const config = readConfig(environment);
    const stop = stopRequest();
    const database = await startDatabase(config.database);
    try {
      const work = await startWork({ config, database, catalogue, terminal });
      terminal.err("Working. Ctrl+C stops it.\n");
      const signal = await stop;
      terminal.err(`\n${signal}: stopping …\n`);
      await work.stop();
      return done("Stopped.", { ok: true, stoppedBy: signal });
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) return refuse("cli.settings", error.message);
    if (error instanceof DatabaseError) return refuse("cli.database", error.message);
    throw error;
  }
}
