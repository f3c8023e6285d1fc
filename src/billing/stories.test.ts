import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { smallCatalogue } from "../../test/support/small-catalogue.ts";
import {
  household,
  makeAccount,
  type SmallSources,
  smallSources,
  storeUse,
  tenure,
} from "../../test/support/small-house.ts";
import { formatMonth, month } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import { withOperator } from "../platform/index.ts";
import type { Tenure } from "../rating/tenure.ts";
import { verifyLines } from "../verifier/index.ts";
import {
  issueBills,
  ledgerBalance,
  loadBill,
  loadBills,
  loadHeld,
  previewBills,
  type Bill,
} from "./index.ts";

const database = await freshDatabase();
let made = 0;
let operatorId = 0;
let accountId = 0;

beforeEach(async () => {
  made += 1;
  operatorId = await database.createOperator(`operator-${made}`);
  accountId = await withOperator(database.app, operatorId, (tx) => makeAccount(tx, "A-1"));
});

function ask(sources: SmallSources, of: string, asKnownAt: string) {
  return { operatorId, accountIds: [accountId], month: month(of), asKnownAt, sources };
}

async function bill(sources: SmallSources, of: string, asKnownAt: string) {
  const { accounts } = await issueBills(database.app, {
    ...ask(sources, of, asKnownAt),
    issuedAt: asKnownAt,
  });
  const bills = accounts.flatMap((account) => account.bills);
  expect(findings(bills)).toEqual([]);
  return bills;
}

/** What the verifier, which knows no engine, finds wrong with the lines' derivations. */
function findings(bills: readonly Bill[]) {
  const lines = bills.flatMap(({ number, lines }) =>
    lines.map(({ amount, why }, index) => ({
      name: `${number}, line ${index + 1}`,
      amount: toText(amount),
      derivation: JSON.parse(JSON.stringify(why)),
    })),
  );
  return verifyLines(lines).findings;
}

function lived(tenures: readonly Tenure[], terms = smallCatalogue()): SmallSources {
  const sources = smallSources(terms);
  sources.known.set(accountId, household(tenures));
  return sources;
}

function use(days: { from: string; until: string; whADay: number; knownAt: string }) {
  return withOperator(database.app, operatorId, (tx) => storeUse(tx, days));
}

/** A line in one row: which, of which month, how much. */
function short(
  lines: readonly {
    service: string;
    item: string;
    month: Parameters<typeof formatMonth>[0];
    amount: Parameters<typeof toText>[0];
  }[],
) {
  return lines.map(
    ({ service, item, month, amount }) =>
      `${service} ${item} ${formatMonth(month)} ${toText(amount)}`,
  );
}

const CARE_AND_NET = [
  tenure("net", { from: "2024-01-01" }),
  tenure("care", { from: "2024-01-01" }),
];

describe("one bill for two services", () => {
  test("rounds tax once and posts receivable, revenue and tax", async () => {
    const [first] = await bill(lived(CARE_AND_NET), "2024-01", "2024-02-01T00:00:00Z");
    // 5,720 + 380 × 1.1 = 5,720 + 418 = 6,138; tax 6,138 × 10 ÷ 110 = 558; 6,138 − 558 = 5,580 =
    // 5,200 + 380.
    expect(first).toMatchObject({
      number: "A-1-202401-household-1",
      total: 6138,
      registration: "T4011001098993",
      rates: [{ percent: 10, total: 6138, tax: 558 }],
      services: [
        { service: "net", total: 5720, tax: [{ percent: 10, tax: 520 }] },
        { service: "care", total: 418, tax: [{ percent: 10, tax: 38 }] },
      ],
    });
    const { ledgers } = await withOperator(database.app, operatorId, (tx) =>
      ledgerBalance(tx, accountId),
    );
    expect([...ledgers]).toEqual([
      ["receivable", 6138],
      ["revenue:care", -380],
      ["revenue:net", -5200],
      ["tax:10", -558],
    ]);
  });

  test("is previewed line for line as it is then issued, and stored as it was issued", async () => {
    const sources = lived(CARE_AND_NET);
    const asked = ask(sources, "2024-01", "2024-02-01T00:00:00Z");
    const preview = await previewBills(database.app, asked);
    const issued = await issueBills(database.app, { ...asked, issuedAt: asked.asKnownAt });
    expect(issued).toEqual(preview);
    const [first] = issued.accounts.flatMap(({ bills }) => bills);
    const stored = await withOperator(database.app, operatorId, (tx) =>
      loadBill(tx, first?.number ?? "", sources.catalogue),
    );
    expect(stored).toMatchObject({
      ...first,
      lines: first?.lines.map((line) => ({ ...line, amount: expect.anything() })),
    });
    expect(short(stored?.lines ?? [])).toEqual(short(first?.lines ?? []));
  });

  test("is issued once, however often the month is billed", async () => {
    const sources = lived(CARE_AND_NET);
    expect(await bill(sources, "2024-01", "2024-02-01T00:00:00Z")).toHaveLength(1);
    expect(await bill(sources, "2024-01", "2024-02-01T00:00:00Z")).toEqual([]);
    expect(await bill(sources, "2024-01", "2024-02-05T00:00:00Z")).toEqual([]);
  });

  test("is issued once when two bill at the same moment", async () => {
    const sources = lived(CARE_AND_NET);
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => bill(sources, "2024-01", "2024-02-01T00:00:00Z")),
    );
    expect(both.flat()).toHaveLength(1);
    const { receivable } = await withOperator(database.app, operatorId, (tx) =>
      ledgerBalance(tx, accountId),
    );
    expect(receivable).toBe(6138);
  });
});

describe("a price change", () => {
  const prices = smallCatalogue({ care: { "2020-01-01": 380, "2024-03-01": 480 } });

  test("counts from its month on and leaves earlier bills alone", async () => {
    const sources = lived([tenure("care", { from: "2024-01-01" })], prices);
    const totals = [];
    for (const of of ["2024-01", "2024-02", "2024-03"]) {
      totals.push(...(await bill(sources, of, `${of}-28T00:00:00Z`)).map(({ total }) => total));
    }
    expect(totals).toEqual([418, 418, 528]); // 380 × 1.1, 380 × 1.1, 480 × 1.1.
  });

  test("that comes in late gives a correction line on the month it was for", async () => {
    const before = lived([tenure("care", { from: "2024-01-01" })]);
    for (const of of ["2024-01", "2024-02", "2024-03"])
      await bill(before, of, `${of}-28T00:00:00Z`);
    const after = lived([tenure("care", { from: "2024-01-01" })], prices);
    const [april] = await bill(after, "2024-04", "2024-04-28T00:00:00Z");
    expect(short(april?.lines ?? [])).toEqual(["care basic 2024-04 480", "care basic 2024-03 100"]);
    expect(april?.lines[1]).toMatchObject({
      corrects: { bill: "A-1-202403-household-1", position: 1 },
      label: { en: "Care (correction of 2024-03)" },
      why: {
        difference: [expect.anything(), { yen: "380", of: "A-1-202403-household-1, line 1" }],
      },
    });
    expect(april?.total).toBe(638); // (480 + 100) × 1.1.
    expect(await bill(after, "2024-04", "2024-04-29T00:00:00Z")).toEqual([]);
  });

  test("taken back again corrects the correction", async () => {
    const care = [tenure("care", { from: "2024-01-01" })];
    await bill(lived(care), "2024-01", "2024-01-28T00:00:00Z");
    const dear = smallCatalogue({ care: { "2020-01-01": 480 } });
    await bill(lived(care, dear), "2024-02", "2024-02-28T00:00:00Z");
    const [march] = await bill(lived(care), "2024-03", "2024-03-28T00:00:00Z");
    expect(short(march?.lines ?? [])).toEqual([
      "care basic 2024-03 380",
      "care basic 2024-01 -100",
      "care basic 2024-02 -100",
    ]);
  });
});

describe("an event that is known late", () => {
  test("a back-dated end takes back what was billed after it, month by month", async () => {
    const sources = lived(CARE_AND_NET);
    for (const of of ["2024-01", "2024-02", "2024-03"])
      await bill(sources, of, `${of}-28T00:00:00Z`);
    const ended = [
      tenure("net", { from: "2024-01-01" }),
      tenure("care", { from: "2024-01-01", until: "2024-02-16" }),
    ];
    sources.known.set(accountId, household(ended, "2024-04-10T00:00:00Z"));
    const [april] = await bill(sources, "2024-04", "2024-04-28T00:00:00Z");
    // February is owed by day to the 15th: 380 × 15 ÷ 29 = 196.55 → 196, so 196 − 380 = −184; March
    // wholly back.
    expect(short(april?.lines ?? [])).toEqual([
      "net fibre 2024-04 5720",
      "care basic 2024-02 -184",
      "care basic 2024-03 -380",
    ]);
  });

  test("a back-dated start is billed for the months that went by", async () => {
    const sources = lived([tenure("net", { from: "2024-01-01" })]);
    for (const of of ["2024-01", "2024-02"]) await bill(sources, of, `${of}-28T00:00:00Z`);
    const both = [tenure("net", { from: "2024-01-01" }), tenure("care", { from: "2024-02-01" })];
    sources.known.set(accountId, household(both, "2024-03-10T00:00:00Z"));
    const [march] = await bill(sources, "2024-03", "2024-03-28T00:00:00Z");
    expect(short(march?.lines ?? [])).toEqual([
      "net fibre 2024-03 5720",
      "care basic 2024-02 380",
      "care basic 2024-03 380",
    ]);
  });

  test("months before the operator's first run here are not billed", async () => {
    const sources = lived([tenure("net", { from: "2022-01-01" })]);
    const [first] = await bill(sources, "2024-06", "2024-06-28T00:00:00Z");
    expect(short(first?.lines ?? [])).toEqual(["net fibre 2024-06 5720"]);
  });

  test("a month that was skipped comes with the next, on its own period", async () => {
    const sources = lived([tenure("net", { from: "2024-01-01" })]);
    await bill(sources, "2024-01", "2024-01-28T00:00:00Z");
    const [march] = await bill(sources, "2024-03", "2024-03-28T00:00:00Z");
    expect(short(march?.lines ?? [])).toEqual(["net fibre 2024-02 5720", "net fibre 2024-03 5720"]);
  });

  test("a month whose later one is settled is left alone, and said so", async () => {
    const sources = lived([tenure("net", { from: "2024-01-01" })]);
    for (const of of ["2024-01", "2024-02"]) await bill(sources, of, `${of}-28T00:00:00Z`);
    const again = await previewBills(database.app, ask(sources, "2024-01", "2024-02-29T00:00:00Z"));
    expect(again).toEqual({ accounts: [], passed: [accountId] });
  });
});

describe("power", () => {
  const POWER = [tenure("power", { from: "2024-04-01" })];

  test("across a price change is charged by the price of each period", async () => {
    // After a public case with tiers at 1,000 kWh: 40 kWh a day × 30 = 1,200 kWh at 15.00 and
    // 20.00; then at 25.00 and 30.00.
    const prices = smallCatalogue({
      power: { "2020-01-01": ["15.00", "20.00"], "2024-05-01": ["25.00", "30.00"] },
    });
    const sources = lived(POWER, prices);
    await use({
      from: "2024-04-01",
      until: "2024-06-01",
      whADay: 40_032,
      knownAt: "2024-06-01T00:00:00Z",
    });
    const [may] = await bill(sources, "2024-05", "2024-06-01T00:00:00Z");
    // 1,200.96 kWh: 1,000 × 15.00 + 200.96 × 20.00 = 19,019.20 → 19,019.
    expect(may?.total).toBe(19_019);
    const [june] = await bill(sources, "2024-06", "2024-07-01T00:00:00Z");
    // 31 days: 1,240.992 kWh: 1,000 × 25.00 + 240.992 × 30.00 = 32,229.76 → 32,229.
    expect(june?.total).toBe(32_229);
  });

  test("without readings holds the bill until a run finds them", async () => {
    const sources = lived([...POWER, ...CARE_AND_NET]);
    expect(await bill(sources, "2024-05", "2024-06-01T00:00:00Z")).toEqual([]);
    const queue = await withOperator(database.app, operatorId, (tx) => loadHeld(tx));
    expect(queue).toMatchObject([
      { accountId, held: [{ wholeBill: true, held: [{ code: "rating.readings-missing" }] }] },
    ]);
    await use({
      from: "2024-04-01",
      until: "2024-05-01",
      whADay: 4_800,
      knownAt: "2024-06-03T00:00:00Z",
    });
    const [late] = await bill(sources, "2024-05", "2024-06-04T00:00:00Z");
    // 144 kWh × 15.00 = 2,160; + 5,720 + 418.
    expect(late?.total).toBe(8_298);
    expect(await withOperator(database.app, operatorId, (tx) => loadHeld(tx))).toEqual([]);
  });

  test("without readings leaves the rest billed where the biller says so", async () => {
    const sources = lived(
      [...POWER, ...CARE_AND_NET],
      smallCatalogue({ whileHeld: "bill-the-rest" }),
    );
    const [rest] = await bill(sources, "2024-05", "2024-06-01T00:00:00Z");
    expect(rest?.total).toBe(6_138);
    await use({
      from: "2024-04-01",
      until: "2024-05-01",
      whADay: 4_800,
      knownAt: "2024-06-03T00:00:00Z",
    });
    const [second] = await bill(sources, "2024-05", "2024-06-04T00:00:00Z");
    expect(second).toMatchObject({ number: "A-1-202405-household-2", revision: 2, total: 2_160 });
  });

  test("a corrected reading gives correction lines, and the issued bill stays", async () => {
    const sources = lived(POWER);
    await use({
      from: "2024-04-01",
      until: "2024-06-01",
      whADay: 4_800,
      knownAt: "2024-06-01T00:00:00Z",
    });
    const [may] = await bill(sources, "2024-05", "2024-06-01T00:00:00Z");
    await use({
      from: "2024-04-10",
      until: "2024-04-11",
      whADay: 9_600,
      knownAt: "2024-06-20T00:00:00Z",
    });
    const [june] = await bill(sources, "2024-06", "2024-07-01T00:00:00Z");
    // May again: 148.8 kWh × 15.00 = 2,232 instead of 2,160: 72 more. June: 148.8 × 15.00 = 2,232.
    expect(may?.total).toBe(2_160);
    expect(june?.total).toBe(2_232 + 72);
    expect(june?.lines.filter(({ corrects }) => corrects !== null)).toMatchObject([
      { month: month("2024-05"), corrects: { bill: "A-1-202405-household-1" } },
    ]);
    const bills = await withOperator(database.app, operatorId, (tx) =>
      loadBills(tx, accountId, sources.catalogue),
    );
    expect(bills.map(({ total }) => total)).toEqual([2_304, 2_160]);
  });

  test("readings that become known after the time asked about are not in the bill", async () => {
    const sources = lived(POWER);
    await use({
      from: "2024-04-01",
      until: "2024-05-01",
      whADay: 4_800,
      knownAt: "2024-06-03T00:00:00Z",
    });
    expect(await bill(sources, "2024-05", "2024-06-01T00:00:00Z")).toEqual([]);
  });

  test("taken back readings of a billed month are given back, and say so", async () => {
    const sources = lived(POWER);
    await use({
      from: "2024-04-01",
      until: "2024-06-01",
      whADay: 4_800,
      knownAt: "2024-06-01T00:00:00Z",
    });
    await bill(sources, "2024-05", "2024-06-01T00:00:00Z");
    await use({
      from: "2024-04-01",
      until: "2024-05-01",
      whADay: 0,
      knownAt: "2024-06-20T00:00:00Z",
    });
    const [june] = await bill(sources, "2024-06", "2024-07-01T00:00:00Z");
    // June 148.8 × 15.00 = 2,232, less the 2,160 of May.
    expect(june?.total).toBe(2_232 - 2_160);
    expect(june?.lines.some(({ label }) => label.en.endsWith("(correction of 2024-05)"))).toBe(
      true,
    );
  });
});

test("10,000 yen a month for 6 of 31 days are 1,935 yen on bill and ledger", async () => {
  const ended = [tenure("care", { from: "2023-06-01", until: "2024-01-07" })];
  const sources = lived(ended, smallCatalogue({ care: { "2020-01-01": 10_000 } }));
  const [last] = await bill(sources, "2024-01", "2024-01-31T00:00:00Z");
  // 10,000 × 6 ÷ 31 = 1,935.48 → 1,935; 1,935 × 1.1 = 2,128.5 → 2,128; of it tax 193.
  expect(short(last?.lines ?? [])).toEqual(["care basic 2024-01 1935"]);
  expect(last).toMatchObject({ total: 2_128, rates: [{ percent: 10, total: 2_128, tax: 193 }] });
  const { ledgers } = await withOperator(database.app, operatorId, (tx) =>
    ledgerBalance(tx, accountId),
  );
  expect(ledgers.get("revenue:care")).toBe(-1_935);
});
