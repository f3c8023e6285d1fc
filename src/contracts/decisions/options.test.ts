import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Contract } from "../model.ts";

const add = (option: string, quantity = 1) => ({ type: "add-option", option, quantity }) as const;
const drop = (option: string, wishedOn: string | null = null) =>
  ({ type: "drop-option", option, wishedOn: wishedOn === null ? null : day(wishedOn) }) as const;
const ask = (date: string, contract: Contract, action: Parameters<typeof decide>[2]) =>
  decide(householdOn(date, [contract]), contract.id, action);
const notes = (decision: Decision) =>
  decision.ok ? decision.value.notes.map(({ label }) => label.en) : decision.refusal.code;

const FIBRE = served("kattobi-hikari", "family-1g");
const POWER = served("hiho-denki", "standard");

describe("taking an option", () => {
  test("is charged from the 1st of the month of its start (IT-09)", () => {
    const decision = ask("2025-12-10", FIBRE, add("wireless-router"));
    expect(lines(decision)).toEqual(["kattobi-hikari 2025-12-10 option-started"]);
    expect(decision).toMatchObject({
      ok: true,
      value: { effectiveOn: day("2025-12-10"), clauses: ["IT-02", "IT-09"] },
    });
    expect(notes(decision)).toEqual(["Charged from 2025-12-01"]);
  });

  test("an add-on to power is free for six months from the next 1st (HH-17)", () => {
    expect(notes(ask("2025-05-31", POWER, add("support-pack")))).toEqual([
      "Charged from 2025-12-01",
      "Free from 2025-06 through 2025-11",
    ]);
    expect(notes(ask("2025-06-01", POWER, add("support-pack")))).toEqual([
      "Charged from 2026-01-01",
      "Free from 2025-07 through 2025-12",
    ]);
  });

  test("taken up again it has no free months (HH-17)", () => {
    const once = asking(householdOn("2025-05-31", [POWER]), POWER.id, add("support-pack"));
    const given = asking(once, POWER.id, drop("support-pack", "2025-06-30"));
    const again = decide(later(given, 60), POWER.id, add("support-pack"));
    expect(notes(again)).toEqual([
      "Charged from 2025-09-01",
      "It was had before, so no months are free",
    ]);
  });

  const vdsl = served("kattobi-hikari", "mansion-100m-vdsl");
  const norton = served("kattobi-hikari", "family-1g", { options: ["norton"] });
  test.each([
    ["no router with VDSL", vdsl, add("wireless-router"), "contracts.option-not-with-item"],
    ["a card with VDSL", vdsl, add("wireless-card"), "2025-12-10"],
    ["closed to new customers", FIBRE, add("homepage-url"), "contracts.option-closed"],
    ["unknown", FIBRE, add("moon"), "contracts.unknown-option"],
    ["a second one", norton, add("norton"), "contracts.option-only-once"],
    ["two routers at once", FIBRE, add("wireless-router", 2), "contracts.option-only-once"],
    ["three mail addresses", FIBRE, add("extra-mail", 3), "2025-12-10"],
  ])("%s", (_name, contract, action, said) => {
    expect(brief(ask("2025-12-10", contract, action))).toBe(said);
  });

  test("not to somebody who owes money (IT-19)", () => {
    const home = householdOn("2025-12-10", [FIBRE]);
    const owing = { ...home, person: { ...home.person, facts: { debts: "yes" } } };
    expect(decide(owing, FIBRE.id, add("norton"))).toMatchObject({
      refusal: { code: "contracts.conditions-not-met", clauses: ["IT-19"] },
    });
  });

  test("not before the start, nor while it is suspended", () => {
    const accepted = { ...FIBRE, history: FIBRE.history.slice(0, 2) };
    expect(brief(ask("2025-12-10", accepted, add("norton")))).toBe("contracts.not-started");
    const stopped = served("kattobi-hikari", "family-1g", {
      later: [at("2025-12-01", { type: "suspended", ground: "non-payment" })],
    });
    expect(brief(ask("2025-12-10", stopped, add("norton")))).toBe("contracts.is-suspended");
  });
});

describe("giving an option up", () => {
  const fibre = served("kattobi-hikari", "family-1g", { options: ["norton"] });
  const power = served("hiho-denki", "standard", {
    later: [
      at("2025-01-10", { type: "option-started", option: "facility-maintenance", quantity: 1 }),
      at("2025-01-10", { type: "option-started", option: "support-pack", quantity: 1 }),
    ],
  });

  test.each([
    [
      "ten days before the month's end",
      "2025-12-21",
      fibre,
      drop("norton", "2025-12-31"),
      "2025-12-31",
    ],
    ["a day later", "2025-12-22", fibre, drop("norton", "2025-12-31"), "2026-01-31"],
    ["no day named", "2025-12-21", fibre, drop("norton"), "2025-12-31"],
    [
      "where no notice is asked for, at once",
      "2025-12-21",
      power,
      drop("support-pack"),
      "2025-12-21",
    ],
    ["or on the day wished", "2025-12-21", power, drop("support-pack", "2026-01-31"), "2026-01-31"],
    ["not in the past", "2025-12-21", power, drop("support-pack", "2025-11-30"), "2025-12-21"],
    ["not held", "2025-12-21", fibre, drop("wireless-router"), "contracts.option-not-held"],
  ])("%s (IT-11)", (_name, date, contract, action, said) => {
    expect(brief(ask(date, contract, action))).toBe(said);
  });

  test("twice is once too often", () => {
    const home = asking(householdOn("2025-12-21", [fibre]), fibre.id, drop("norton"));
    expect(decide(home, fibre.id, drop("norton"))).toMatchObject({
      refusal: { code: "contracts.option-ends-already", days: { lastDay: day("2025-12-31") } },
    });
    expect(brief(decide(later(home, 30), fibre.id, drop("norton")))).toBe(
      "contracts.option-not-held",
    );
  });

  test("after the end only what lives on (HH-17)", () => {
    const ended = {
      ...power,
      history: [...power.history, at("2025-06-30", { type: "ended", reason: "customer" })],
    };
    expect(brief(ask("2025-12-21", ended, drop("facility-maintenance")))).toBe("2025-12-21");
    expect(brief(ask("2025-12-21", ended, drop("support-pack")))).toBe("contracts.already-ended");
  });
});
