import { Worker } from "node:worker_threads";
import type { RunPlan, RunQuestion, RunReport } from "./run-billing.ts";
import type { WorkerSources } from "./sources.ts";

/** What a thread is given once; then it gets batches, one after the other. */
export interface ThreadOrder {
  readonly url: string;
  readonly operatorId: number;
  readonly month: RunQuestion["month"];
  readonly asKnownAt: string;
  readonly plan: Omit<RunPlan, "accountIds">;
  readonly inWorker: WorkerSources;
}

export interface ThreadedRun {
  readonly question: RunQuestion;
  readonly plan: RunPlan;
  readonly batches: readonly (readonly number[])[];
  readonly workers: number;
  readonly inWorker: WorkerSources;
  readonly onBatch: (report: RunReport) => void;
}

/**
 * Share out the batches among threads, each with a connection of its own: one rates while another waits for the
 * database. The first failure ends the run; what was committed stays, and the next run goes on from there.
 */
export async function billInThreads({ question, plan, batches, workers, inWorker, onBatch }: ThreadedRun): Promise<void> {
  const { pool, operatorId, month, asKnownAt } = question;
  const url = pool.options.connectionString;
  if (url === undefined) throw new Error("a pool without an address cannot be shared with threads");
  const { start, late } = plan;
  const order: ThreadOrder = { url, operatorId, month, asKnownAt, plan: { start, late }, inWorker };
  const open = batches.values();
  const threads = Array.from({ length: Math.min(workers, batches.length) }, () =>
    new Worker(new URL("./run-thread.ts", import.meta.url), { workerData: order }));
  try {
    await Promise.all(threads.map((thread) => serve(thread, open, onBatch)));
  } finally {
    await Promise.all(threads.map(endThread));
  }
}

/** A thread that is asked to end closes its connection first; one that has failed is gone already. */
async function endThread(thread: Worker): Promise<void> {
  const gone = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  if (thread.threadId === -1) return;
  thread.postMessage(null, []);
  await gone;
}

/** Hand a thread batch after batch until there are none. */
function serve(
  thread: Worker,
  open: IterableIterator<readonly number[]>,
  onBatch: (report: RunReport) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const { value, done } = open.next();
      if (done) resolve();
      else thread.postMessage(value, []);
    };
    thread.on("message", (report: RunReport | "ready") => {
      if (report !== "ready") onBatch(report);
      next();
    });
    thread.once("error", reject);
  });
}
