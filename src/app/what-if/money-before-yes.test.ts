import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { makeAccount } from "../../../test/support/small-house.ts";
import { type Bill, issueBills, storedSources } from "../../billing/index.ts";
import {
  decide,
  type Decided,
  type Household,
  insertContracts,
  loadAskedHousehold,
  recordEvents,
} from "../../contracts/index.ts";
import { day, formatMonth, month } from "../../kernel/day.ts";
import { withOperator } from "../../platform/index.ts";
import { readCatalogue } from "../../terms/load.ts";
import { fibre, home } from "../demo/history.ts";
import { moneyBeforeYes } from "./money-before-yes.ts";

const { catalogue } = readCatalogue("catalogue");
const sources = storedSources(catalogue);
const database = await freshDatabase();
const TODAY = "2026-11-22";
let made = 0;
let operatorId = 0;
let accountId = 0;

/** A household that was billed from June through October. */
beforeEach(async () => {
  made += 1;
  operatorId = await database.createOperator(`operator-${made}`);
  accountId = await withOperator(database.app, operatorId, async (tx) => {
    const id = await makeAccount(tx, "A-1");
    const net = fibre("fibre", { item: "family-1g", applied: "2024-04-01", opened: "2024-04-20" });
    const light = home("home", { item: "light", applied: "2024-05-01", installed: "2024-06-05" });
    await insertContracts(
      tx,
      [net, light].map((contract) => ({ accountId: id, contract })),
    );
    return id;
  });
  for (const of of ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]) await bill(of);
});

/** Issue the bills of a month, on its 28th. */
async function bill(of: string, at = `${of}-28T03:00:00.000Z`): Promise<readonly Bill[]> {
  const { accounts } = await issueBills(database.app, {
    operatorId,
    accountIds: [accountId],
    month: month(of),
    asKnownAt: at,
    issuedAt: at,
    sources,
  });
  return accounts.flatMap(({ bills }) => bills);
}

function asked(on = TODAY): Promise<Household> {
  const when = { on: day(on), now: `${TODAY}T03:00:00.000Z` };
  return withOperator(database.app, operatorId, (tx) =>
    loadAskedHousehold(tx, catalogue, accountId, when),
  );
}

function leaving(household: Household, wishedOn: string): Decided {
  const answers = {};
  const action = {
    type: "leave",
    wishedOn: day(wishedOn),
    reason: "customer",
    workOn: null,
    answers,
  } as const;
  const decision = decide(household, "home", action);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
}

async function record(decided: Decided, household: Household, removedOn: string): Promise<void> {
  const removal = { type: "work-done", work: "removal", facts: {} } as const;
  const done = { ...removal, on: day(removedOn), recordedAt: household.now };
  const events = [...decided.events.map(({ event }) => event), done];
  await withOperator(database.app, operatorId, async (tx) => {
    const recorded = await recordEvents(tx, catalogue, {
      contractId: "home",
      events,
      key: "leave",
    });
    if (!recorded.ok) throw new Error(recorded.refusal.code);
  });
}

describe("the money of a stored household", () => {
  it("knows a change that is still to be worked: Premium on 11 December (HM-11)", async () => {
    const household = await asked();
    const from = day("2026-12-11");
    const change = { type: "change-item", item: "premium", from, facts: {} } as const;
    const decision = decide(household, "home", change);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const decided = decision.value;
    const { money } = await withOperator(database.app, operatorId, (tx) =>
      moneyBeforeYes({ tx, catalogue, sources }, { accountId, household, decided }),
    );
    // 380 × 11/31 = 134 and 580 × 20/31 = 374, with 3,000: 3,508 × 1.1 = 3,858 instead of 418.
    expect(money).toMatchObject({
      onceTotal: 3858 - 418,
      monthlyTotal: 220,
      monthlyFrom: "2027-01-01",
    });
  });

  it("is what its next bills then are: leaving home for the end of December", async () => {
    const household = await asked();
    const decided = leaving(household, "2026-12-31");
    const { money } = await withOperator(database.app, operatorId, (tx) =>
      moneyBeforeYes({ tx, catalogue, sources }, { accountId, household, decided }),
    );
    expect(money.once).toMatchObject([
      { label: { ja: "解約工事費" }, amount: 2000, billedIn: "2026-12-01", kind: "work" },
    ]);
    expect(money).toMatchObject({ monthlyTotal: -418, monthlyFrom: "2027-01-01" });
    await record(decided, household, "2026-12-31");
    const bills = [];
    for (const of of ["2026-11", "2026-12", "2027-01"]) bills.push(...(await bill(of)));
    expect(bills.map(({ month: of, total }) => `${formatMonth(of)} ${total}`)).toEqual([
      "2026-11 6138", // 5,720 + 418
      "2026-12 8138", // + 2,000
      "2027-01 5720",
    ]);
  });

  it("has the corrections of months that an entry of an earlier day changes", async () => {
    const household = await asked("2026-07-10");
    const decided = leaving(household, "2026-08-10");
    const { corrections } = await withOperator(database.app, operatorId, (tx) =>
      moneyBeforeYes(
        { tx, catalogue, sources },
        { accountId, household, decided, today: day(TODAY) },
      ),
    );
    expect(corrections.map(({ month: of, amount }) => `${of} ${amount}`)).toEqual([
      "2026-08-01 2000",
      "2026-09-01 -418",
      "2026-10-01 -418",
    ]);
    await record(decided, household, "2026-08-10");
    const [november] = await bill("2026-11");
    // 5,720 of November, 2,000 of August, and 2 × 380 × 1.1 back.
    expect(november?.total).toBe(6884);
    expect(november?.lines.map(({ item, month: of }) => `${item} ${formatMonth(of)}`)).toEqual([
      "family-1g 2026-11",
      "removal 2026-08",
      "light 2026-09",
      "light 2026-10",
    ]);
  });
});
