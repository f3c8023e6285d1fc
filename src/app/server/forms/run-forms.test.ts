import { expect, test } from "vitest";
import { householdOn, served } from "../../../../test/support/asked-household.ts";
import { at } from "../../../../test/support/contract-history.ts";
import { askedOf } from "../../../contracts/index.ts";
import { changeItemForm } from "./run-forms.ts";

const supply = { area: "tokyo", meter: "M-1", capacity: { amps: 40 }, readingDays: [] } as const;
const POWER = served("hiho-denki", "standard", {
  later: [at("2024-10-05", { type: "supply-set", supply })],
});

test("a change to a plan by kilowatts asks for the contract power (HH-11)", () => {
  const asked = askedOf(householdOn("2025-09-01", [POWER]), POWER.id);
  const form = asked.ok ? changeItemForm({ asked: asked.value, by: "resident" }) : null;
  expect(form?.fields.map(({ name, into, label }) => [name, into, label.en])).toEqual([
    ["item", "action", expect.any(String)],
    ["from", "action", expect.any(String)],
    ["kw", "facts", "Contract power (kW)"],
  ]);
  expect(form?.tries).toMatchObject([
    { item: "power", facts: { kw: "6" } },
    { item: "power", facts: { kw: "6" } },
  ]);
});
