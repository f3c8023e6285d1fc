import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  APPLIED,
  ACCEPTED,
  at,
  contractOf,
  ENDED,
  OPEN,
} from "../../../test/support/contract-history.ts";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { type Agenda, agendaOf, datedOf, stepsAhead } from "./agenda.ts";
import type { Contract } from "../model.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));

function agenda(contract: Contract, on: string, steps: readonly string[] = []): Agenda {
  const lived = { through: day(on), steps: new Set(steps) };
  return agendaOf(datedOf(CATALOGUE, contract, day(on)), lived);
}

/** Without papers, which are looked at by their own tests. */
function waits({ waitsFor }: Agenda): readonly string[] {
  return waitsFor.filter((each) => !each.startsWith("document:"));
}

describe("what a contract waits for", () => {
  test("applied for: a decision, since the application", () => {
    const found = agenda(contractOf([APPLIED]), "2024-09-19");
    expect(waits(found)).toEqual(["decision"]);
    expect(found.waitsSince).toBe(day("2024-09-18"));
  });

  test("accepted: the work that its start waits for", () => {
    expect(waits(agenda(contractOf([APPLIED, ACCEPTED]), "2024-09-21"))).toEqual(["work"]);
  });

  test("call-out accepted: the day that is notified", () => {
    const history = [
      at("2024-09-18", { type: "applied", item: "standard", options: [], channel: "web" }),
      at("2024-09-20", { type: "accepted" }),
    ];
    const found = agenda(contractOf(history, "kaketsuke365"), "2024-09-21");
    expect(waits(found)).toEqual(["start"]);
  });

  test("running: nothing; with work ordered, that work until it is done", () => {
    expect(waits(agenda(contractOf(OPEN), "2024-11-01"))).toEqual([]);
    const ordered = at("2024-11-02", {
      type: "work-ordered",
      work: "item-change",
      plannedOn: null,
      facts: {},
    });
    expect(waits(agenda(contractOf([...OPEN, ordered]), "2024-11-03"))).toEqual(["work"]);
    const done = at("2024-11-10", { type: "work-done", work: "item-change", facts: {} });
    expect(waits(agenda(contractOf([...OPEN, ordered, done]), "2024-11-11"))).toEqual([]);
  });
});

describe("the next day to look at a contract", () => {
  test("is that of the next word about a deadline", () => {
    const { state, nextOn } = agenda(contractOf(OPEN), "2025-06-01");
    // The term ends with 2025-09-30; 10 days before is 09-20; 30 days before that 08-21.
    expect({ state, nextOn: nextOn === null ? null : formatDay(nextOn) }).toEqual({
      state: "active",
      nextOn: "2025-08-21",
    });
  });

  test("passes over words that were said already", () => {
    const said = ["c-1/object-to-renewal/2025-09-20 told-30"];
    const { nextOn } = agenda(contractOf(OPEN), "2025-06-01", said);
    expect(nextOn).toBe(day("2025-09-13"));
  });

  test("is the first day after the last when the end is fixed", () => {
    const { state, nextOn } = agenda(contractOf([...OPEN, ENDED]), "2025-03-31");
    expect({ state, nextOn }).toEqual({ state: "active", nextOn: day("2025-04-01") });
  });

  test("comes within 365 days for whatever still runs, and never for what is over", () => {
    const power = contractOf(
      [
        at("2024-04-20", { type: "applied", item: "standard", options: [], channel: "telephone" }),
        at("2024-04-25", { type: "accepted" }),
        at("2024-05-10", { type: "started" }),
      ],
      "hiho-denki",
    );
    expect(agenda(power, "2025-01-10").nextOn).toBe(addDays(day("2025-01-10"), 365));
    expect(agenda(contractOf([...OPEN, ENDED]), "2025-06-01").nextOn).toBeNull();
  });
});

describe("the desk's next day", () => {
  test("is that of a deadline which is not the customer's alone, through the day itself", () => {
    // Each month has a day by which the customer gives notice; an objection by 09-20 is for both.
    expect(agenda(contractOf(OPEN), "2025-06-01").deskOn).toBe(day("2025-09-20"));
    expect(agenda(contractOf(OPEN), "2025-09-20").deskOn).toBe(day("2025-09-20"));
  });

  test("is looked for anew on the day after", () => {
    const { deskOn, nextOn } = agenda(contractOf([...OPEN, ENDED]), "2025-03-31");
    expect([deskOn, nextOn]).toEqual([day("2025-03-31"), day("2025-04-01")]);
  });
});

describe("a step that was missed", () => {
  const paused = contractOf([...OPEN, at("2025-05-10", { type: "paused" })]);
  const ahead = (through: string) =>
    stepsAhead(datedOf(CATALOGUE, paused, day(through)), {
      through: day(through),
      steps: new Set(),
    }).filter(({ deadline }) => deadline.kind === "pause-ends");

  test("is still to be done when it is an act", () => {
    expect(ahead("2026-06-01").map(({ step, on }) => [step, formatDay(on)])).toEqual([
      ["acted", "2026-05-10"],
    ]);
  });

  test("is gone when it was only a word", () => {
    expect(ahead("2026-05-01").map(({ step }) => step)).toEqual(["told-7", "acted"]);
    expect(ahead("2026-05-02").map(({ step }) => step)).toEqual(["acted"]);
  });
});
