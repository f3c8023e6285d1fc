import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, contractOf, ENDED, OPEN } from "../../test/support/contract-history.ts";
import { freshDatabase } from "../../test/support/postgres.ts";
import { day } from "../kernel/day.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import { loadCatalogue } from "../terms/load.ts";
import { openContract, recordEvents } from "./commands.ts";
import type { Contract } from "./model.ts";
import { accountsOfMeter, insertContracts, loadContract, loadContracts } from "./store.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));
const database = await freshDatabase();
const operator = await database.createOperator("town");
const other = await database.createOperator("elsewhere");

function inTown<T>(action: (tx: Tx) => Promise<T>): Promise<T> {
  return withOperator(database.app, operator, action);
}

async function account(number: string): Promise<number> {
  const [row] = await inTown((tx) =>
    tx.query<{ account_id: number }>(
      "insert into account (operator_id, number, name) values ($1, $2, $2) returning account_id",
      [tx.operatorId, number],
    ),
  );
  if (!row) throw new Error("the account was not made");
  return row.account_id;
}

const SUPPLY = {
  area: "tokyo",
  meter: "0300000000000000000001",
  capacity: { kva: 6 },
  readingDays: [day("2024-05-10"), day("2024-06-10")],
} as const;

/** One event of every type, as the model has them. */
function everyType(id: string): Contract {
  const events = [
    at("2024-04-15", {
      type: "applied",
      item: "standard",
      options: ["support-pack"],
      channel: "telephone",
      customer: "business",
    }),
    at("2024-04-16", { type: "accepted" }),
    at("2024-04-20", { type: "document-received", document: "contract" }),
    at("2024-05-09", { type: "work-done", work: "meter-exchange", facts: { visit: "yes" } }),
    at("2024-05-10", { type: "supply-set", supply: SUPPLY }),
    at("2024-05-10", { type: "started" }),
    at("2024-06-11", { type: "meter-read" }),
    at("2024-07-01", { type: "item-changed", item: "power" }),
    at("2024-07-02", { type: "option-ended", option: "support-pack" }),
    at("2024-07-03", { type: "option-started", option: "support-pack", quantity: 2 }),
    at("2024-08-01", { type: "suspended", ground: "unpaid" }),
    at("2024-08-05", { type: "restored" }),
    at("2024-09-01", { type: "paused" }),
    at("2024-09-05", { type: "resumed" }),
    at("2024-10-01", { type: "charged", code: "statement", quantity: 1, facts: {}, amount: "220" }),
    at("2024-10-02", { type: "charged", code: "statement", quantity: 3, facts: { on: "paper" } }),
    at("2024-11-01", { type: "notice-given", leavesOn: day("2024-12-01"), reason: "customer" }),
    at("2024-11-02", { type: "notice-given", leavesOn: null, reason: "customer" }),
    at("2024-11-03", { type: "objected-to-renewal" }),
    at("2024-12-01", { type: "ended", reason: "customer" }),
    at("2024-12-02", { type: "retracted", fact: "ended", factOn: day("2024-12-01") }),
    at("2024-12-03", { type: "withdrawn", sentOn: day("2024-12-03"), misled: true }),
  ];
  return contractOf(events, "hiho-denki", id);
}

describe("contracts in the database", () => {
  test("come back as they were kept, by account, in order of their names", async () => {
    const [first, second, empty] = [
      await account("A-1"),
      await account("A-2"),
      await account("A-3"),
    ];
    const kept = [
      { accountId: first, contract: everyType("power-1") },
      { accountId: first, contract: contractOf(OPEN, "kattobi-hikari", "fibre-1") },
      { accountId: second, contract: contractOf([...OPEN, ENDED], "kattobi-hikari", "fibre-2") },
    ];
    await inTown((tx) => insertContracts(tx, kept));
    const loaded = await inTown((tx) => loadContracts(tx, [first, second, empty]));
    expect(loaded).toEqual(
      new Map([
        [first, [kept[1]?.contract, kept[0]?.contract]],
        [second, [kept[2]?.contract]],
      ]),
    );
    expect(await inTown((tx) => loadContract(tx, "fibre-2"))).toEqual(kept[2]);
    expect(await inTown((tx) => loadContract(tx, "fibre-9"))).toBeNull();
    expect(await inTown((tx) => accountsOfMeter(tx, SUPPLY.meter))).toEqual([first]);
  });

  test("another operator sees none of them", async () => {
    const seen = await withOperator(database.app, other, (tx) => loadContract(tx, "fibre-2"));
    expect(seen).toBeNull();
  });

  test.each([
    "update contract_event set type = 'x'",
    "delete from contract_event",
    "delete from contract_write",
  ])("a history cannot be rewritten, even by the owner: %s", async (sql) => {
    const attempt = withOperator(database.owner, operator, (tx) => tx.query(sql));
    await expect(attempt).rejects.toThrow(/append-only/);
  });

  test("any event read back from its stored text is the same", async () => {
    const accountId = await account("A-4");
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.string()),
        fc.string({ minLength: 1 }),
        async (facts, code) => {
          made += 1;
          const said = {
            type: "charged",
            code: printable(code),
            quantity: made,
            facts: printableIn(facts),
          } as const;
          const contract = contractOf(
            [...OPEN, at("2025-01-01", said)],
            "kattobi-hikari",
            `any-${made}`,
          );
          await inTown((tx) => insertContracts(tx, [{ accountId, contract }]));
          expect(await inTown((tx) => loadContract(tx, contract.id))).toEqual({
            accountId,
            contract,
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Postgres keeps no NUL in text, so none may come in. */
function printable(text: string): string {
  return text.replaceAll("\0", "") || "x";
}

function printableIn(facts: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(facts).map(
    ([key, value]) => [printable(key), printable(value)] as const,
  );
  return Object.fromEntries(entries.filter(([key]) => key !== "__proto__"));
}

const open = (accountId: number, id: string, key: string, item = "family-1g") =>
  inTown((tx) => {
    const applied = at("2024-09-18", { type: "applied", item, options: [], channel: "web" });
    return openContract(tx, CATALOGUE, {
      accountId,
      contract: contractOf([applied], "kattobi-hikari", id),
      key,
    });
  });

const accepted = (id: string, key: string, on = "2024-09-20", recorded = on) =>
  inTown((tx) =>
    recordEvents(tx, CATALOGUE, {
      contractId: id,
      events: [at(on, { type: "accepted" }, recorded)],
      key,
    }),
  );

const historyOf = async (id: string) =>
  (await inTown((tx) => loadContract(tx, id)))?.contract.history.map(({ type }) => type);

describe("recording", () => {
  test("the same request twice does it once, whenever it is recorded", async () => {
    const accountId = await account("B-1");
    expect(await open(accountId, "b-1", "open b-1")).toMatchObject({
      ok: true,
      value: { repeated: false },
    });
    expect(await open(accountId, "b-1", "open b-1")).toMatchObject({
      ok: true,
      value: { repeated: true },
    });
    expect(await accepted("b-1", "accept b-1")).toMatchObject({
      ok: true,
      value: { repeated: false },
    });
    const again = await accepted("b-1", "accept b-1", "2024-09-20", "2024-09-21");
    expect(again).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await historyOf("b-1")).toEqual(["applied", "accepted"]);
  });

  test("the same key with another body is refused, and nothing is written", async () => {
    const accountId = await account("B-2");
    await open(accountId, "b-2", "open b-2");
    expect(await open(accountId, "b-2", "open b-2", "family-100m")).toEqual({
      ok: false,
      refusal: { code: "contracts.key-reused", key: "open b-2" },
    });
    expect(await accepted("b-2", "open b-2")).toMatchObject({
      refusal: { code: "contracts.key-reused" },
    });
    expect(await historyOf("b-2")).toEqual(["applied"]);
  });

  test("a name that is taken and a contract that is not there are refused", async () => {
    const accountId = await account("B-3");
    await open(accountId, "b-3", "open b-3");
    expect(await open(accountId, "b-3", "open b-3 again")).toMatchObject({
      refusal: { code: "contracts.name-taken", contract: "b-3" },
    });
    expect(await accepted("b-9", "accept b-9")).toMatchObject({
      refusal: { code: "contracts.unknown-contract", contract: "b-9" },
    });
  });

  test("what cannot have happened is refused, and its key stays free", async () => {
    const accountId = await account("B-4");
    expect(await open(accountId, "b-4", "open b-4", "family-9g")).toMatchObject({
      refusal: { code: "contracts.unknown-item" },
    });
    await open(accountId, "b-4", "open b-4");
    await accepted("b-4", "accept b-4");
    expect(await accepted("b-4", "accept b-4 twice", "2024-09-21")).toMatchObject({
      refusal: { code: "contracts.already-decided" },
    });
    expect(await historyOf("b-4")).toEqual(["applied", "accepted"]);
  });

  test("nothing is recorded as known before what is known already", async () => {
    const accountId = await account("B-6");
    await open(accountId, "b-6", "open b-6");
    expect(await accepted("b-6", "accept b-6", "2024-09-20", "2024-09-17")).toEqual({
      ok: false,
      refusal: { code: "contracts.recorded-out-of-order", after: "2024-09-18T01:00:00.000Z" },
    });
    expect(await historyOf("b-6")).toEqual(["applied"]);
  });

  test("two who record at the same time come one after the other", async () => {
    const accountId = await account("B-5");
    await open(accountId, "b-5", "open b-5");
    const outcomes = await Promise.all([accepted("b-5", "one"), accepted("b-5", "two")]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await historyOf("b-5")).toEqual(["applied", "accepted"]);
  });
});
