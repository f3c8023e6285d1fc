import { expect, test } from "vitest";
import { at } from "../../../test/support/contract-history.ts";
import { paidContract, trialContract } from "../../../test/support/contractor-town.ts";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import type { Contract, ContractFact } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { contractFacts } from "./contract-facts.ts";

const NOW = "2026-12-31T01:00:00.000Z";

function factsOn(contract: Contract, on: string) {
  return contractFacts(contract, { catalogue: CATALOGUE, on: day(on), now: NOW, used: 7 });
}

function later(contract: Contract, on: string, ...facts: readonly ContractFact[]): Contract {
  return { ...contract, history: [...contract.history, ...facts.map((fact) => at(on, fact))] };
}

const paid = paidContract("c-1");

test("a paid contract: its services, its number, no last day", () => {
  expect(factsOn(paid, "2026-11-20")).toEqual({
    contract: "c-1",
    item: "solar-battery",
    services: ["EN-02", "EN-01"],
    isFree: false,
    state: "active",
    lastDay: null,
    quota: { used: 7, included: 100, priceAbove: "500" },
  });
});

test("a trial of 2026-11-05 ends with 2026-11-25 (EN-12)", () => {
  expect(factsOn(trialContract("t-1", "2026-11-05"), "2026-12-24")).toMatchObject({
    isFree: true,
    state: "active",
    lastDay: day("2026-11-25"),
    quota: { included: 10, priceAbove: null },
  });
});

test("before its start it waits, before its application it is not there", () => {
  expect(factsOn(paid, "2026-08-31")?.state).toBe("waiting");
  expect(factsOn(paid, "2026-08-20")?.state).toBe("waiting");
  expect(factsOn(paid, "2026-08-19")).toBeNull();
});

test("a stop stops it, but not one that is for a user's breach (第32条第2項第1号)", () => {
  const stopped = later(paid, "2026-11-10", { type: "suspended", ground: "breach-or-unpaid" });
  expect(factsOn(stopped, "2026-11-20")?.state).toBe("stopped");
  const user = later(paid, "2026-11-10", { type: "suspended", ground: "users-breach" });
  expect(factsOn(user, "2026-11-20")?.state).toBe("active");
  const both = later(stopped, "2026-11-12", { type: "restored" });
  expect(factsOn(both, "2026-11-20")?.state).toBe("active");
});

test("its last day is the last of service, and then it is over", () => {
  const ended = later(paid, "2026-11-30", { type: "ended", reason: "customer" });
  expect(factsOn(ended, "2026-11-30")).toMatchObject({
    state: "active",
    lastDay: day("2026-11-30"),
  });
  expect(factsOn(ended, "2026-12-01")?.state).toBe("over");
});

test("moved to the free plan, it has ten a month and no 21 days (EN-14)", () => {
  const moved = later(paid, "2026-12-01", { type: "item-changed", item: "free" });
  expect(factsOn(moved, "2026-12-24")).toMatchObject({
    item: "free",
    isFree: true,
    lastDay: null,
    quota: { included: 10 },
  });
});
