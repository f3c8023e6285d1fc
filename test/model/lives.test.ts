import { assert, infiniteStream, nat, property, sample, type Stream } from "fast-check";
import { expect, test, vi } from "vitest";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { ACTION_TYPES } from "./actions-of.ts";
import { billedLate } from "./bills.ts";
import { answerFault, faultIn, faultOf } from "./invariants.ts";
import { arrivedOtherwise } from "./arrival.ts";
import { lives } from "./steps.ts";
import { householdOf, type Tried, walk, type Walk } from "./town.ts";
import { traceOfLeaving, traceOfRetracting, traceOfSwitch } from "./undone.ts";

const catalogue = loadCatalogue(INSTALLED_CATALOGUE);

/**
 * A long run (`npm run test:long`) says how many, and begins where it is told to; the everyday run
 * draws the same lives always. A failure prints its seed and path.
 */
const RUNS = Number.parseInt(process.env["ENGAWA_MODEL_RUNS"] ?? "200", 10);
const SEED = Number.parseInt(process.env["ENGAWA_MODEL_SEED"] ?? "20261122", 10);
vi.setConfig({
  testTimeout: Number.parseInt(process.env["ENGAWA_MODEL_TIMEOUT"] ?? "120000", 10),
});
/** One answer in so many is asked for again. */
const ASKED_AGAIN = 6;
/** One life in so many is billed month after month as well. */
const BILLED_EACH = 20;
const parameters = { numRuns: RUNS, seed: SEED };

test("whatever is tried in any order, all that must hold does", () => {
  assert(
    property(lives, infiniteStream(nat()), (drawn, numbers) => {
      expect(faultOfLife(walk(catalogue, drawn), numbers)).toBeNull();
    }),
    parameters,
  );
});

/** The first thing that does not hold of a life, with all that had been said yes to before it. */
function faultOfLife({ town, tried }: Walk, numbers: Stream<number>): string | null {
  for (const [k, each] of tried.entries()) {
    const fault = faultOf(catalogue, each) ?? answerFault(each, k % ASKED_AGAIN === 0);
    if (fault !== null) return told(fault, tried.slice(0, k));
  }
  const fault =
    faultIn(catalogue, town) ??
    arrivedOtherwise(catalogue, town, numbers) ??
    traceIn({ town, tried }) ??
    (Number(numbers.next().value) % BILLED_EACH === 0
      ? billedLate(catalogue, town, numbers)
      : null);
  return told(fault, tried);
}

/** What was undone leaves no trace in what is owed. */
function traceIn({ town, tried }: Walk): string | null {
  const household = householdOf(town, catalogue, "home");
  for (const { id } of household.contracts) {
    const trace = traceOfLeaving(household, id) ?? traceOfSwitch(household, id);
    if (trace !== null) return trace;
  }
  const last = tried.findLast(({ decision }) => decision.ok);
  return last ? traceOfRetracting(last) : null;
}

/** A fault with all that had been said yes to before it. */
function told(fault: string | null, tried: readonly Tried[]): string | null {
  if (fault === null) return null;
  const done = tried.filter(({ decision }) => decision.ok).map(({ said }) => said);
  return [...done, fault].join("\n");
}

test("every verb is drawn and said yes to", () => {
  const left = new Set<string>(ACTION_TYPES);
  for (const drawn of sample(lives, { numRuns: 3000, seed: 20_261_122 })) {
    for (const { said, decision } of walk(catalogue, drawn).tried) {
      if (decision.ok) left.delete(/"type":"([a-z-]+)"/.exec(said)?.[1] ?? "");
    }
    if (left.size === 0) break;
  }
  expect([...left]).toEqual([]);
});
