import type { CallName, Calls, Reply, Request, WorkerRefusal } from "../worker/messages.ts";

/** Why the worker gave no answer: in the words that the API has for programs. */
export class EngineRefusal extends Error {
  readonly refusals: readonly WorkerRefusal[];
  constructor(refusals: readonly WorkerRefusal[]) {
    super(refusals[0]?.code ?? "no answer");
    this.refusals = refusals;
  }
}

/** A worker that computes: calls go in, answers come back in order. */
export interface Engine {
  readonly call: <Name extends CallName>(
    name: Name,
    asked: Calls[Name]["asked"],
  ) => Promise<Calls[Name]["answer"]>;
  readonly close: () => void;
}

interface Pending {
  readonly resolve: (answer: never) => void;
  readonly reject: (refusal: Error) => void;
}

/** Starts a worker. Everything that it needs comes with `open`; then no network is needed. */
export function startEngine(): Engine {
  const worker = new Worker(new URL("../worker/diagnosis-worker.ts", import.meta.url), {
    type: "module",
  });
  const pending = new Map<number, Pending>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) waiting?.resolve(data.answer as never);
    else waiting?.reject(new EngineRefusal(data.refusals));
  });
  worker.addEventListener("error", () => {
    for (const { reject } of pending.values()) reject(new Error("the worker stopped"));
    pending.clear();
  });
  return {
    call: (name, asked) =>
      new Promise((resolve, reject) => {
        last += 1;
        pending.set(last, { resolve, reject });
        const request: Request = { id: last, name, asked };
        worker.postMessage(request, { transfer: [] });
      }),
    close: () => worker.terminate(),
  };
}
