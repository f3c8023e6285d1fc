import { Worker } from "node:worker_threads";
import type { RunPlan, RunQuestion, RunReport } from "./run-billing.ts";
import type { ThreadOrder } from "./run-thread.ts";

export interface Threads {
  /** Hand out batches to threads until there are none. The first failure rejects. */
  serve(
    open: IterableIterator<readonly number[]>,
    onBatch: (report: RunReport) => void,
  ): Promise<void>;
  end(): Promise<void>;
}

/**
 * More threads for a run, each with a connection of its own: one rates while another waits for the
 * database. When one fails, what was committed stays, and the next run goes on from there.
 */
export function startThreads({
  question,
  plan,
  count,
}: {
  question: RunQuestion;
  plan: RunPlan;
  count: number;
}): Threads {
  const { pool, operatorId, month, asKnownAt, sources } = question;
  const url = pool.options.connectionString;
  const { inWorker } = sources;
  if (url === undefined || !inWorker)
    throw new Error("these sources, or this pool, cannot be shared with threads");
  const { start, late } = plan;
  const order: ThreadOrder = { url, operatorId, month, asKnownAt, plan: { start, late }, inWorker };
  const threads = Array.from(
    { length: count },
    () => new Worker(new URL("./run-thread.ts", import.meta.url), { workerData: order }),
  );
  return {
    async serve(open, onBatch) {
      await Promise.all(threads.map((thread) => serve(thread, open, onBatch)));
    },
    async end() {
      await Promise.all(threads.map(endThread));
    },
  };
}

/**
 * A thread that is asked to end closes its connection first; one that has failed is gone already.
 */
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
