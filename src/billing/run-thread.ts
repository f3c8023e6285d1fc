import { parentPort, workerData } from "node:worker_threads";
import { openPool } from "../platform/index.ts";
import { billBatch } from "./run-billing.ts";
import type { ThreadOrder } from "./run-threads.ts";
import type { Sources } from "./sources.ts";

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
