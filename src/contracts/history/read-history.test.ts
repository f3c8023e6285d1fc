import { describe, expect, test } from "vitest";
import {
  ACCEPTED,
  APPLIED,
  at,
  contractOf,
  ENDED,
  OPEN,
  STARTED,
} from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import type { ContractEvent } from "../model.ts";
import { readHistory } from "./read-history.ts";

const SUSPENDED = at("2024-12-01", { type: "suspended", ground: "non-payment" });
const PAUSED = at("2024-12-01", { type: "paused" });
const WITHDRAWN = at("2024-10-10", { type: "withdrawn", sentOn: day("2024-10-08"), misled: false });

function refusalOf(events: readonly ContractEvent[], knownAt?: string): unknown {
  const life = readHistory(contractOf(events), knownAt === undefined ? {} : { knownAt });
  return life.ok ? "accepted" : life.refusal;
}

describe("an impossible history is refused, naming the first event that does not fit", () => {
  test.each<[string, string, readonly ContractEvent[], string, string]>([
    ["nothing was applied for", "contracts.not-applied", [ACCEPTED], "2024-09-20", "accepted"],
    [
      "applied for twice",
      "contracts.applied-twice",
      [
        APPLIED,
        at("2024-09-19", { type: "applied", item: "family-100m", options: [], channel: "web" }),
      ],
      "2024-09-19",
      "family-100m",
    ],
    [
      "accepted twice",
      "contracts.already-decided",
      [APPLIED, ACCEPTED, at("2024-09-21", { type: "accepted" })],
      "2024-09-21",
      "accepted",
    ],
    [
      "refused after it was accepted",
      "contracts.already-decided",
      [APPLIED, ACCEPTED, at("2024-09-21", { type: "refused", code: "debts", clause: "IT-19" })],
      "2024-09-21",
      "refused",
    ],
    [
      "started after it was refused",
      "contracts.was-refused",
      [APPLIED, at("2024-09-20", { type: "refused", code: "debts", clause: "IT-19" }), STARTED],
      "2024-10-05",
      "started",
    ],
    [
      "started without acceptance",
      "contracts.not-accepted",
      [APPLIED, STARTED],
      "2024-10-05",
      "started",
    ],
    [
      "suspended before the start",
      "contracts.not-started",
      [APPLIED, ACCEPTED, at("2024-10-01", { type: "suspended", ground: "x" })],
      "2024-10-01",
      "suspended",
    ],
    [
      "an option before the start",
      "contracts.not-started",
      [
        APPLIED,
        ACCEPTED,
        at("2024-10-01", { type: "option-started", option: "norton", quantity: 1 }),
      ],
      "2024-10-01",
      "norton",
    ],
    [
      "started twice",
      "contracts.started-twice",
      [...OPEN, at("2024-10-06", { type: "started" })],
      "2024-10-06",
      "started",
    ],
    [
      "ended before it started",
      "contracts.ended-before-start",
      [APPLIED, ACCEPTED, at("2024-10-01", { type: "ended", reason: "customer" }), STARTED],
      "2024-10-05",
      "started",
    ],
    [
      "ended twice",
      "contracts.ended-twice",
      [...OPEN, ENDED, at("2025-04-30", { type: "ended", reason: "moved" })],
      "2025-04-30",
      "moved",
    ],
    [
      "changed after it ended",
      "contracts.already-ended",
      [...OPEN, ENDED, at("2025-04-01", { type: "item-changed", item: "family-100m" })],
      "2025-04-01",
      "item-changed",
    ],
    [
      "accepted after the letter of withdrawal",
      "contracts.already-withdrawn",
      [APPLIED, WITHDRAWN, at("2024-10-11", { type: "accepted" })],
      "2024-10-11",
      "accepted",
    ],
    [
      "changed to the item it had",
      "contracts.item-unchanged",
      [...OPEN, at("2024-11-01", { type: "item-changed", item: "family-1g" })],
      "2024-11-01",
      "family-1g",
    ],
    [
      "an option ended that was not held",
      "contracts.option-not-held",
      [...OPEN, at("2024-11-30", { type: "option-ended", option: "extra-mail" })],
      "2024-11-30",
      "extra-mail",
    ],
    [
      "suspended twice",
      "contracts.already-suspended",
      [...OPEN, SUSPENDED, at("2024-12-02", { type: "suspended", ground: "x" })],
      "2024-12-02",
      "suspended",
    ],
    [
      "restored without a suspension",
      "contracts.not-suspended",
      [...OPEN, at("2024-12-02", { type: "restored" })],
      "2024-12-02",
      "restored",
    ],
    [
      "paused twice",
      "contracts.already-paused",
      [...OPEN, PAUSED, at("2024-12-02", { type: "paused" })],
      "2024-12-02",
      "paused",
    ],
    [
      "resumed without a pause",
      "contracts.not-paused",
      [...OPEN, at("2024-12-02", { type: "resumed" })],
      "2024-12-02",
      "resumed",
    ],
    [
      "a retraction of nothing",
      "contracts.nothing-to-retract",
      [...OPEN, at("2024-12-02", { type: "retracted", fact: "ended", factOn: day("2025-03-31") })],
      "2024-12-02",
      "ended",
    ],
  ])("%s: %s", (_name, code, events, on, what) => {
    expect(refusalOf(events)).toEqual({ code, contract: "c-1", on: day(on), what });
  });

  test("no event at all", () => {
    expect(refusalOf([])).toMatchObject({ code: "contracts.not-applied", what: "no event" });
  });
});

function lifeOf(events: readonly ContractEvent[], knownAt?: string) {
  const life = readHistory(contractOf(events), knownAt === undefined ? {} : { knownAt });
  if (!life.ok) throw new Error(life.refusal.code);
  return life.value;
}

describe("reading a history", () => {
  test("the last day of service is served, and the day after it is the first without", () => {
    const { items, endedOn, endReason } = lifeOf([...OPEN, ENDED]);
    expect({ items, endedOn, endReason }).toEqual({
      items: [{ item: "family-1g", from: day("2024-10-05"), until: day("2025-04-01") }],
      endedOn: day("2025-04-01"),
      endReason: "customer",
    });
  });

  test("a change before the start decides the first item", () => {
    const events = [
      APPLIED,
      ACCEPTED,
      at("2024-09-25", { type: "item-changed", item: "family-100m" }),
      STARTED,
    ];
    expect(lifeOf(events).items).toEqual([
      { item: "family-100m", from: day("2024-10-05"), until: null },
    ]);
  });

  test("of two changes on one day the last one counts, and back and forth is no change", () => {
    const events = [
      ...OPEN,
      at("2025-01-10", { type: "item-changed", item: "family-100m" }),
      at("2025-01-10", { type: "item-changed", item: "family-1g" }),
      at("2025-02-10", { type: "item-changed", item: "family-200m" }),
    ];
    expect(lifeOf(events).items).toEqual([
      { item: "family-1g", from: day("2024-10-05"), until: day("2025-02-10") },
      { item: "family-200m", from: day("2025-02-10"), until: null },
    ]);
  });

  test("options: together with the item, later, and again after giving up", () => {
    const events = [
      ...OPEN,
      at("2024-11-10", { type: "option-started", option: "extra-mail", quantity: 2 }),
      at("2024-12-31", { type: "option-ended", option: "norton" }),
      at("2025-02-01", { type: "option-started", option: "norton", quantity: 1 }),
    ];
    const norton = { option: "norton", quantity: 1 };
    expect(lifeOf(events).options).toEqual([
      {
        ...norton,
        from: day("2024-10-05"),
        until: day("2025-01-01"),
        together: true,
        again: false,
      },
      {
        option: "extra-mail",
        from: day("2024-11-10"),
        until: null,
        together: false,
        again: false,
        quantity: 2,
      },
      { ...norton, from: day("2025-02-01"), until: null, together: false, again: true },
    ]);
  });

  test("a second unit while the first is held is not again", () => {
    const events = [
      ...OPEN,
      at("2024-11-10", { type: "option-started", option: "extra-mail", quantity: 1 }),
      at("2024-12-10", { type: "option-started", option: "extra-mail", quantity: 1 }),
    ];
    expect(lifeOf(events).options.map(({ again }) => again)).toEqual([false, false, false]);
  });

  test("an option may outlive the contract, and then end", () => {
    const events = [...OPEN, ENDED, at("2025-06-30", { type: "option-ended", option: "norton" })];
    expect(lifeOf(events).options[0]?.until).toBe(day("2025-07-01"));
  });

  test("what still runs when the service ends, ends with it", () => {
    const events = [...OPEN, SUSPENDED, ENDED];
    expect(lifeOf(events).suspensions).toEqual([
      { from: day("2024-12-01"), until: day("2025-04-01") },
    ]);
  });

  test("work and charges after the end still count", () => {
    const events = [
      ...OPEN,
      ENDED,
      at("2025-04-10", { type: "work-done", work: "removal", facts: { visit: "yes" } }),
      at("2025-04-20", {
        type: "charged",
        code: "equipment",
        quantity: 1,
        facts: {},
        amount: "800",
      }),
    ];
    expect(lifeOf(events).chargeables).toEqual([
      { code: "removal", on: day("2025-04-10"), quantity: 1, facts: { visit: "yes" } },
      { code: "equipment", on: day("2025-04-20"), quantity: 1, facts: {}, amount: "800" },
    ]);
  });

  test("real readings take the place of the planned one of their month, the start stays", () => {
    const supply = {
      area: "tokyo",
      meter: "m-1",
      capacity: { amps: 40 },
      readingDays: [day("2024-10-05"), day("2024-11-05"), day("2024-12-05")],
    } as const;
    const events = [
      ...OPEN,
      at("2024-10-05", { type: "supply-set", supply }),
      at("2024-10-30", { type: "meter-read" }),
      at("2024-12-04", { type: "meter-read" }),
    ];
    expect(lifeOf(events).supply?.readingDays).toEqual(
      ["2024-10-05", "2024-10-30", "2024-11-05", "2024-12-04"].map(day),
    );
  });

  test("what was done while a letter of withdrawal was under way is undone by it", () => {
    const events = [APPLIED, ACCEPTED, at("2024-10-09", { type: "started" }), WITHDRAWN];
    expect(lifeOf(events)).toMatchObject({
      startedOn: null,
      withdrawn: { sentOn: day("2024-10-08") },
    });
  });

  test("an event that was retracted does not count, from when that is known", () => {
    const events = [
      ...OPEN,
      ENDED,
      at("2025-03-20", { type: "retracted", fact: "ended", factOn: day("2025-03-31") }),
    ];
    expect(lifeOf(events).endedOn).toBeNull();
    expect(lifeOf(events, "2025-03-15T00:00:00Z").endedOn).toBe(day("2025-04-01"));
  });

  test("an event recorded at the very instant that is asked about is known", () => {
    expect(lifeOf([...OPEN, ENDED], "2025-03-10T01:00:00Z").endedOn).toBe(day("2025-04-01"));
    expect(lifeOf([...OPEN, ENDED], "2025-03-10T00:59:59.999Z").endedOn).toBeNull();
  });
});
