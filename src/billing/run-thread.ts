import { parentPort, workerData } from "node:worker_threads";
import { openPool } from "../platform/index.ts";
import { billBatch, type RunPlan, type RunQuestion } from "./run-billing.ts";
import type { Sources, WorkerSources } from "./sources.ts";

/** What a thread is given once; then it gets batches, one after the other. */
export interface ThreadOrder {
  readonly url: string;
  readonly operatorId: number;
  readonly month: RunQuestion["month"];
  readonly asKnownAt: string;
  readonly plan: Omit<RunPlan, "accountIds">;
  readonly inWorker: WorkerSources;
}

/** One thread of a bill run: batches come in as messages, their reports go out. */
const order: ThreadOrder = workerData;
const { url, operatorId, month, asKnownAt, plan, inWorker } = order;
const { makeSources }: { makeSources: (input: unknown) => Sources } = await import(inWorker.module);
const sources = makeSources(inWorker.input);
const pool = openPool(url, { max: 1, name: "engawa bill run" });

if (!parentPort) throw new Error("this file is a thread of a bill run, not a program");
const port = parentPort;
port.on("message", (accountIds: readonly number[] | null) => {
  void (accountIds === null ? end() : bill(accountIds));
});
port.postMessage("ready");

async function bill(accountIds: readonly number[]): Promise<void> {
  const question = { pool, operatorId, month, asKnownAt, sources };
  port.postMessage(await billBatch(question, { ...plan, accountIds }, accountIds));
}

async function end(): Promise<void> {
  await pool.end();
  port.close();
}
