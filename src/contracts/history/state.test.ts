import { describe, expect, test } from "vitest";
import { at, contractOf, ENDED, OPEN } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import type { ContractEvent } from "../model.ts";
import { readHistory } from "./read-history.ts";
import { itemOn, lastDayOf, optionsOn, stateOn } from "./state.ts";

const BUSY: readonly ContractEvent[] = [
  ...OPEN,
  at("2024-11-10", { type: "item-changed", item: "family-100m" }),
  at("2024-12-01", { type: "suspended", ground: "non-payment" }),
  at("2024-12-10", { type: "restored" }),
  at("2025-01-05", { type: "paused" }),
  at("2025-02-01", { type: "resumed" }),
  ENDED,
];

describe("the state on a day", () => {
  test.each([
    ["2024-09-18", "applied"],
    ["2024-09-19", "applied"],
    ["2024-09-20", "accepted"],
    ["2024-10-04", "accepted"],
    ["2024-10-05", "active"],
    ["2024-11-30", "active"],
    ["2024-12-01", "suspended"],
    ["2024-12-09", "suspended"],
    ["2024-12-10", "active"],
    ["2025-01-05", "paused"],
    ["2025-01-31", "paused"],
    ["2025-02-01", "active"],
    ["2025-03-31", "active"],
    ["2025-04-01", "ended"],
  ])("%s is %s", (on, state) => {
    expect(stateOn(contractOf(BUSY), day(on))).toEqual({ ok: true, value: state });
  });

  test("before the application there is none", () => {
    expect(stateOn(contractOf(BUSY), day("2024-09-17"))).toEqual({
      ok: false,
      refusal: {
        code: "contracts.not-yet-applied",
        contract: "c-1",
        on: day("2024-09-17"),
        what: "applied",
      },
    });
  });

  test("a refused and a withdrawn contract stay so", () => {
    const refused = at("2024-09-25", { type: "refused", code: "debts", clause: "IT-19" });
    const [applied] = OPEN;
    if (!applied) throw new Error("the open contract has no application");
    expect(stateOn(contractOf([applied, refused]), day("2024-09-25"))).toMatchObject({
      value: "refused",
    });
    const sentOn = day("2024-10-10");
    const withdrawn = at("2024-10-12", { type: "withdrawn", sentOn, misled: false });
    const contract = contractOf([...OPEN, withdrawn]);
    expect(stateOn(contract, day("2024-10-09"))).toMatchObject({ value: "active" });
    expect(stateOn(contract, sentOn)).toMatchObject({ value: "withdrawn" });
  });

  test("as it was known before the end was said", () => {
    const knownAt = "2025-03-01T00:00:00Z";
    expect(stateOn(contractOf(BUSY), day("2025-04-01"), { knownAt })).toMatchObject({
      value: "active",
    });
  });

  test("an impossible history has no state", () => {
    const contract = contractOf([...BUSY, at("2025-05-01", { type: "paused" })]);
    expect(stateOn(contract, day("2024-10-05"))).toMatchObject({ ok: false });
    expect(itemOn(contract, day("2024-10-05"))).toMatchObject({ ok: false });
    expect(optionsOn(contract, day("2024-10-05"))).toMatchObject({ ok: false });
  });
});

const heldOn = (on: string) => {
  const held = optionsOn(contractOf(BUSY), day(on));
  return held.ok ? held.value.map(({ option }) => option) : held.refusal;
};

describe("item and options on a day", () => {
  test.each([
    ["2024-10-04", null],
    ["2024-10-05", "family-1g"],
    ["2024-11-09", "family-1g"],
    ["2024-11-10", "family-100m"],
    ["2025-03-31", "family-100m"],
    ["2025-04-01", null],
  ])("on %s the item is %s", (on, item) => {
    expect(itemOn(contractOf(BUSY), day(on))).toEqual({ ok: true, value: item });
  });

  test("options are held from the start of service", () => {
    expect(heldOn("2024-10-04")).toEqual([]);
    expect(heldOn("2024-10-05")).toEqual(["norton"]);
  });

  test("the last day of service", () => {
    const life = readHistory(contractOf(BUSY));
    expect(life.ok && lastDayOf(life.value)).toBe(day("2025-03-31"));
    expect(lastDayOf({ endedOn: null })).toBeNull();
  });
});
