import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { decodeEvent, encodeEvent } from "./event-codec.ts";
import { contractEventSchema } from "./event-schema.ts";
import type { ContractEvent, ContractFact } from "../model.ts";

const FACTS: readonly ContractFact[] = [
  { type: "applied", item: "family-1g", options: ["norton"], channel: "web" },
  { type: "applied", item: "standard", options: [], channel: "telephone", customer: "business" },
  { type: "accepted" },
  { type: "refused", code: "debts", clause: "IT-19" },
  { type: "document-received", document: "contract-content" },
  { type: "work-done", work: "install", facts: { visit: "yes", on: "a fact, no day" } },
  { type: "started" },
  {
    type: "supply-set",
    supply: { area: "kansai", meter: "m", capacity: { kw: 7.5 }, readingDays: [day("2024-05-10")] },
  },
  { type: "supply-set", supply: { area: "tokyo", meter: "m", capacity: null, readingDays: [] } },
  { type: "meter-read" },
  { type: "item-changed", item: "family-100m" },
  { type: "option-started", option: "norton", quantity: 2 },
  { type: "option-ended", option: "norton" },
  { type: "notice-given", leavesOn: day("2025-03-31"), reason: "customer" },
  { type: "notice-given", leavesOn: null, reason: "moving" },
  { type: "ended", reason: "customer" },
  { type: "withdrawn", sentOn: day("2024-10-08"), misled: true },
  { type: "suspended", ground: "non-payment" },
  { type: "restored" },
  { type: "paused" },
  { type: "resumed" },
  { type: "objected-to-renewal" },
  { type: "charged", code: "statement", quantity: 1, facts: {} },
  { type: "charged", code: "passed-on", quantity: 1, facts: {}, amount: "48400" },
  { type: "retracted", fact: "ended", factOn: day("2025-03-31") },
];

describe("an event as text", () => {
  test.each(FACTS.map((fact) => [fact.type, fact] as const))(
    "%s comes back the same, both ways",
    (_type, fact) => {
      const event: ContractEvent = {
        ...fact,
        on: day("2024-10-05"),
        recordedAt: "2024-10-06T01:00:00Z",
      };
      const text = JSON.stringify(encodeEvent(event));
      expect(contractEventSchema.parse(JSON.parse(text))).toEqual(event);
      expect(decodeEvent(JSON.parse(text))).toEqual(event);
    },
  );

  test("what may be left out is filled", () => {
    const given = { type: "option-started", on: "2024-10-05", option: "norton" };
    expect(contractEventSchema.parse(given)).toEqual({
      type: "option-started",
      on: day("2024-10-05"),
      recordedAt: "2024-10-05T00:00:00.000Z",
      option: "norton",
      quantity: 1,
    });
    expect(contractEventSchema.parse({ type: "applied", on: "2024-10-05", item: "x" })).toEqual({
      type: "applied",
      on: day("2024-10-05"),
      recordedAt: "2024-10-05T00:00:00.000Z",
      item: "x",
      options: [],
      channel: "web",
    });
  });
});

describe("what is no event is refused, with the field and what would do", () => {
  const supply = { area: "tokyo", meter: "m" };
  test.each<[string, unknown, string, string]>([
    ["an unknown type", { type: "finished", on: "2024-10-05" }, "type", "Invalid"],
    ["no day", { type: "started" }, "on", "expected string"],
    ["a day that is none", { type: "started", on: "2023-02-29" }, "on", "write YYYY-MM-DD"],
    ["an unknown key", { type: "started", on: "2024-10-05", item: "x" }, "", "Unrecognized key"],
    [
      "an instant without zone",
      { type: "started", on: "2024-10-05", recordedAt: "2024-10-05T01:00:00" },
      "recordedAt",
      "an instant in UTC",
    ],
    [
      "an instant of no day",
      { type: "started", on: "2024-10-05", recordedAt: "2024-02-30T01:00:00Z" },
      "recordedAt",
      "an instant in UTC",
    ],
    ["no item", { type: "item-changed", on: "2024-10-05", item: "" }, "item", "Too small"],
    [
      "half an option",
      { type: "option-started", on: "2024-10-05", option: "norton", quantity: 0.5 },
      "quantity",
      "int",
    ],
    [
      "an amount with sen",
      { type: "charged", on: "2024-10-05", code: "x", amount: "48.5" },
      "amount",
      "whole yen",
    ],
    [
      "reading days out of order",
      {
        type: "supply-set",
        on: "2024-10-05",
        supply: { ...supply, readingDays: ["2024-06-10", "2024-05-10"] },
      },
      "supply.readingDays",
      "oldest first",
    ],
    [
      "a reading day twice",
      {
        type: "supply-set",
        on: "2024-10-05",
        supply: { ...supply, readingDays: ["2024-06-10", "2024-06-10"] },
      },
      "supply.readingDays",
      "each once",
    ],
    [
      "an area that is none",
      { type: "supply-set", on: "2024-10-05", supply: { ...supply, area: "edo" } },
      "supply.area",
      "tokyo",
    ],
    [
      "two capacities",
      {
        type: "supply-set",
        on: "2024-10-05",
        supply: { ...supply, capacity: { amps: 40, kva: 6 } },
      },
      "supply.capacity",
      "Invalid",
    ],
  ])("%s", (_name, given, field, message) => {
    const parsed = contractEventSchema.safeParse(given);
    const issues = parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? [];
    expect(issues).toEqual([[field, expect.stringContaining(message)]]);
  });
});
