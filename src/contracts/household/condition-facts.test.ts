import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { householdOn, served } from "../../../test/support/asked-household.ts";
import { application, applied } from "../../../test/support/applied-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { addDays, type Day, day } from "../../kernel/day.ts";
import { ageOn, conditionFactsOf, type FactsAsk } from "./condition-facts.ts";
import type { Contract, ContractEvent } from "../model.ts";

const ASK: FactsAsk = {
  at: "apply",
  service: "kaketsuke365",
  item: "standard",
  options: [],
  channel: "web",
  facts: {},
  contract: null,
  together: [],
};
const known = (contracts: readonly Contract[], ask: Partial<FactsAsk> = {}) =>
  conditionFactsOf(householdOn("2025-03-10", contracts), { ...ASK, ...ask });

const ENDED = { type: "ended", reason: "customer" } as const;
const HEMS = { type: "applied", item: "premium", options: [], channel: "web" } as const;

const FIRST = [
  at("2025-03-01", { type: "applied", item: "family-1g", options: [], channel: "web" }),
  at("2025-03-05", { type: "accepted" }),
];
const fibre = (events: readonly ContractEvent[]) => contractOf(events, "kattobi-hikari", "fibre");

describe("what conditions look at", () => {
  test("everything that is known", () => {
    expect(known([served("hiho-denki", "standard")], { facts: { a: "1" } })).toEqual({
      on: day("2025-03-10"),
      at: "apply",
      item: "standard",
      options: [],
      customer: "consumer",
      channel: "web",
      payment: "card",
      place: "kanagawa",
      age: 44,
      held: ["hiho-denki"],
      appliedTogether: [],
      sameService: 0,
      facts: { a: "1" },
      works: [],
    });
  });

  test.each<[string, readonly ContractEvent[], readonly string[], readonly string[]]>([
    ["applied for", FIRST.slice(0, 1), [], ["kattobi-hikari"]],
    ["accepted, which forms it", FIRST, ["kattobi-hikari"], []],
    [
      "suspended",
      [
        ...FIRST,
        at("2025-03-06", { type: "started" }),
        at("2025-03-08", { type: "suspended", ground: "debts" }),
      ],
      ["kattobi-hikari"],
      [],
    ],
    [
      "on its last day",
      [...FIRST, at("2025-03-06", { type: "started" }), at("2025-03-10", ENDED)],
      ["kattobi-hikari"],
      [],
    ],
    [
      "the day after",
      [...FIRST, at("2025-03-06", { type: "started" }), at("2025-03-09", ENDED)],
      [],
      [],
    ],
    [
      "refused",
      [...FIRST.slice(0, 1), at("2025-03-05", { type: "refused", code: "x", clause: "IT-19" })],
      [],
      [],
    ],
    ["taken back", [...FIRST.slice(0, 1), at("2025-03-05", ENDED)], [], []],
  ])("a contract that is %s", (_, events, held, together) => {
    const { held: found, appliedTogether } = known([fibre(events)]);
    expect({ found, appliedTogether }).toEqual({ found: held, appliedTogether: together });
  });

  test("HEMS accepted and not installed is on its way, not held (HM-03)", () => {
    const home = contractOf(FIRST, "ecorepo-home", "home");
    const light = { ...home, history: [at("2025-03-01", HEMS), ...home.history.slice(1)] };
    const { held, appliedTogether } = known([light]);
    expect({ held, appliedTogether }).toEqual({ held: [], appliedTogether: ["ecorepo-home"] });
  });

  test("the contract itself is nothing that it holds besides", () => {
    const line = served("kattobi-hikari", "family-1g", { id: "one" });
    const other = served("kattobi-hikari", "family-100m", { id: "two" });
    const ask = { service: "kattobi-hikari", contract: "one" };
    expect(known([line], ask)).toMatchObject({ held: [], sameService: 0 });
    expect(known([line, other], ask)).toMatchObject({ held: ["kattobi-hikari"], sameService: 1 });
    const twice = { service: "kattobi-hikari", together: ["kattobi-hikari"] };
    expect(known([], twice)).toMatchObject({ sameService: 1 });
  });

  test("works that were done are known, whatever contract they belong to", () => {
    const meter = at("2025-02-01", { type: "work-done", work: "smart-meter", facts: {} });
    expect(known([served("hiho-denki", "standard", { later: [meter] })]).works).toEqual([
      "smart-meter",
    ]);
  });

  test("an application of the same household counts as together until it is decided", () => {
    const asked = application("fibre", { service: "kattobi-hikari", item: "family-1g" });
    const waits = applied(householdOn("2025-03-10", []), [asked]);
    expect(conditionFactsOf(waits, ASK).appliedTogether).toEqual(["kattobi-hikari"]);
  });
});

describe("the building's contract that an application names", () => {
  const building = served("ecorepo-mems", "building", { id: "building" });
  const dwelling = served("ecorepo-mems", "resident", { id: "dwelling", building: "building" });
  const power = served("hiho-denki", "standard", { id: "power" });
  const found = (name: string) =>
    known([power, building, dwelling], {
      service: "ecorepo-mems",
      item: "resident",
      building: name,
    }).facts["buildingContract"];

  test("is one of the same service and of the whole building, never any running contract", () => {
    expect(["building", "dwelling", "power", "nobody's"].map(found)).toEqual([
      "active",
      "unknown",
      "unknown",
      "unknown",
    ]);
  });

  test("is read, whatever the form says of it", () => {
    const facts = { buildingContract: "active" };
    expect(known([], { service: "ecorepo-mems", facts }).facts).toEqual({});
  });
});

describe("age", () => {
  const DAYS = fc
    .integer({ min: day("1930-01-01"), max: day("2030-12-31") })
    .map((on) => on as Day);

  test.each([
    ["2007-03-10", "2025-03-09", 17],
    ["2007-03-10", "2025-03-10", 18],
    ["2004-02-29", "2022-02-28", 17],
    ["2004-02-29", "2022-03-01", 18],
    ["2004-02-29", "2024-02-29", 20],
  ])("born %s, on %s: %i", (born, on, age) => {
    expect(ageOn(day(born), day(on))).toBe(age);
  });

  test("is not known before birth, or without a day of birth", () => {
    expect(ageOn(day("2025-01-02"), day("2025-01-01"))).toBeNull();
    expect(ageOn(null, day("2025-01-01"))).toBeNull();
  });

  test("never grows by more than one from a day to the next", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 0, max: 40_000 }), (born, after) => {
        const on = addDays(born, after);
        const [today, next] = [ageOn(born, on) ?? 0, ageOn(born, addDays(on, 1)) ?? 0];
        expect(next - today === 0 || next - today === 1).toBe(true);
      }),
    );
  });
});
