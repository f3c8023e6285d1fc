import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, type Day } from "../kernel/day.ts";
import { balanceOf, lotsOf, takeOldest, toPost } from "./ledger.ts";
import type { Entitlement, Entry, Finding } from "./model.ts";

const FIRST = day("2024-01-01");
const HELD: readonly Entitlement[] = [
  { from: FIRST, powerFrom: FIRST, until: null, endedBy: null },
];

function finding(month: number, points: number): Finding {
  const grantedOn = addDays(FIRST, month * 30);
  return {
    lot: `month:${month}`,
    points,
    grantedOn,
    lastValidDay: addDays(grantedOn, 364),
    verdict: points > 0 ? "met" : "not-below",
    usedWh: 0,
    before: [],
    bound: null,
    clauses: ["MM-08"],
  };
}

type Step =
  | { readonly kind: "learn"; readonly month: number; readonly points: number }
  | { readonly kind: "use"; readonly points: number }
  | { readonly kind: "days"; readonly days: number };

const learn = fc.record({
  kind: fc.constant("learn" as const),
  month: fc.integer({ min: 0, max: 20 }),
  points: fc.constantFrom(0, 30),
});
const use = fc.record({
  kind: fc.constant("use" as const),
  points: fc.integer({ min: 1, max: 4 }).map((k) => k * 30),
});
const days = fc.record({
  kind: fc.constant("days" as const),
  days: fc.integer({ min: 0, max: 120 }),
});
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(learn, use, days), { maxLength: 40 });

interface Lived {
  readonly entries: readonly Entry[];
  readonly findings: ReadonlyMap<number, Finding>;
  readonly today: Day;
}

/** Live through the steps as the daily job and the household do. */
function live(all: readonly Step[], look: (entries: readonly Entry[]) => void): Lived {
  const findings = new Map<number, Finding>();
  let entries: readonly Entry[] = [];
  let today = FIRST;
  const settle = () => {
    const asked = { findings: [...findings.values()], entitlements: HELD, frauds: [], today };
    entries = [...entries, ...toPost({ ...asked, posted: entries })];
    expect(toPost({ ...asked, posted: entries })).toEqual([]);
    look(entries);
  };
  for (const step of all) {
    if (step.kind === "learn") findings.set(step.month, finding(step.month, step.points));
    if (step.kind === "days") today = addDays(today, step.days);
    settle();
    if (step.kind !== "use") continue;
    const taken = takeOldest(entries, { points: step.points, on: today });
    entries = [...entries, ...(taken ?? [])];
    look(entries);
  }
  return { entries, findings, today };
}

describe("a ledger of points", () => {
  test("is never negative, in no lot, and its lines sum to the balance", () => {
    fc.assert(
      fc.property(steps, (all) => {
        live(all, (entries) => {
          const lots = lotsOf(entries);
          expect(lots.every(({ left }) => left >= 0)).toBe(true);
          expect(lots.reduce((sum, { left }) => sum + left, 0)).toBe(balanceOf(entries));
        });
      }),
      { numRuns: 200 },
    );
  });

  test("comes to the same end in whatever order late readings came", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(learn, { selector: ({ month }) => month, maxLength: 12 }),
        fc.integer({ min: 0, max: 900 }),
        fc.func(fc.integer()),
        (learned, later, mix) => {
          const end = { kind: "days", days: later } as const;
          const settled = { kind: "days", days: 0 } as const;
          const shuffled = learned.toSorted((a, b) => mix(a.month) - mix(b.month));
          const left = (all: readonly Step[]) =>
            lotsOf(live([...all, end, settled], () => undefined).entries)
              .filter((lot) => lot.left > 0)
              .map((lot) => `${lot.lot} ${lot.left}`);
          expect(left(shuffled)).toEqual(left(learned));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("gives up the oldest points first", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 360 }),
        (n, points) => {
          const findings = Array.from({ length: n }, (_, month) => finding(month, 30));
          const today = addDays(FIRST, n * 30);
          const entries = toPost({ posted: [], findings, entitlements: HELD, frauds: [], today });
          const taken = takeOldest(entries, { points, on: today });
          if (taken === null) {
            expect(points).toBeGreaterThan(balanceOf(entries));
            return;
          }
          const left = lotsOf([...entries, ...taken]).map((lot) => lot.left);
          // Whatever has something left comes after all that have nothing.
          expect(left).toEqual(left.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
