import { assert, infiniteStream, nat, property, sample } from "fast-check";
import { expect, test, vi } from "vitest";
import { traceOfLeaving } from "./leaving.ts";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { ACTION_TYPES } from "./actions-of.ts";
import { faultIn, faultOf } from "./invariants.ts";
import { arrivedOtherwise } from "./arrival.ts";
import { withPause } from "./with-pause.ts";
import { steps } from "./steps.ts";
import { householdOf, type Tried, walk } from "./town.ts";

const catalogue = withPause(loadCatalogue(INSTALLED_CATALOGUE));

/** A long run (`npm run test:long`) says how many; a failure prints its seed and path. */
const RUNS = Number.parseInt(process.env["ENGAWA_MODEL_RUNS"] ?? "300", 10);
const SEED = process.env["ENGAWA_MODEL_SEED"];
vi.setConfig({
  testTimeout: Number.parseInt(process.env["ENGAWA_MODEL_TIMEOUT"] ?? "120000", 10),
});
const parameters = {
  numRuns: RUNS,
  ...(SEED === undefined ? {} : { seed: Number.parseInt(SEED, 10) }),
};

test("whatever is tried in any order, clauses are named and nothing impossible comes about", () => {
  assert(
    property(steps, (drawn) => {
      const { town, tried } = walk(catalogue, drawn);
      for (const each of tried) expect(faultOf(catalogue, each)).toBeNull();
      expect(told(faultIn(catalogue, town), tried)).toBeNull();
    }),
    parameters,
  );
});

/** A fault with all that had been said yes to before it. */
function told(fault: string | null, tried: readonly Tried[]): string | null {
  if (fault === null) return null;
  const done = tried.filter(({ decision }) => decision.ok).map(({ said }) => said);
  return [...done, fault].join("\n");
}

test("the order in which facts arrive does not change what is owed", () => {
  assert(
    property(steps, infiniteStream(nat()), (drawn, numbers) => {
      const { town } = walk(catalogue, drawn);
      expect(arrivedOtherwise(catalogue, town, numbers)).toBeNull();
    }),
    parameters,
  );
});

test("a notice of leaving that is taken back leaves no trace in what is owed", () => {
  assert(
    property(steps, (drawn) => {
      const { town, tried } = walk(catalogue, drawn);
      const household = householdOf(town, catalogue, "home");
      for (const contract of household.contracts) {
        expect(told(traceOfLeaving(household, contract.id), tried)).toBeNull();
      }
    }),
    parameters,
  );
});

test("every verb was drawn, and most were said yes to", () => {
  const seen = new Map<string, boolean>();
  for (const drawn of sample(steps, { numRuns: 3000, seed: 20_261_122 })) {
    for (const { said, decision } of walk(catalogue, drawn).tried) {
      const type = /"type":"([a-z-]+)"/.exec(said)?.[1] ?? "apply";
      seen.set(type, decision.ok || (seen.get(type) ?? false));
    }
  }
  expect([...ACTION_TYPES].filter((type) => !seen.has(type))).toEqual([]);
  expect([...seen].filter(([, yes]) => !yes).map(([type]) => type)).toEqual([]);
});
