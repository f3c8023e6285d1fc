import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { smallCatalogue } from "../../test/support/small-catalogue.ts";
import { makeAccount } from "../../test/support/small-house.ts";
import { type Contract, insertContracts } from "../contracts/index.ts";
import { day, month } from "../kernel/day.ts";
import { query, withOperator } from "../platform/index.ts";
import { loadHeld, runBilling, type RunReport, type Sources, storedSources } from "./index.ts";

const database = await freshDatabase();
const HOUSEHOLDS = 30;
let made = 0;
let operatorId = 0;

beforeEach(async () => {
  made += 1;
  operatorId = await database.createOperator(`run-${made}`);
  await withOperator(database.app, operatorId, async (tx) => {
    for (let n = 1; n <= HOUSEHOLDS; n += 1) {
      const accountId = await makeAccount(tx, `A-${n}`);
      const contracts = [contract(`N-${n}`, "net", "fibre"), contract(`C-${n}`, "care", "basic")];
      await insertContracts(
        tx,
        contracts.map((each) => ({ accountId, contract: each })),
      );
    }
  });
});

function contract(id: string, service: string, item: string): Contract {
  const known = { recordedAt: "2024-01-05T00:00:00.000Z" };
  const applied = { type: "applied", item, options: [], channel: "web" } as const;
  return {
    id,
    service,
    history: [
      { ...known, on: day("2024-01-02"), ...applied },
      { ...known, on: day("2024-01-03"), type: "accepted" },
      { ...known, on: day("2024-02-01"), type: "started" },
    ],
  };
}

function run(
  sources: Sources,
  { of = "2024-02", workers = 1, batchSize = 7 } = {},
): Promise<RunReport> {
  return runBilling({
    pool: database.app,
    operatorId,
    month: month(of),
    asKnownAt: `${of}-28T00:00:00Z`,
    sources,
    workers,
    batchSize,
  });
}

const EMPTY = {
  households: HOUSEHOLDS,
  bills: 0,
  lines: 0,
  corrections: 0,
  total: 0,
  held: [],
  passed: [],
};
/** 5,720 + 380 × 1.1 = 6,138 for each of thirty. */
const WHOLE = { ...EMPTY, bills: HOUSEHOLDS, lines: 2 * HOUSEHOLDS, total: HOUSEHOLDS * 6138 };

/** Bills, lines, journals and entries there are, and what the ledger comes to. */
async function written() {
  const [counts] = await withOperator(database.app, operatorId, (tx) =>
    tx.query(`select (select count(*) from bill) as bills,
      (select count(*) from bill_line) as lines,
      (select count(*) from journal) as journals, (select count(*) from billing_note) as notes,
      (select coalesce(sum(amount), 0)::integer from journal_entry) as balance,
      (select coalesce(sum(amount), 0)::integer from journal_entry where ledger = 'receivable') as
        owed`),
  );
  return counts;
}

const ALL_WRITTEN = {
  bills: HOUSEHOLDS,
  lines: 2 * HOUSEHOLDS,
  journals: HOUSEHOLDS,
  notes: HOUSEHOLDS,
  balance: 0,
  owed: HOUSEHOLDS * 6138,
};

describe("a bill run", () => {
  test("bills every household from its stored contracts", async () => {
    expect(await run(storedSources(smallCatalogue()))).toEqual(WHOLE);
    expect(await written()).toEqual(ALL_WRITTEN);
  });

  test("changes nothing when it is run again", async () => {
    const sources = storedSources(smallCatalogue());
    await run(sources);
    expect(await run(sources)).toEqual(EMPTY);
    expect(await written()).toEqual(ALL_WRITTEN);
  });

  test("shared by threads bills the same", async () => {
    expect(await run(storedSources(smallCatalogue()), { workers: 3, batchSize: 1 })).toEqual(WHOLE);
    expect(await written()).toEqual(ALL_WRITTEN);
  });

  test("started twice at the same moment gives one bill each", async () => {
    const sources = storedSources(smallCatalogue());
    const reports = await Promise.all([run(sources), run(sources), run(sources)]);
    expect(reports.reduce((bills, report) => bills + report.bills, 0)).toBe(HOUSEHOLDS);
    expect(await written()).toEqual(ALL_WRITTEN);
  });

  test("that fails midway leaves whole batches, and the next run completes them", async () => {
    const sources = storedSources(smallCatalogue());
    await breakAfter(13);
    await expect(run(sources)).rejects.toThrow("power cut");
    // Batches of seven: the first is whole, the second, which holds the fourteenth, is not there at
    // all.
    expect(await written()).toEqual({
      bills: 7,
      lines: 14,
      journals: 7,
      notes: 7,
      balance: 0,
      owed: 7 * 6138,
    });
    await query(database.owner, "drop trigger power_cut on journal_entry");
    expect(await run(sources)).toMatchObject({ bills: HOUSEHOLDS - 7 });
    expect(await written()).toEqual(ALL_WRITTEN);
  });

  test("holds a household whose contract makes no sense, and says why", async () => {
    const first = await withOperator(database.app, operatorId, async (tx) => {
      const accountId = await makeAccount(tx, "A-odd");
      await insertContracts(tx, [{ accountId, contract: contract("X-1", "net", "no-such-item") }]);
      return accountId;
    });
    const report = await run(storedSources(smallCatalogue()));
    expect(report).toMatchObject({ bills: HOUSEHOLDS, held: [{ accountId: first }] });
    const queue = await withOperator(database.app, operatorId, (tx) => loadHeld(tx));
    expect(JSON.stringify(queue)).toContain("contracts.unknown-item");
  });

  test("does not know what was recorded after the time it asks about", async () => {
    await withOperator(database.app, operatorId, async (tx) => {
      const accountId = await makeAccount(tx, "A-late");
      const late = contract("L-1", "net", "fibre");
      const history = late.history.map((event) => ({
        ...event,
        recordedAt: "2024-03-10T00:00:00.000Z",
      }));
      await insertContracts(tx, [{ accountId, contract: { ...late, history } }]);
    });
    const sources = storedSources(smallCatalogue());
    expect(await run(sources)).toMatchObject({ bills: HOUSEHOLDS });
    // March: 31 households; the late one gets February as well: 5,720 more.
    expect(await run(sources, { of: "2024-03" })).toMatchObject({
      bills: HOUSEHOLDS + 1,
      total: HOUSEHOLDS * 6138 + 2 * 5720,
      corrections: 0,
    });
  });
});

/** Let the database fail at the entries of the bill after `bills` of this operator. */
async function breakAfter(bills: number): Promise<void> {
  await query(
    database.owner,
    `create or replace function power_cut() returns trigger language plpgsql as $$
     begin
       if (select count(*) from bill where operator_id = ${operatorId}) > ${bills} then
         raise exception 'power cut';
       end if;
       return null;
     end $$`,
  );
  await query(
    database.owner,
    `create trigger power_cut after insert on journal_entry
       for each statement execute function power_cut()`,
  );
}
