import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, contractOf, ENDED, OPEN } from "../../../test/support/contract-history.ts";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import type { ContractEvent } from "../model.ts";
import { type TenureAsk, tenureOf } from "./tenure.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));

function tenure(events: readonly ContractEvent[], service?: string, ask?: TenureAsk) {
  const read = tenureOf(contractOf(events, service), CATALOGUE, ask);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function refusal(events: readonly ContractEvent[], service?: string): unknown {
  const read = tenureOf(contractOf(events, service), CATALOGUE);
  return read.ok ? "accepted" : read.refusal;
}

const SUPPLY = {
  area: "tokyo",
  meter: "m-1",
  capacity: { amps: 40 },
  readingDays: [day("2024-05-10"), day("2024-06-10")],
} as const;

const POWER = [
  at("2024-04-15", { type: "applied", item: "standard", options: [], channel: "telephone" }),
  at("2024-04-15", { type: "accepted" }),
  at("2024-05-10", { type: "supply-set", supply: SUPPLY }),
  at("2024-05-10", { type: "started" }),
];

const HOME = [
  at("2024-05-01", { type: "applied", item: "light", options: [], channel: "web" }),
  at("2024-05-01", { type: "accepted" }),
  at("2024-05-10", { type: "work-done", work: "join", facts: {} }),
  at("2024-05-10", { type: "started" }),
  at("2024-05-12", { type: "document-received", document: "after-contract" }),
];

function withdrawn(sent: string, misled = false): ContractEvent {
  return at(sent, { type: "withdrawn", sentOn: day(sent), misled });
}

const termStarts = (through: string) =>
  tenure(POWER, "hiho-denki", { through: day(through) }).termStarts.map(formatDay);

const objected = (on: string) => {
  const events = [...POWER, at(on, { type: "objected-to-renewal" })];
  return tenure(events, "hiho-denki", { through: day("2028-01-01") });
};

describe("the tenure of a contract", () => {
  test("everything that rating may know of it", () => {
    expect(tenure([...OPEN, ENDED])).toEqual({
      contract: "c-1",
      service: "kattobi-hikari",
      appliedOn: day("2024-09-18"),
      formedOn: day("2024-09-20"),
      startedOn: day("2024-10-05"),
      endedOn: day("2025-04-01"),
      endReason: "customer",
      termStarts: [day("2024-10-01")],
      items: [{ item: "family-1g", from: day("2024-10-05"), until: day("2025-04-01") }],
      options: [
        {
          option: "norton",
          from: day("2024-10-05"),
          until: null,
          together: true,
          again: false,
          quantity: 1,
        },
      ],
      suspensions: [],
      pauses: [],
      chargeables: [],
      supply: null,
    });
  });

  test("HEMS is formed by its installation (HM-03), fibre by the acceptance (IT-08)", () => {
    expect(tenure(HOME, "ecorepo-home").formedOn).toBe(day("2024-05-10"));
    expect(tenure(OPEN).formedOn).toBe(day("2024-09-20"));
  });

  test("a service without terms of its own has the one that began with it", () => {
    expect(tenure(HOME, "ecorepo-home").termStarts).toEqual([day("2024-05-10")]);
  });

  test("renewals are counted to the day asked about", () => {
    expect(termStarts("2027-05-31")).toEqual(["2024-05-10"]);
    expect(termStarts("2027-06-01")).toEqual(["2024-05-10", "2027-06-01"]);
    expect(termStarts("2030-06-01")).toEqual(["2024-05-10", "2027-06-01", "2030-06-01"]);
  });

  test("unasked, renewals are counted to the end, to what was known, or to the last event", () => {
    const left = at("2027-06-20", { type: "ended", reason: "customer" });
    expect(tenure([...POWER, left], "hiho-denki").termStarts).toHaveLength(2);
    expect(tenure(POWER, "hiho-denki").termStarts).toHaveLength(1);
    const asKnown = (knownAt: string) => tenure(POWER, "hiho-denki", { knownAt }).termStarts.length;
    expect(asKnown("2027-05-31T14:59:59Z")).toBe(1);
    expect(asKnown("2027-05-31T15:00:00Z")).toBe(2);
  });

  test("an objection in time ends it with its term, a day later it is renewed (HH-03)", () => {
    expect(objected("2027-05-16")).toMatchObject({
      termStarts: [day("2024-05-10")],
      endedOn: day("2027-06-01"),
      endReason: "term-ended",
      items: [{ item: "standard", from: day("2024-05-10"), until: day("2027-06-01") }],
    });
    expect(objected("2027-05-17")).toMatchObject({ endedOn: null, endReason: null });
  });

  test("who left before the term ran out left then", () => {
    const events = [
      ...POWER,
      at("2027-05-01", { type: "objected-to-renewal" }),
      at("2027-05-20", { type: "ended", reason: "customer" }),
    ];
    expect(tenure(events, "hiho-denki")).toMatchObject({
      endedOn: day("2027-05-21"),
      endReason: "customer",
    });
  });

  test("what ran on past the end of the term is cut there", () => {
    const events = [
      ...POWER,
      at("2027-05-01", { type: "objected-to-renewal" }),
      at("2027-05-20", { type: "suspended", ground: "unpaid" }),
    ];
    const { suspensions } = tenure(events, "hiho-denki", { through: day("2028-01-01") });
    expect(suspensions).toEqual([{ from: day("2027-05-20"), until: day("2027-06-01") }]);
  });
});

describe("a withdrawal", () => {
  test("leaves only the joining work of HEMS (HM-05)", () => {
    const left = tenure([...HOME, withdrawn("2024-05-19")], "ecorepo-home");
    expect(left).toMatchObject({
      startedOn: null,
      endedOn: day("2024-05-20"),
      endReason: "withdrawn",
      items: [],
      termStarts: [],
      chargeables: [{ code: "join", on: day("2024-05-10"), quantity: 1, facts: {} }],
    });
  });

  test("of power leaves nothing, not even the supply that was used (HH-22)", () => {
    const received = at("2024-05-15", { type: "document-received", document: "contract" });
    const left = tenure([...POWER, received, withdrawn("2024-05-22")], "hiho-denki");
    expect(left).toMatchObject({ startedOn: null, supply: null, items: [], chargeables: [] });
  });

  test("of fibre leaves service used and work (IT-18)", () => {
    const events = [
      ...OPEN,
      at("2024-10-05", { type: "work-done", work: "install", facts: { visit: "no" } }),
      at("2024-10-05", { type: "work-done", work: "router-delivery", facts: {} }),
      at("2024-10-06", { type: "document-received", document: "contract-content" }),
      withdrawn("2024-10-13"),
    ];
    expect(tenure(events)).toMatchObject({
      startedOn: day("2024-10-05"),
      endedOn: day("2024-10-14"),
      items: [{ item: "family-1g", from: day("2024-10-05"), until: day("2024-10-14") }],
      chargeables: [{ code: "install" }],
    });
  });

  test("before the contract formed costs nothing (HM-05)", () => {
    const events = [...HOME.slice(0, 2), withdrawn("2024-05-09")];
    expect(tenure(events, "ecorepo-home")).toMatchObject({ startedOn: null, chargeables: [] });
  });

  test("counts again from a new document for who was misled (KK-11)", () => {
    const again = at("2024-07-01", { type: "document-received", document: "after-contract-again" });
    const left = tenure([...HOME, again, withdrawn("2024-07-08", true)], "ecorepo-home");
    expect(left.endReason).toBe("withdrawn");
  });

  const BUSINESS = at("2024-04-15", {
    type: "applied",
    item: "standard",
    options: [],
    channel: "telephone",
    customer: "business",
  });
  const ON_WEB = at("2024-04-15", {
    type: "applied",
    item: "standard",
    options: [],
    channel: "web",
  });
  const MEMS = at("2024-05-01", { type: "applied", item: "resident", options: [], channel: "web" });
  test.each<[string, string, readonly ContractEvent[], string]>([
    [
      "contracts.withdrawal-too-late",
      "ecorepo-home",
      [...HOME, withdrawn("2024-05-20")],
      "2024-05-19",
    ],
    [
      "contracts.withdrawal-not-for-customer",
      "hiho-denki",
      [BUSINESS, ...POWER.slice(1), withdrawn("2024-05-11")],
      "business",
    ],
    [
      "contracts.withdrawal-not-by-channel",
      "hiho-denki",
      [ON_WEB, ...POWER.slice(1), withdrawn("2024-05-11")],
      "web",
    ],
    [
      "contracts.no-right-to-withdraw",
      "ecorepo-mems",
      [MEMS, withdrawn("2024-05-11")],
      "ecorepo-mems",
    ],
  ])("%s", (code, service, events, what) => {
    expect(refusal(events, service)).toMatchObject({ code, what, contract: "c-1" });
  });
});

const appliedFor = (item: string, options: readonly string[]) =>
  at("2024-09-18", { type: "applied", item, options, channel: "web" });

describe("words that the catalogue does not know are refused", () => {
  test.each<[string, readonly ContractEvent[], string, string]>([
    ["contracts.unknown-service", OPEN, "kattobi", "kattobi"],
    ["contracts.unknown-item", [appliedFor("family-9g", [])], "kattobi-hikari", "family-9g"],
    [
      "contracts.unknown-item",
      [...OPEN, at("2025-01-01", { type: "item-changed", item: "x" })],
      "kattobi-hikari",
      "x",
    ],
    ["contracts.unknown-option", [appliedFor("family-1g", ["x"])], "kattobi-hikari", "x"],
    [
      "contracts.unknown-option",
      [...OPEN, at("2025-01-01", { type: "option-started", option: "y", quantity: 1 })],
      "kattobi-hikari",
      "y",
    ],
  ])("%s", (code, events, service, what) => {
    expect(refusal(events, service)).toMatchObject({ code, what });
  });

  test("and so is an impossible history", () => {
    expect(refusal(OPEN.slice(1))).toMatchObject({ code: "contracts.not-applied" });
  });
});

/** Months with something happening in them, on random days, recorded then or later. */
const EVENTS = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 1500 }),
      late: fc.integer({ min: 0, max: 400 }),
      kind: fc.constantFrom("family-100m", "family-200m", "family-1g", "extra-mail", "work"),
    }),
    { maxLength: 12 },
  )
  .map((steps) => steps.map(({ day: after, late, kind }) => stepOf(after, late, kind)));

function stepOf(after: number, late: number, kind: string): ContractEvent {
  const on = addDays(day("2024-10-05"), after);
  const when = { on, recordedAt: `${formatDay(addDays(on, late))}T01:00:00.000Z` };
  if (kind === "work") return { ...when, type: "work-done", work: "item-change", facts: {} };
  if (kind === "extra-mail") return { ...when, type: "option-started", option: kind, quantity: 1 };
  return { ...when, type: "item-changed", item: kind };
}

/** Without changes to the item that is held already. */
function possible(events: readonly ContractEvent[]): readonly ContractEvent[] {
  let held = "family-1g";
  const inOrder = events.toSorted(
    (a, b) =>
      a.on - b.on || (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0),
  );
  return inOrder.filter((event) => {
    if (event.type !== "item-changed") return true;
    const changes = event.item !== held;
    held = event.item;
    return changes;
  });
}

const readAhead = (history: readonly ContractEvent[]) =>
  tenureOf(contractOf(history), CATALOGUE, { through: day("2029-01-01") });

describe("for every history", () => {
  test("item spans are ordered, disjoint and without gaps", () => {
    fc.assert(
      fc.property(EVENTS, (events) => {
        const read = tenureOf(contractOf([...OPEN, ...possible(events)]), CATALOGUE);
        if (!read.ok) throw new Error(read.refusal.code);
        const { items, startedOn } = read.value;
        expect(items[0]?.from).toBe(startedOn);
        for (const [index, span] of items.entries()) {
          expect(span.until).toBe(items[index + 1]?.from ?? null);
          expect(span.until === null || span.from < span.until).toBe(true);
        }
      }),
    );
  });

  test("the order of handing over does not matter, only when events were recorded", () => {
    fc.assert(
      fc.property(EVENTS, fc.infiniteStream(fc.nat()), (events, chance) => {
        const distinct = events.filter(
          (event, index) => events.findIndex(({ on }) => on === event.on) === index,
        );
        const keys = [...OPEN, ...distinct].map((event) => ({ event, key: chance.next().value }));
        const shuffled = keys.toSorted((a, b) => a.key - b.key).map(({ event }) => event);
        expect(readAhead(shuffled)).toEqual(readAhead([...OPEN, ...distinct]));
      }),
    );
  });

  test("what becomes known later does not change what was known earlier", () => {
    fc.assert(
      fc.property(EVENTS, fc.integer({ min: 20, max: 2000 }), (events, after) => {
        const knownAt = `${formatDay(addDays(day("2024-10-05"), after))}T12:00:00Z`;
        const known = events.filter(({ recordedAt }) => recordedAt < knownAt);
        const whole = tenureOf(contractOf([...OPEN, ...events]), CATALOGUE, { knownAt });
        const part = tenureOf(contractOf([...OPEN, ...known]), CATALOGUE, { knownAt });
        expect(whole).toEqual(part);
      }),
    );
  });
});
