import { expect, test } from "vitest";
import { preparedFor } from "../../test/support/asked-diagnosis.ts";
import { day } from "../kernel/day.ts";
import { loadCatalogue } from "../terms/load.ts";
import { electricityCandidates, gasCandidates } from "./candidates.ts";
import type { NotCompared } from "./model.ts";
import { periodsAhead } from "./periods-ahead.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const asOf = day("2026-11-22");
const periods = periodsAhead(asOf);

function codeOf(list: readonly NotCompared[], address: string): string | null {
  return list.find((one) => one.address === address)?.code ?? null;
}

test("each plan that is left out says why", () => {
  const asked = { area: "kansai", asOf, periods, present: null } as const;
  const { plans, notCompared } = electricityCandidates(catalogue, asked);
  expect(plans.length).toBeGreaterThan(0);
  expect(codeOf(notCompared, "market/plans/tepco/juryo-b")).toBe("diagnosis.not-sold-in-area");
  const tokyo = electricityCandidates(catalogue, { ...asked, area: "tokyo" });
  const old = tokyo.notCompared.find(({ code }) => code === "diagnosis.old-tax-rate");
  expect(old?.address).toMatch(/^market\/plans-2014\//);
  const closed = notCompared.find(({ code }) => code === "diagnosis.closed-to-new");
  expect(closed?.reason.en).toMatch(/^Closed to new customers since /);
  for (const { reason, label } of notCompared) {
    expect(reason.ja.endsWith("。")).toBe(true);
    expect(label.ja.length).toBeGreaterThan(0);
  }
});

test("a closed plan is still compared by who has it", () => {
  const asked = { area: "kansai", asOf: day("2015-10-15"), present: null } as const;
  const then = { ...asked, periods: periodsAhead(asked.asOf) };
  const closed = electricityCandidates(catalogue, then).notCompared.find(
    ({ code }) => code === "diagnosis.closed-to-new",
  );
  if (!closed) throw new Error("a plan of Kansai was closed in September 2015");
  const own = electricityCandidates(catalogue, { ...then, present: closed.address });
  expect(codeOf(own.notCompared, closed.address)).toBeNull();
});

test("a capacity in kW fits no plan by amperes, and the other way round", () => {
  const prepared = preparedFor(catalogue);
  const amps = prepared.electricity({ capacity: { amps: 40 }, chosen: [], plan: null });
  const kw = prepared.electricity({ capacity: { kw: 6 }, chosen: [], plan: null });
  const [power, lighting] = ["market/plans/tepco/low-voltage-power", "market/plans/tepco/juryo-b"];
  expect(codeOf(amps.notCompared, power)).toBe("diagnosis.other-contract-kind");
  expect(codeOf(kw.notCompared, lighting)).toBe("diagnosis.other-contract-kind");
  expect(kw.plans.some(({ address }) => address === power)).toBe(true);
});

test("without a scenario, months that are not published leave plans out", () => {
  const prepared = preparedFor(catalogue, { scenario: "as-published" });
  const { plans, notCompared } = prepared.electricity({
    capacity: { amps: 40 },
    chosen: [],
    plan: null,
  });
  expect(plans).toEqual([]);
  expect(codeOf(notCompared, "market/plans/tepco/juryo-b")).toBe("diagnosis.no-price-in-force");
});

test("gas is sold by district", () => {
  const { plans, notCompared } = gasCandidates(catalogue, {
    district: "tokyo",
    asOf,
    periods,
    present: null,
  });
  expect(plans.map(({ rule, key }) => `${rule.id}/${key}`)).toContain(
    "market/plans/tokyo-gas/general",
  );
  expect(codeOf(notCompared, "market/plans/osaka-gas/general")).toBe("diagnosis.not-sold-in-area");
});

test("no district of gas is called by a word of the language", () => {
  for (const district of ["constructor", "__proto__", ""]) {
    const asked = { district, asOf, periods, present: null };
    expect(gasCandidates(catalogue, asked).plans).toEqual([]);
  }
});
