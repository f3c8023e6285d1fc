import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { clockAt, type MailSender, startWorker } from "../../platform/index.ts";
import { CATALOGUE, fibreRunningOut, pausedFibre, town } from "../../../test/support/lived-town.ts";
import { jobsOf } from "./tasks.ts";

test("two workers live the same days once and send each letter once", async () => {
  const here = await town("workers");
  const { app, urls } = here.database;
  await here.setDay("2027-01-05");
  const households = Array.from({ length: 8 }, (_, index) => `W-${index}`);
  for (const name of households) {
    const contracts = [pausedFibre(`${name}-a`), fibreRunningOut(`${name}-b`)];
    await here.settle(name, contracts, `${name.toLowerCase()}@example.jp`);
  }
  await here.inTown((tx) =>
    tx.query("update operator set lived_through = '2027-01-05' where operator_id = $1", [
      tx.operatorId,
    ]),
  );
  await here.setDay("2027-01-29");
  const sent: string[] = [];
  const seen = new EventEmitter();
  const sender: MailSender = {
    send: async ({ to, subject }) => {
      sent.push(`${to} ${subject}`);
      if (sent.length === 2 * households.length) seen.emit("all");
    },
    close: () => undefined,
  };
  const faults: string[] = [];
  const clock = clockAt("2027-01-29T01:00:00.000Z");
  const jobs = jobsOf({ pool: app, catalogue: CATALOGUE, sender, clock, portal: null });
  const parts = { url: urls.owner, jobs, report: (fault: string) => void faults.push(fault) };
  const all = once(seen, "all");
  const workers = await Promise.all([
    startWorker({ ...parts, pollMs: 50 }),
    startWorker({ ...parts, pollMs: 50 }),
  ]);
  await all;
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(faults).toEqual([]);
  expect(new Set(sent).size).toBe(sent.length);
  const acted = await here.inTown((tx) =>
    tx.query<{ id: string }>(
      `select contract_id as id from contract_event
       where operator_id = $1 and type = 'resumed' order by contract_id`,
      [tx.operatorId],
    ),
  );
  expect(acted.map(({ id }) => id)).toEqual(households.map((name) => `${name}-a`));
});
