import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  CATALOGUE,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Contract } from "../model.ts";
import { tenureOf } from "../history/tenure.ts";

const change = (item: string, from: string | null = null, facts: Record<string, string> = {}) =>
  ({ type: "change-item", item, from: from === null ? null : day(from), facts }) as const;
const ask = (date: string, contract: Contract, action: Parameters<typeof decide>[2]) =>
  decide(householdOn(date, [contract]), contract.id, action);
const notes = (decision: Decision) =>
  decision.ok
    ? decision.value.notes.map(({ label, clauses }) => `${clauses.join(" ")}: ${label.en}`)
    : decision.refusal.code;

const FIBRE = served("kattobi-hikari", "family-100m");
const HOME = served("ecorepo-home", "light");
const POWER = served("hiho-denki", "standard");
const EN = served("enegaeru", "solar-battery");

describe("a change by work", () => {
  test("is ordered with what prices it (IT-05), and the term goes on (IT-10)", () => {
    const decision = ask("2025-05-10", FIBRE, change("family-1g", "2025-06-01", { visit: "no" }));
    expect(decision).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            contract: "kattobi-hikari",
            event: {
              type: "work-ordered",
              work: "item-change",
              plannedOn: day("2025-06-01"),
              facts: { visit: "no", from: "family-100m", to: "family-1g" },
            },
          },
        ],
        effectiveOn: day("2025-06-01"),
        clauses: ["IT-05"],
      },
    });
    expect(notes(decision)).toEqual([
      "IT-05: The item changes on the day the work is done",
      "IT-10: The term still counts from the first start",
    ]);
  });

  test("changes the item on the day it is done, and HEMS forms anew (HM-03, HM-11)", () => {
    const decision = ask("2025-05-10", HOME, change("premium"));
    expect(notes(decision)).toEqual([
      "HM-13 HM-11: The item changes on the day the work is done",
      "HM-03: The day of completion is the contract day anew, and its papers are given again",
    ]);
    const ordered = asking(householdOn("2025-05-10", [HOME]), HOME.id, change("premium"));
    const done = asking(later(ordered, 9), HOME.id, {
      type: "complete-work",
      work: "item-change",
      facts: {},
    });
    const [contract] = done.contracts;
    expect(contract && tenureOf(contract, CATALOGUE)).toMatchObject({
      value: {
        items: [
          { item: "light", from: day("2024-10-05"), until: day("2025-05-20") },
          { item: "premium", from: day("2025-05-20"), until: null },
        ],
      },
    });
  });

  test("is not needed before the start: the first item is another one (IT-20)", () => {
    const accepted = { ...FIBRE, history: FIBRE.history.slice(0, 2) };
    expect(lines(ask("2024-09-25", accepted, change("family-1g")))).toEqual([
      "kattobi-hikari 2024-09-25 item-changed",
    ]);
  });

  test("one at a time", () => {
    const ordered = asking(
      householdOn("2025-05-10", [FIBRE]),
      FIBRE.id,
      change("family-1g", "2025-06-01"),
    );
    expect(decide(ordered, FIBRE.id, change("family-200m"))).toMatchObject({
      refusal: { code: "contracts.change-planned", days: { plannedOn: day("2025-06-01") } },
    });
    const cancelled = asking(ordered, FIBRE.id, { type: "cancel-work", work: "item-change" });
    expect(decide(cancelled, FIBRE.id, change("family-200m")).ok).toBe(true);
  });
});

describe("a change without work", () => {
  test("counts from the day wished, and the term from the first start (HH-04)", () => {
    const decision = ask("2025-09-01", POWER, change("power", "2025-09-10"));
    expect(lines(decision)).toEqual(["hiho-denki 2025-09-10 item-changed"]);
    expect(notes(decision)).toEqual([
      "HH-03 HH-04: The new item counts from 2025-09-10",
      "HH-03 HH-04: The term still counts from the first start",
    ]);
    expect(brief(ask("2025-09-01", POWER, change("power")))).toBe("2025-09-01");
    const home = asking(
      householdOn("2025-09-01", [POWER]),
      POWER.id,
      change("power", "2025-09-10"),
    );
    const [contract] = home.contracts;
    expect(contract && tenureOf(contract, CATALOGUE)).toMatchObject({
      value: { termStarts: [day("2024-10-05")] },
    });
  });

  test.each([
    ["2025-08-20", "2025-09-20", "2025-09-20"],
    ["2025-08-21", "2025-09-20", "2025-09-21"],
    ["2025-08-20", null, "2025-09-20"],
  ])("to the free plan with a month's notice (EN-14): said %s for %s", (date, from, effective) => {
    const decision = ask(date, EN, change("free", from));
    expect(brief(decision)).toBe(effective);
    expect(decision.ok && decision.value.clauses).toEqual(["EN-14"]);
  });

  test("to a paid service at once (EN-12)", () => {
    const trial = served("enegaeru", "free");
    expect(brief(ask("2024-10-08", trial, change("solar-battery")))).toBe("2024-10-08");
  });

  test("to a plan that counts its base otherwise needs the new capacity (HH-11)", () => {
    const supply = {
      area: "tokyo",
      meter: "M-1",
      capacity: { amps: 40 },
      readingDays: [],
    } as const;
    const supplied = served("hiho-denki", "standard", {
      later: [at("2024-10-05", { type: "supply-set", supply })],
    });
    expect(ask("2025-09-01", supplied, change("power", "2025-09-10"))).toMatchObject({
      refusal: {
        code: "contracts.capacity-not-known",
        clauses: ["HH-11"],
        needed: { en: "Give the contract power in kW" },
      },
    });
    const decision = ask("2025-09-01", supplied, change("power", "2025-09-10", { kw: "6" }));
    expect(decision.ok && decision.value.events).toMatchObject([
      { event: { type: "item-changed", item: "power", on: day("2025-09-10") } },
      {
        event: {
          type: "supply-set",
          on: day("2025-09-10"),
          supply: { area: "tokyo", meter: "M-1", capacity: { kw: 6 }, readingDays: [] },
        },
      },
    ]);
  });

  test("one at a time, and no day that has passed", () => {
    const home = asking(
      householdOn("2025-09-01", [POWER]),
      POWER.id,
      change("power", "2025-09-10"),
    );
    expect(decide(home, POWER.id, change("power", "2025-09-20"))).toMatchObject({
      refusal: { code: "contracts.change-planned", days: { plannedOn: day("2025-09-10") } },
    });
    expect(brief(ask("2025-09-01", POWER, change("power", "2025-08-31")))).toBe(
      "contracts.day-passed",
    );
  });
});

describe("a change before the start", () => {
  const waiting = contractOf(
    [
      at("2025-03-01", {
        type: "applied",
        item: "family-100m",
        options: [],
        channel: "telephone",
      }),
      at("2025-03-03", { type: "accepted" }),
    ],
    "kattobi-hikari",
    "waiting",
  );

  test("is another wish, which may be changed back", () => {
    const wished = asking(householdOn("2025-03-05", [waiting]), "waiting", change("family-1g"));
    const [contract] = wished.contracts;
    expect(wished.on).toBe(day("2025-03-06"));
    expect(contract?.history.at(-1)).toMatchObject({ type: "item-changed", item: "family-1g" });
    expect(brief(decide(wished, "waiting", change("family-1g")))).toBe("contracts.item-unchanged");
    expect(brief(decide(wished, "waiting", change("family-100m")))).toBe("2025-03-06");
  });
});

describe("changes that are refused", () => {
  const router = served("kattobi-hikari", "mansion-100m", { options: ["wireless-router"] });
  test("to what the operator does not change to (IT-20), or not at this place (IT-01)", () => {
    const vdsl = ask("2025-05-10", FIBRE, change("mansion-100m-vdsl"));
    expect(vdsl).toMatchObject({
      refusal: { code: "contracts.conditions-not-met", clauses: ["IT-20"] },
    });
    const home = householdOn("2025-05-10", [FIBRE]);
    const chiba = { ...home, person: { ...home.person, place: "chiba" } };
    expect(decide(chiba, FIBRE.id, change("family-1g"))).toMatchObject({
      refusal: { code: "contracts.conditions-not-met", clauses: ["IT-01"] },
    });
  });

  test("to Light without a smart meter (HM-02), which may be said with the wish", () => {
    const premium = served("ecorepo-home", "premium");
    expect(ask("2025-05-10", premium, change("light"))).toMatchObject({
      refusal: { code: "contracts.conditions-not-met", clauses: ["HM-02", "HH-23"] },
    });
    expect(ask("2025-05-10", premium, change("light", null, { meter: "smart" })).ok).toBe(true);
  });

  test("as long as an option is held that cannot be had with it (IT-02)", () => {
    expect(ask("2025-05-10", router, change("mansion-100m-vdsl"))).toMatchObject({
      refusal: {
        code: "contracts.option-not-with-item",
        clauses: ["IT-02", "IT-09"],
        needed: { en: "Give Wireless router up first" },
      },
    });
  });

  const stopped = served("hiho-denki", "standard", {
    later: [at("2025-05-01", { type: "ended", reason: "customer" })],
  });
  test.each([
    ["the same", POWER, "standard", "contracts.item-unchanged"],
    ["unknown", POWER, "moon", "contracts.unknown-item"],
    ["ended", stopped, "power", "contracts.already-ended"],
  ])("%s", (_name, contract, item, code) => {
    const decision = ask("2025-05-10", contract, change(item));
    expect(brief(decision)).toBe(code);
    expect(decision.ok || decision.refusal.clauses.length).toBeGreaterThan(0);
  });
});
