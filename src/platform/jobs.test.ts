import { once, EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { type Job, startWorker, wakeWork } from "./jobs.ts";
import { withOperator } from "./pool.ts";

const database = await freshDatabase();
const NEVER = "0 0 1 1 *";

function quiet(faults: string[]) {
  return {
    url: database.urls.owner,
    report: (fault: string) => void faults.push(fault),
    pollMs: 50,
  };
}

describe("a worker", () => {
  test("does what is done at its start, and what that asks for", async () => {
    const seen = new EventEmitter();
    const done: string[] = [];
    const jobs: Job[] = [
      {
        name: "first",
        cron: NEVER,
        atStart: true,
        run: async ({ enqueue }) => {
          done.push("first");
          await enqueue("second");
        },
      },
      {
        name: "second",
        cron: NEVER,
        atStart: false,
        run: async () => {
          done.push("second");
          seen.emit("done");
        },
      },
    ];
    const faults: string[] = [];
    const finished = once(seen, "done");
    const worker = await startWorker({ ...quiet(faults), jobs });
    await finished;
    await worker.stop();
    expect(done).toEqual(["first", "second"]);
    expect(faults).toEqual([]);
  });

  test("does at once what a transaction asks for, and later what is due later", async () => {
    const seen = new EventEmitter();
    const operatorId = await database.createOperator("waking");
    let runs = 0;
    const job: Job = {
      name: "woken",
      cron: NEVER,
      atStart: false,
      run: async ({ enqueue }) => {
        runs += 1;
        if (runs === 1) await enqueue("woken", 1);
        seen.emit(`run ${runs}`);
      },
    };
    const faults: string[] = [];
    const both = once(seen, "run 2");
    const worker = await startWorker({ ...quiet(faults), jobs: [job] });
    await withOperator(database.app, operatorId, (tx) => wakeWork(tx, "woken"));
    await withOperator(database.app, operatorId, (tx) => wakeWork(tx, "nobody's"));
    await both;
    await worker.stop();
    expect(faults).toEqual([]);
  });

  test("beside another never does the same job at the same time", async () => {
    const seen = new EventEmitter();
    let running = 0;
    let most = 0;
    let runs = 0;
    const job: Job = {
      name: "alone",
      cron: NEVER,
      atStart: true,
      run: async ({ enqueue }) => {
        running += 1;
        most = Math.max(most, running);
        await database.app.query("select pg_sleep(0.02)");
        runs += 1;
        running -= 1;
        if (runs < 6) await enqueue("alone");
        if (runs === 6) seen.emit("done");
      },
    };
    const faults: string[] = [];
    const finished = once(seen, "done");
    const [one, two] = await Promise.all([
      startWorker({ ...quiet(faults), jobs: [job] }),
      startWorker({ ...quiet(faults), jobs: [job] }),
    ]);
    await finished;
    await Promise.all([one.stop(), two.stop()]);
    expect(most).toBe(1);
    expect(faults).toEqual([]);
  });

  test("reports what failed and goes on", async () => {
    const faults = new EventEmitter();
    const told = once(faults, "fault");
    const job: Job = {
      name: "broken",
      cron: NEVER,
      atStart: true,
      run: async () => {
        throw new Error("no such contract");
      },
    };
    const worker = await startWorker({
      url: database.urls.owner,
      jobs: [job],
      report: (fault) => void faults.emit("fault", fault),
      pollMs: 50,
    });
    const [fault] = await told;
    await worker.stop();
    expect(String(fault)).toContain("no such contract");
  });

  test("waits for what is being done when it is stopped", async () => {
    const begun = new EventEmitter();
    let ended = false;
    const job: Job = {
      name: "slow",
      cron: NEVER,
      atStart: true,
      run: async () => {
        begun.emit("begun");
        await database.app.query("select pg_sleep(0.2)");
        ended = true;
      },
    };
    const started = once(begun, "begun");
    const worker = await startWorker({ ...quiet([]), jobs: [job] });
    await started;
    await worker.stop();
    expect(ended).toBe(true);
  });

  test("keeps its queue from the application's role, which can neither read nor add", async () => {
    const worker = await startWorker({ ...quiet([]), jobs: [] });
    await worker.stop();
    const asked = [
      "select * from graphile_worker.jobs",
      "select graphile_worker.add_job('live-days')",
      "create schema mine",
    ];
    for (const sql of asked) {
      await expect(database.app.query(sql)).rejects.toThrow("permission denied");
    }
  });
});
