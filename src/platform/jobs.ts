import { Logger, run, type Runner } from "graphile-worker";
import { Pool } from "pg";
import { dateAfter } from "./clock-date.ts";
import { hearChannel } from "./hear-channel.ts";
import type { Tx } from "./pool.ts";

/** Something that is done again and again, by whichever process gets to it first. */
export interface Job {
  readonly name: string;
  /** When, as crontab writes it. Any two of one name are never done at the same time. */
  readonly cron: string;
  /** Done also when a worker starts. */
  readonly atStart: boolean;
  readonly run: (also: Also) => Promise<void>;
}

export interface Also {
  /** Have another job done soon, or in so many seconds. */
  readonly enqueue: (name: string, inSeconds?: number) => Promise<void>;
}

export interface Worker {
  /** Waits for what is being done; nothing new is begun. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  /** As the role that owns the tables: the queue's own schema is made and used by it. */
  readonly url: string;
  readonly jobs: readonly Job[];
  /** Told of what failed. */
  readonly report: (fault: string) => void;
  /** How often the queue is looked at besides being woken. */
  readonly pollMs?: number;
}

/** The channel of Postgres on which somebody asks for a job at once. */
const WAKE_CHANNEL = "engawa_work";

/** Have a job done as soon as the transaction commits; every worker hears it, one does it. */
export async function wakeWork(tx: Tx, name: string): Promise<void> {
  await tx.query("select pg_notify($1, $2)", [WAKE_CHANNEL, name]);
}

/** Attempts of one job with growing waits between; the next hour brings a new one. */
const MOST_TRIES = 8;

/**
 * Work off the queue in this process, beside any others. The queue lives in the same Postgres in a
 * schema of its own; jobs themselves use the application's role.
 */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { url, jobs, report, pollMs = 2000 } = parts;
  const pool = queuePool(url);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: quietLogger(report),
    crontab: jobs.map(cronLine).join("\n"),
    taskList: Object.fromEntries(
      jobs.map((job) => [
        job.name,
        async (_payload: unknown, { addJob }) => {
          const enqueue = async (name: string, inSeconds?: number) =>
            void (await addJob(name, {}, specOf(name, inSeconds)));
          await job.run({ enqueue });
        },
      ]),
    ),
  });
  // What ends the runner is reported by its logger; here it must only not end the process.
  runner.promise.catch(() => undefined);
  for (const { name, atStart } of jobs) {
    if (atStart) await runner.addJob(name, {}, specOf(name));
  }
  const names = new Set(jobs.map(({ name }) => name));
  const wakes = await hearChannel({
    pool,
    channel: WAKE_CHANNEL,
    onListening: () => undefined,
    onNews: (name) => {
      if (!names.has(name)) return;
      runner.addJob(name, {}, specOf(name)).catch((error: unknown) => report(String(error)));
    },
    report: (error) => report(String(error)),
  });
  return {
    stop: async () => {
      await wakes.close();
      await runner.stop();
      await pool.end();
    },
  };
}

/** The queue reads dates as the driver gives them, which the house's own pools do not. */
function queuePool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 5, application_name: "engawa jobs" });
  // A connection that breaks is replaced; without listeners it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

/** Waiting twice would be waiting once: a name has one place in the queue. */
function specOf(name: string, inSeconds = 0) {
  const at = inSeconds === 0 ? {} : { runAt: dateAfter(inSeconds) };
  return { queueName: name, jobKey: name, maxAttempts: MOST_TRIES, ...at };
}

function cronLine({ name, cron }: Job): string {
  return `${cron} ${name} ?queue=${name}&jobKey=${name}&max=${MOST_TRIES}`;
}

function quietLogger(report: (fault: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") report(message);
  });
}
