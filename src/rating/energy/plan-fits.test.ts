import { expect, test } from "vitest";
import { period } from "../../kernel/period.ts";
import { planAt } from "./plan-at.ts";
import { loadCatalogue } from "../../terms/load.ts";
import type { PeriodCapacity } from "./context.ts";
import { misfitOf } from "./plan-fits.ts";

const catalogue = loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
const { plan } = planAt(catalogue, "market/plans/kyuden/juryo-a");
const onlyFor = { amps: { least: 30, most: 60 }, kw: {} };
const rounding = { digit: "sen", mode: "half-up" } as const;

function changed(...amps: readonly number[]): PeriodCapacity {
  const days = period("2026-04-01/2026-05-01");
  return {
    parts: amps.map((one) => ({ period: days, capacity: { amps: one } })),
    rounding,
    marks: [],
  };
}

test.each([
  { capacity: { amps: 30 }, misfit: null },
  { capacity: { amps: 60 }, misfit: null },
  { capacity: { kw: 4 }, misfit: null },
  { capacity: { amps: 20 }, misfit: "contract of at least 30 A, at most 60 A or kW" },
  { capacity: { amps: 61 }, misfit: "contract of at least 30 A, at most 60 A or kW" },
  { capacity: { kva: 6 }, misfit: "contract of at least 30 A, at most 60 A or kW" },
  { capacity: null, misfit: "contract of at least 30 A, at most 60 A or kW" },
  { capacity: changed(30, 40), misfit: null },
  { capacity: changed(30, 70), misfit: "contract of at least 30 A, at most 60 A or kW" },
])("$capacity: $misfit", ({ capacity, misfit }) => {
  expect(misfitOf({ ...plan, onlyFor }, capacity)).toBe(misfit);
});

test("without a limit every contract fits, also an unknown one", () => {
  const { onlyFor: _, ...free } = plan;
  expect([misfitOf(free, null), misfitOf(free, { amps: 10 })]).toEqual([null, null]);
});
