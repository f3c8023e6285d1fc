import { describe, expect, test } from "vitest";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { type Day, day } from "../../kernel/day.ts";
import type { Capacity } from "../../rating/tenure.ts";
import type { ContractEvent } from "../model.ts";
import { readHistory } from "./read-history.ts";

interface Told {
  readonly amps?: number;
  readonly meter?: string;
  readonly days?: readonly string[];
  readonly recorded?: string;
}

function set(on: string, { amps = 40, meter = "old", days = [], recorded = on }: Told) {
  const supply = { area: "tokyo", meter, capacity: { amps }, readingDays: days.map(day) } as const;
  return at(on, { type: "supply-set", supply }, recorded);
}

const READ = ["2024-05-10", "2024-06-10", "2024-07-10"];
const POWER = [
  at("2024-04-15", { type: "applied", item: "standard", options: [], channel: "telephone" }),
  at("2024-04-15", { type: "accepted" }),
  set("2024-05-10", { days: READ }),
  at("2024-05-10", { type: "started" }),
];

function read(events: readonly ContractEvent[], knownAt?: string) {
  return readHistory(contractOf(events, "hiho-denki"), knownAt === undefined ? {} : { knownAt });
}

function supplyOf(events: readonly ContractEvent[], knownAt?: string) {
  const life = read(events, knownAt);
  if (!life.ok) throw new Error(life.refusal.code);
  return life.value.supply;
}

function span(from: string, until: string | null, meter: string, amps: number) {
  const capacity: Capacity = { amps };
  return { from: day(from), until: until === null ? null : day(until), meter, capacity };
}

describe("what is set for a supply counts from its day", () => {
  test("other amperes: the old ones through the day before", () => {
    expect(supplyOf([...POWER, set("2024-06-20", { amps: 50 })])).toEqual({
      area: "tokyo",
      readingDays: READ.map(day),
      spans: [span("2024-05-10", "2024-06-20", "old", 40), span("2024-06-20", null, "old", 50)],
    });
  });

  test("another meter: the old one through the day before", () => {
    expect(supplyOf([...POWER, set("2024-06-20", { meter: "new" })])?.spans).toEqual([
      span("2024-05-10", "2024-06-20", "old", 40),
      span("2024-06-20", null, "new", 40),
    ]);
  });

  test("before it is known, it has not happened", () => {
    const late = [...POWER, set("2024-06-20", { amps: 50, recorded: "2024-08-03" })];
    expect(supplyOf(late, "2024-08-02T00:00:00Z")?.spans).toEqual([
      span("2024-05-10", null, "old", 40),
    ]);
  });

  test("retracted, it never has", () => {
    const fact = { type: "retracted", fact: "supply-set", factOn: day("2024-06-20") } as const;
    const events = [...POWER, set("2024-06-20", { amps: 50 }), at("2024-06-25", fact)];
    expect(supplyOf(events)?.spans).toEqual([span("2024-05-10", null, "old", 40)]);
  });

  test("of two on one day the last one counts", () => {
    const events = [...POWER, set("2024-06-20", { amps: 60 }), set("2024-06-20", { amps: 50 })];
    expect(supplyOf(events)?.spans).toEqual([
      span("2024-05-10", "2024-06-20", "old", 40),
      span("2024-06-20", null, "old", 50),
    ]);
  });

  test("before the start it is what the contract starts with, as is the first of all", () => {
    const [applied, accepted, first, started] = POWER;
    if (!applied || !accepted || !first || !started) throw new Error("four events");
    const early = [applied, accepted, set("2024-04-20", { amps: 30 }), first, started];
    expect(supplyOf(early)?.spans).toEqual([span("2024-05-10", null, "old", 40)]);
    const late = [applied, accepted, started, set("2024-05-13", { amps: 30 })];
    expect(supplyOf(late)?.spans).toEqual([span("2024-05-10", null, "old", 30)]);
  });

  test("after the end it is nothing to this contract", () => {
    const ended = at("2024-06-19", { type: "ended", reason: "customer" });
    const spans = (on: string) => supplyOf([...POWER, ended, set(on, { amps: 50 })])?.spans;
    expect(spans("2024-06-20")).toEqual([span("2024-05-10", null, "old", 40)]);
    expect(spans("2024-06-19")).toHaveLength(2);
  });
});

describe("reading days told anew", () => {
  test("count from the day of the event, and earlier ones stay as they were", () => {
    const days = ["2024-06-05", "2024-07-05", "2024-08-05"];
    expect(supplyOf([...POWER, set("2024-06-20", { days })])).toEqual({
      area: "tokyo",
      readingDays: ["2024-05-10", "2024-06-10", "2024-07-05", "2024-08-05"].map(day),
      spans: [span("2024-05-10", null, "old", 40)],
    });
  });

  test("leave the planned ones where none are told", () => {
    const days: readonly Day[] = READ.map(day);
    expect(supplyOf([...POWER, set("2024-06-20", { meter: "new" })])?.readingDays).toEqual(days);
  });
});

test("another area is another place: contracts.area-changed", () => {
  const supply = { area: "kansai", meter: "new", capacity: { kva: 6 }, readingDays: [] } as const;
  const moved = read([...POWER, at("2024-06-20", { type: "supply-set", supply })]);
  expect(moved).toEqual({
    ok: false,
    refusal: {
      code: "contracts.area-changed",
      contract: "c-1",
      on: day("2024-06-20"),
      what: "tokyo, then kansai",
    },
  });
});
