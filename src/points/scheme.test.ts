import path from "node:path";
import { expect, test } from "vitest";
import { type Day, day } from "../kernel/day.ts";
import { bareTenure } from "../rating/examples/example-terms.ts";
import { loadCatalogue } from "../terms/load.ts";
import { entitlements, schemeOf } from "./scheme.ts";

const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));
type Span = readonly [from: string, until: string | null];

function tenure(service: string, [from, until]: Span) {
  return bareTenure(service, {
    startedOn: day(from),
    endedOn: until === null ? null : day(until),
  });
}

function held(contract: Span, powers: readonly Span[]) {
  const scheme = schemeOf(catalogue, "ecorepo-mems");
  if (scheme === null) throw new Error("there is no scheme");
  return entitlements({
    scheme,
    tenure: tenure("ecorepo-mems", contract),
    powers: powers.map((span) => tenure("hiho-denki", span)),
  });
}

const span = (from: string, until: string | null, powerFrom: string, endedBy: string | null) => {
  const open: Day | null = until === null ? null : day(until);
  return { from: day(from), until: open, powerFrom: day(powerFrom), endedBy };
};

test("points are earned while both contracts run", () => {
  expect(held(["2024-12-01", null], [["2024-12-22", null]])).toEqual([
    span("2024-12-22", null, "2024-12-22", null),
  ]);
  expect(held(["2024-12-01", null], [["2024-01-10", "2025-04-01"]])).toEqual([
    span("2024-12-01", "2025-04-01", "2024-01-10", "power-ended"),
  ]);
  expect(held(["2024-12-01", "2025-03-01"], [["2024-01-10", "2025-04-01"]])).toEqual([
    span("2024-12-01", "2025-03-01", "2024-01-10", "contract-ended"),
  ]);
  expect(held(["2024-12-01", null], [])).toEqual([]);
});

test("power that follows without a day between goes on; after a gap it begins anew", () => {
  const changed = [
    ["2024-12-22", "2025-04-01"],
    ["2025-04-01", null],
  ] as const;
  expect(held(["2024-12-01", null], changed)).toEqual([
    span("2024-12-22", null, "2024-12-22", null),
  ]);
  const gap = [
    ["2024-12-22", "2025-04-01"],
    ["2025-04-02", null],
  ] as const;
  expect(held(["2024-12-01", null], gap)).toEqual([
    span("2024-12-22", "2025-04-01", "2024-12-22", "power-ended"),
    span("2025-04-02", null, "2025-04-02", null),
  ]);
});
