import { beforeAll, describe, expect, test } from "vitest";
import {
  contractor,
  type Contractor,
  paidContract,
  question,
  serverOf,
  trialContract,
  withQuota,
} from "../../../../test/support/contractor-town.ts";
import { CATALOGUE, town } from "../../../../test/support/lived-town.ts";
import { type Browser, refusalOf } from "../../../../test/support/portal.ts";
import { loadBills, runBilling, storedSources } from "../../../billing/index.ts";
import { day, month } from "../../../kernel/day.ts";
import { toText } from "../../../kernel/exact.ts";
import type { Standing } from "../../api/diagnosis-business.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";
import { liveDays } from "../../life/live-days.ts";

const TWO = withQuota(2);
const here = await town("counting");
const app = serverOf(here, TWO);

beforeAll(async () => {
  await here.setDay("2026-11-20");
});

const ask = async (browser: Browser, key: string, asked: unknown = question()) => {
  const answer = await browser.post("/api/diagnoses", { customer: null, question: asked }, key);
  return { ...answer, made: answer.json as DiagnosisMade };
};
const standing = async (browser: Browser) => (await browser.get("/api/diagnosis")).json as Standing;

describe("diagnoses above the number (EN-05)", () => {
  let solar: Contractor;
  beforeAll(async () => {
    solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  });

  test("are said to be above, charged the day after, and stand on the month's bill", async () => {
    const first = await ask(solar.browser, "n-1");
    expect(first.made.counted?.isAbove).toBe(false);
    await ask(solar.browser, "n-2");
    expect((await standing(solar.browser)).may[0]).toMatchObject({ allowed: true, isAbove: true });
    const third = await ask(solar.browser, "n-3");
    expect(third.made.counted?.isAbove).toBe(true);
    expect((await standing(solar.browser)).contracts[0]?.quota).toEqual({
      used: 3,
      included: 2,
      left: 0,
      priceAbove: "500",
    });
    expect(await chargesOf("SOLAR-1")).toEqual([]);
    await here.setDay("2026-11-21");
    await ask(solar.browser, "n-4");
    const through = await here.setDay("2026-12-05");
    await live(through);
    await live(through);
    expect(await chargesOf("SOLAR-1")).toEqual(["2026-11-20 × 3", "2026-11-21 × 1"]);
    expect(await overageOf(solar.account, "2026-11")).toEqual(["1000"]);
    await here.setDay("2026-11-21");
  });

  test("begin anew with the month", async () => {
    await here.setDay("2026-12-01");
    expect((await standing(solar.browser)).contracts[0]?.quota).toMatchObject({ used: 0, left: 2 });
    await here.setDay("2026-11-21");
  });

  test("a diagnosis that is refused counts nothing", async () => {
    const before = (await standing(solar.browser)).contracts[0]?.quota?.used;
    const gas = { litresByMonth: Array.from({ length: 12 }, () => 30_000), district: "tokyo" };
    const refused = await ask(solar.browser, "n-gas", question({ gas }));
    expect(refused.json).toMatchObject({
      code: "diagnosis.service-not-held",
      refused: { clauses: [{ id: "EN-04" }, { id: "EN-05" }] },
    });
    expect((await standing(solar.browser)).contracts[0]?.quota?.used).toBe(before);
  });
});

describe("a free trial (EN-12)", () => {
  test("has its number and no more, and is over after 21 days", async () => {
    await here.setDay("2026-11-20");
    const trial = [trialContract("TRIAL-1", "2026-11-05")];
    const { browser } = await contractor(here, app, { name: "TRIAL", contracts: trial });
    expect((await standing(browser)).contracts).toMatchObject([
      { isFree: true, lastDay: "2026-11-25", quota: { included: 2, priceAbove: null } },
    ]);
    await ask(browser, "t-1");
    await ask(browser, "t-2");
    const third = await ask(browser, "t-3");
    expect(refusalOf(third)).toEqual({ status: 422, code: "diagnosis.quota-used-up" });
    await here.setDay("2026-11-25");
    expect((await standing(browser)).may[0]?.refused?.code).toBe("diagnosis.quota-used-up");
    await here.setDay("2026-11-26");
    const over = await ask(browser, "t-4");
    expect(over.json).toMatchObject({
      code: "diagnosis.trial-over",
      refused: { clauses: [{ id: "EN-12" }], days: { lastDay: "2026-11-25" } },
    });
    await live(await here.setDay("2026-12-05"));
    expect(refusalOf(await ask(browser, "t-5")).code).toBe("diagnosis.trial-over");
    await here.setDay("2026-11-21");
  });
});

test("of two that are computed at once, the last of the number goes to one", async () => {
  await here.setDay("2026-11-20");
  const trial = [trialContract("RACE-1", "2026-11-05")];
  const { browser } = await contractor(here, app, { name: "RACE", contracts: trial });
  await ask(browser, "r-1");
  const both = await Promise.all([ask(browser, "r-2"), ask(browser, "r-3")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  expect((await standing(browser)).contracts[0]?.quota?.used).toBe(2);
  await here.setDay("2026-11-21");
});

describe("without a contract that serves", () => {
  test.each([
    ["none", [], "diagnosis.no-contract"],
    ["one that is not accepted", [applied("WAITS-1")], "diagnosis.contract-not-started"],
    ["one that ended", [ended("ENDED-1")], "diagnosis.contract-over"],
  ])("%s: nothing is diagnosed", async (name, contracts, code) => {
    const account = name.replaceAll(" ", "-").toUpperCase();
    const { browser } = await contractor(here, app, { name: account, contracts });
    expect(refusalOf(await ask(browser, `${account}-1`))).toEqual({ status: 422, code });
  });
});

function applied(id: string) {
  const contract = paidContract(id);
  return { ...contract, history: contract.history.slice(0, 1) };
}

function ended(id: string) {
  const contract = paidContract(id);
  const over = { type: "ended", reason: "customer", on: day("2026-10-31") } as const;
  const recordedAt = "2026-09-20T01:00:00.000Z";
  return { ...contract, history: [...contract.history, { ...over, recordedAt }] };
}

function live(through: ReturnType<typeof day>) {
  return liveDays(here.database.app, TWO, here.operator, { through });
}

function chargesOf(contract: string): Promise<readonly string[]> {
  return here.inTown(async (tx) => {
    const rows = await tx.query<{ on: string; quantity: number }>(
      `select on_day::text as on, (body ->> 'quantity')::integer as quantity from contract_event
       where contract_id = $1 and type = 'charged' order by position`,
      [contract],
    );
    return rows.map(({ on, quantity }) => `${on} × ${quantity}`);
  });
}

async function overageOf(account: number, billed: string): Promise<readonly string[]> {
  for (const each of [month("2026-09"), month("2026-10"), month(billed)]) {
    await runBilling({
      pool: here.database.app,
      operatorId: here.operator,
      month: each,
      asKnownAt: `2026-12-05T02:00:00.000Z`,
      sources: storedSources(TWO),
    });
  }
  const bills = await here.inTown((tx) => loadBills(tx, account, TWO));
  const lines = bills.flatMap((bill) => bill.lines);
  return lines.filter(({ rule }) => rule === "enegaeru/quota").map(({ amount }) => toText(amount));
}

test("the terms as they are hold a hundred, and ten of the free plan", () => {
  const located = CATALOGUE.rules.get("enegaeru/quota");
  const items = located?.rule.kind === "quota" ? located.rule.items : {};
  const included = Object.entries(items).map(([item, { values }]) => [
    item,
    values.map((entry) => ("included" in entry ? entry.included : null)),
  ]);
  expect(Object.fromEntries(included)).toEqual({
    free: [10],
    "electricity-plans": [100],
    "solar-battery": [100],
    "gas-plans": [100],
    "electricity-gas-set": [100],
  });
});
