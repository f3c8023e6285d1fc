import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../kernel/day.ts";
import type { Asker, ContractFacts, Contractor } from "./contractor.ts";
import { mayDiagnose } from "./may-diagnose.ts";
import { SERVICES, servicesAsked, type ServiceClause, servicesOf } from "./services.ts";

const TODAY = day("2026-11-20");
const PERSON: Asker = {
  kind: "person",
  named: { stopped: false, agency: "none" },
  newerLogin: false,
};

function held(over: Partial<ContractFacts> = {}): ContractFacts {
  return {
    contract: "c-1",
    item: "solar-battery",
    services: servicesOf(over.item ?? "solar-battery"),
    isFree: false,
    state: "active",
    lastDay: null,
    quota: { used: 0, included: 100, priceAbove: "500" },
    ...over,
  };
}

function contractor(...contracts: readonly ContractFacts[]): Contractor {
  return { on: TODAY, contracts, hasResponsible: true };
}

const trial = (over: Partial<ContractFacts> = {}) =>
  held({
    contract: "t-1",
    item: "free",
    services: SERVICES,
    isFree: true,
    quota: { used: 0, included: 10, priceAbove: null },
    ...over,
  });

function codeOf(of: Contractor, asker: Asker = PERSON, asked: ServiceClause = "EN-01") {
  const may = mayDiagnose(of, asker, [asked]);
  return may.ok ? may.value : may.refusal.code;
}

describe("who may diagnose", () => {
  test("under the number in the fee, at it, and above it (EN-05)", () => {
    const used = (n: number) => held({ quota: { used: n, included: 100, priceAbove: "500" } });
    const allowed = { contract: "c-1", item: "solar-battery", service: "EN-01" };
    expect(codeOf(contractor(used(99)))).toEqual({ ...allowed, isAbove: false });
    expect(codeOf(contractor(used(100)))).toEqual({ ...allowed, isAbove: true });
    const none = held({ quota: null });
    expect(codeOf(contractor(none))).toEqual({ ...allowed, isAbove: false });
  });

  test("on the last of the 21 days, not on the day after (EN-12)", () => {
    expect(codeOf(contractor(trial({ lastDay: TODAY })))).toMatchObject({ contract: "t-1" });
    const over = contractor(trial({ lastDay: addDays(TODAY, -1) }));
    expect(codeOf(over)).toBe("diagnosis.trial-over");
    const tenth = trial({ quota: { used: 10, included: 10, priceAbove: null } });
    expect(codeOf(contractor(tenth))).toBe("diagnosis.quota-used-up");
  });

  test("a paid service takes the place of the trial, and counts under itself", () => {
    const both = contractor(trial({ lastDay: addDays(TODAY, 5) }), held());
    expect(codeOf(both)).toMatchObject({ contract: "c-1" });
    expect(codeOf(both, PERSON, "EN-03")).toBe("diagnosis.service-not-held");
  });

  test("of two contracts, the one that sells the service and has some left", () => {
    const gas = held({ contract: "g-1", item: "gas-plans", services: servicesOf("gas-plans") });
    expect(codeOf(contractor(held(), gas), PERSON, "EN-03")).toMatchObject({ contract: "g-1" });
    const full = held({ quota: { used: 100, included: 100, priceAbove: "500" } });
    const set = held({ contract: "s-1", services: servicesOf("electricity-gas-set") });
    expect(codeOf(contractor(full, set))).toMatchObject({ contract: "s-1", isAbove: false });
  });

  test.each([
    ["waiting", "diagnosis.contract-not-started"],
    ["stopped", "diagnosis.service-stopped"],
    ["over", "diagnosis.contract-over"],
  ] as const)("not while the contract is %s", (state, code) => {
    expect(codeOf(contractor(held({ state })))).toBe(code);
  });

  test.each([
    ["nobody's login", { named: null }, "diagnosis.not-a-named-user"],
    ["a stopped user", { named: { stopped: true, agency: "none" } }, "diagnosis.user-stopped"],
    ["an agency that waits", agency("waits"), "diagnosis.agency-not-approved"],
    ["a refused agency", agency("refused"), "diagnosis.agency-not-approved"],
    ["an ended agency", agency("ended"), "diagnosis.agency-not-approved"],
    ["an older login", { newerLogin: true }, "diagnosis.seat-elsewhere"],
  ] as const)("not %s (EN-10, EN-21)", (_who, over, code) => {
    expect(codeOf(contractor(held()), { ...PERSON, ...over })).toBe(code);
  });

  test("an approved agency may; a key keeps to its own number", () => {
    expect(codeOf(contractor(held()), { ...PERSON, ...agency("approved") })).toMatchObject({
      contract: "c-1",
    });
    const key = { kind: "key", revoked: false, used: 49, monthly: 50 } as const;
    expect(codeOf(contractor(held()), key)).toMatchObject({ contract: "c-1" });
    expect(codeOf(contractor(held()), { ...key, used: 50 })).toBe("diagnosis.key-quota-used-up");
    expect(codeOf(contractor(held()), { ...key, revoked: true })).toBe("diagnosis.key-revoked");
  });

  test("a paid service needs a responsible person, a trial does not (EN-10)", () => {
    const bare = { ...contractor(held()), hasResponsible: false };
    expect(codeOf(bare)).toBe("diagnosis.no-responsible-person");
    const free = { ...contractor(trial()), hasResponsible: false };
    expect(codeOf(free)).toMatchObject({ contract: "t-1" });
  });

  test("a used-up number never lets one more through where none is sold above", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.boolean(), (used, included, sold) => {
        const quota = { used, included, priceAbove: sold ? "500" : null };
        const may = mayDiagnose(contractor(held({ quota })), PERSON, ["EN-01"]);
        expect(may.ok).toBe(used < included || sold);
        if (may.ok) expect(may.value.isAbove).toBe(used >= included);
      }),
    );
  });
});

function agency(state: "waits" | "approved" | "refused" | "ended") {
  return { named: { stopped: false, agency: state } };
}

describe("what a question asks for", () => {
  const electricity = {} as NonNullable<Parameters<typeof servicesAsked>[0]["electricity"]>;
  const gas = {} as NonNullable<Parameters<typeof servicesAsked>[0]["gas"]>;
  const none = { solar: null, battery: null, loads: null };
  const car = { present: false, car: null, hotWater: null };

  test("is read from what is in it (別表1)", () => {
    const asked = (over: Partial<Parameters<typeof servicesAsked>[0]>) =>
      servicesAsked({ electricity: null, gas: null, equipment: none, ...over });
    expect(asked({ electricity })).toEqual(["EN-01"]);
    expect(asked({ gas })).toEqual(["EN-03"]);
    expect(asked({ electricity, gas })).toEqual(["EN-04"]);
    expect(asked({ electricity, equipment: { ...none, loads: car } })).toEqual(["EN-02"]);
    const there = { ...none, loads: { ...car, present: true } };
    expect(asked({ electricity, equipment: there })).toEqual(["EN-01"]);
    const both = { electricity, gas, equipment: { ...none, loads: car } };
    expect(asked(both)).toEqual(["EN-02", "EN-04"]);
  });

  test("an item that nobody sells gives nothing, whatever it is called", () => {
    expect([servicesOf("constructor"), servicesOf("extra")]).toEqual([[], []]);
  });
});
