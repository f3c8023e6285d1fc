import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../test/support/contract-history.ts";
import { freshDatabase } from "../../test/support/postgres.ts";
import { makeAccount, storeUse } from "../../test/support/small-house.ts";
import { type ContractEvent, insertContracts, recordEvents } from "../contracts/index.ts";
import { addMonths, day, formatMonth, month } from "../kernel/day.ts";
import { explainFacts } from "../kernel/derivation-text.ts";
import { toText } from "../kernel/exact.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import { loadCatalogue } from "../terms/load.ts";
import { type Json, verifyLines } from "../verifier/index.ts";
import { type Bill, issueBills, storedSources } from "./index.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const database = await freshDatabase();
let made = 0;
let operatorId = 0;
let accountId = 0;

const inTown = <T>(act: (tx: Tx) => Promise<T>) => withOperator(database.app, operatorId, act);

/** 40 A through meter M-1 since 10 July, read on the 10th of each month, 12 kWh a day. */
beforeEach(async () => {
  made += 1;
  operatorId = await database.createOperator(`supply-${made}`);
  const readingDays = Array.from({ length: 6 }, (_, k) => addMonths(day("2025-07-10"), k));
  const history = [
    at("2025-06-20", { type: "applied", item: "standard", options: [], channel: "telephone" }),
    at("2025-06-20", { type: "accepted" }),
    at("2025-07-10", { type: "supply-set", supply: { ...MOUNTED, readingDays } }),
    at("2025-07-10", { type: "started" }),
  ];
  await inTown(async (tx) => {
    accountId = await makeAccount(tx, "A-1");
    const contract = { id: "power", service: "hiho-denki", history };
    await insertContracts(tx, [{ accountId, contract }]);
  });
  await read("M-1", { from: "2025-07-10", until: "2025-12-10", whADay: 12_000 });
});

const MOUNTED = { area: "tokyo", meter: "M-1", capacity: { amps: 40 }, readingDays: [] } as const;

function read(
  meter: string,
  days: { from: string; until: string; whADay: number; knownAt?: string },
) {
  return inTown((tx) => storeUse(tx, { meter, knownAt: "2025-07-01T00:00:00Z", ...days }));
}

async function record(event: ContractEvent): Promise<void> {
  const ask = { contractId: "power", events: [event], key: `${event.on} ${event.type}` };
  const recorded = await inTown((tx) => recordEvents(tx, catalogue, ask));
  expect(recorded.ok).toBe(true);
}

const MORE_AMPS = { type: "supply-set", supply: { ...MOUNTED, capacity: { amps: 50 } } } as const;
const EXCHANGED = { type: "supply-set", supply: { ...MOUNTED, meter: "M-2" } } as const;

/** The bill of a month, made on its 28th; every line recomputes. */
async function bill(of: string): Promise<Bill> {
  const asKnownAt = `${formatMonth(month(of))}-28T00:00:00.000Z`;
  const asked = { operatorId, accountIds: [accountId], month: month(of), asKnownAt };
  const sources = storedSources(catalogue);
  const { accounts } = await issueBills(database.app, { ...asked, sources, issuedAt: asKnownAt });
  const [only, ...more] = accounts.flatMap(({ bills }) => bills);
  if (!only || more.length > 0) throw new Error(`${more.length + 1} bills of ${of}`);
  const lines = only.lines.map(({ item, amount, why }) => ({
    name: item,
    amount: toText(amount),
    derivation: JSON.parse(JSON.stringify(why)) as Json,
  }));
  expect(verifyLines(lines).findings).toEqual([]);
  return only;
}

function rows({ lines }: Bill, wanted: readonly string[]): readonly string[] {
  return lines
    .filter(({ item }) => wanted.includes(item))
    .map((line) => `${line.item} ${formatMonth(line.month)} ${toText(line.amount)}`);
}

const BASE = ["base"];

describe("50 A instead of 40 A from 20 September on", () => {
  test("earlier bills stay, September's period has both by the day, then 50 A", async () => {
    const before = [await bill("2025-08"), await bill("2025-09")];
    expect(before.flatMap((each) => rows(each, BASE))).toEqual([
      "base 2025-08 1247",
      "base 2025-09 1247",
    ]);
    await record(at("2025-09-20", MORE_AMPS, "2025-10-01"));
    const october = await bill("2025-10");
    // (1,247.00 × 10 + 1,558.75 × 20) ÷ 30 = 1,454.8333… → 1,454.83
    expect(rows(october, BASE)).toEqual(["base 2025-10 1454.83"]);
    const november = await bill("2025-11");
    expect(rows(november, BASE)).toEqual(["base 2025-11 1558.75"]);
    const corrections = [october, november].flatMap(({ lines }) =>
      lines.filter(({ corrects }) => corrects),
    );
    expect(corrections).toEqual([]);
  });

  test("heard of late, it corrects its own months and no others", async () => {
    for (const of of ["2025-08", "2025-09", "2025-10"]) await bill(of);
    await record(at("2025-09-20", MORE_AMPS, "2025-11-20"));
    // 1,454.83 − 1,247.00 = 207.83
    expect(rows(await bill("2025-11"), BASE)).toEqual([
      "base 2025-11 1558.75",
      "base 2025-10 207.83",
    ]);
  });
});

describe("meter M-1 exchanged for M-2 on 20 September", () => {
  const ENERGY = ["energy"];

  beforeEach(async () => {
    await bill("2025-08");
    await bill("2025-09");
    await record(at("2025-09-20", EXCHANGED, "2025-09-29"));
    await read("M-2", { from: "2025-09-15", until: "2025-12-10", whADay: 24_000 });
  });

  test("one set of lines from both, each on its own days, naming both", async () => {
    const october = await bill("2025-10");
    // 10 × 12 + 20 × 24 = 600 kWh: 120 × 29.80 + 180 × 36.40 + 300 × 40.49
    expect(rows(october, ENERGY)).toEqual(["energy 2025-10 22275"]);
    const energy = october.lines.find(({ item }) => item === "energy");
    const facts = energy ? explainFacts(energy.why, "en") : [];
    expect(facts.filter((fact) => fact.includes("M-"))).toEqual([
      "120 kWh: 2025-09-10/2025-09-20, M-1@2025-07-01T00:00:00.000Z",
      "480 kWh: 2025-09-20/2025-10-10, M-2@2025-07-01T00:00:00.000Z",
    ]);
    // 31 × 24 = 744 kWh: 10,128 + 444 × 40.49
    expect(rows(await bill("2025-11"), ENERGY)).toEqual(["energy 2025-11 28105.56"]);
  });

  test("a reading of the old meter is mended late, one of after the exchange is not", async () => {
    await bill("2025-10");
    const knownAt = "2025-11-20T00:00:00Z";
    await read("M-1", { from: "2025-09-19", until: "2025-09-21", whADay: 48_000, knownAt });
    // The 19th had 12 kWh and now has 48: 36 × 40.49 = 1,457.64. The 20th is the new meter's.
    expect(rows(await bill("2025-11"), ENERGY)).toEqual([
      "energy 2025-11 28105.56",
      "energy 2025-10 1457.64",
    ]);
  });

  test("the bill waits for the new meter's readings", async () => {
    await record(at("2025-10-01", { type: "supply-set", supply: { ...MOUNTED, meter: "M-3" } }));
    const asked = { operatorId, accountIds: [accountId], month: month("2025-10") };
    const asKnownAt = "2025-10-28T00:00:00.000Z";
    const sources = storedSources(catalogue);
    const { accounts } = await issueBills(database.app, {
      ...asked,
      asKnownAt,
      sources,
      issuedAt: asKnownAt,
    });
    const held = accounts.flatMap((account) => account.held.flatMap(({ held }) => held));
    expect(held.map(({ code, missing }) => [code, missing])).toEqual([
      ["rating.readings-missing", "no readings for all of 2025-10-01/2025-10-10 (2025-09-10)"],
    ]);
  });
});
