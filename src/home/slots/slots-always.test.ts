import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, day } from "../../kernel/day.ts";
import { QUALITY } from "../../metering/series.ts";
import type { Counting, Observation } from "./observation.ts";
import { slotsOf } from "./slots-of.ts";
import { whOf } from "./step.ts";

const DAYS = 2;
const FROM = day("2026-11-20");
const PERIOD = { from: FROM, until: (FROM + DAYS) as Day };
const BOUNDARIES = DAYS * 48 + 1;

/** What a house did: counts a slot, from a beginning that may be near the rollover. */
interface House {
  readonly counting: Counting;
  readonly whPerCount: { readonly num: number; readonly den: number };
  readonly start: number;
  readonly steps: readonly number[];
}

const house: fc.Arbitrary<House> = fc
  .record({
    digits: fc.integer({ min: 5, max: 8 }),
    unit: fc.constantFrom([1, 10], [1, 1], [10, 1], [100, 1]),
    coefficient: fc.constantFrom(1, 1, 3, 30),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain(({ digits, unit: [num = 1, den = 1], coefficient, share }) => {
    const whPerCount = { num: num * coefficient, den };
    const modulus = 10 ** digits;
    // At most 6 kWh a slot: 12 kW all the time.
    const most = Math.max(1, Math.floor((6000 * den) / whPerCount.num / 2));
    return fc.record({
      counting: fc.constant({ whPerCount, modulus, mostW: 12_000 }),
      whPerCount: fc.constant(whPerCount),
      start: fc.constant(modulus - 1 - Math.floor(share * Math.min(modulus - 1, most * 150))),
      steps: fc.array(fc.integer({ min: 0, max: Math.min(most, Math.floor(modulus / 200)) }), {
        minLength: BOUNDARIES - 1,
        maxLength: BOUNDARIES - 1,
      }),
    });
  });

const EVERY_BOUNDARY = Array.from({ length: BOUNDARIES }, () => ["stamped"] as const);
const SOURCES = ["stamped", "history", "polled"] as const;

/** Which boundaries were seen, by which ways, and in which order all of it came. */
const seeing = fc.record({
  kept: fc.array(fc.array(fc.constantFrom(...SOURCES), { maxLength: 3 }), {
    minLength: BOUNDARIES,
    maxLength: BOUNDARIES,
  }),
  order: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
});

describe("whatever is lost, repeated or comes late", () => {
  it("tells the true half-hour, a share of an outage, or nothing", () => {
    const holds = fc.property(house, seeing, (home, { kept, order }) => {
      const slots = slotsOf(shuffled(observationsOf(home, kept), order), home.counting, PERIOD);
      const truth = registersOf(home);
      const seen = kept.flatMap((ways, boundary) => (ways.length > 0 ? [boundary] : []));
      const runs = new Map(seen.slice(1).map((until, at) => [seen[at] ?? 0, until]));
      for (const [from, until] of runs) {
        const total = sum(slots.wh.subarray(from, until));
        expect(total).toBe(registerDifference(home, truth, from, until));
        for (let slot = from; slot < until; slot += 1) {
          expect(slots.wh[slot]).toBeGreaterThanOrEqual(0);
          expect(slots.quality[slot] === QUALITY.spread).toBe(until - from > 1);
        }
      }
      const known = (seen.at(-1) ?? 0) - (seen[0] ?? 0);
      const missing = slots.quality.filter((quality) => quality === QUALITY.missing).length;
      expect(missing).toBe(DAYS * 48 - known);
    });
    fc.assert(holds, { numRuns: 150 });
  });

  it("does not care about order, repetition, or how often it is asked", () => {
    const holds = fc.property(house, seeing, (home, { kept, order }) => {
      const all = observationsOf(home, kept);
      const once = slotsOf(all, home.counting, PERIOD);
      expect(slotsOf(shuffled([...all, ...all], order), home.counting, PERIOD)).toEqual(once);
    });
    fc.assert(holds, { numRuns: 100 });
  });

  it("adds up over days, as it does over the whole", () => {
    const holds = fc.property(house, seeing, (home, { kept }) => {
      const all = observationsOf(home, kept);
      const whole = slotsOf(all, home.counting, PERIOD);
      const days = [0, 1].map((offset) =>
        slotsOf(all, home.counting, {
          from: (FROM + offset) as Day,
          until: (FROM + offset + 1) as Day,
        }),
      );
      expect(days.flatMap(({ wh }) => [...wh])).toEqual([...whole.wh]);
      expect(days.flatMap(({ quality }) => [...quality])).toEqual([...whole.quality]);
    });
    fc.assert(holds, { numRuns: 100 });
  });

  it("never gives a spike: garbage leaves a gap, or the true sum", () => {
    const garbage = fc.record({ at: fc.nat(BOUNDARIES - 1), count: fc.nat(999_999_999) });
    const holds = fc.property(house, garbage, (home, { at, count }) => {
      const truth = observationsOf(home, EVERY_BOUNDARY);
      const wrong = truth.map((each, index) => (index === at ? { ...each, count } : each));
      const slots = slotsOf(wrong, home.counting, PERIOD);
      const most = 6000 + 12_000 / 60 + home.whPerCount.num / home.whPerCount.den + 1;
      for (const wh of slots.wh) {
        expect(wh).toBeGreaterThanOrEqual(0);
        expect(wh).toBeLessThanOrEqual(most);
      }
    });
    fc.assert(holds, { numRuns: 150 });
  });

  it("lets no energy pass from one body to another", () => {
    const holds = fc.property(house, fc.integer({ min: 6, max: 90 }), (home, exchangedAt) => {
      const seen = observationsOf(home, EVERY_BOUNDARY).map((each, at) =>
        at < exchangedAt ? each : { ...each, body: "B" },
      );
      const slots = slotsOf(seen, home.counting, PERIOD);
      const truth = registersOf(home);
      expect(slots.quality[exchangedAt - 1]).toBe(QUALITY.missing);
      expect(slots.quality[exchangedAt]).toBe(QUALITY.exchanged);
      const known = sum(slots.wh.subarray(0, exchangedAt - 1));
      expect(known).toBe(registerDifference(home, truth, 0, exchangedAt - 1));
    });
    fc.assert(holds, { numRuns: 60 });
  });
});

/** The register's count since the beginning of time, without rollovers. */
function registersOf({ start, steps }: House): readonly number[] {
  const registers = [start];
  for (const step of steps) registers.push((registers.at(-1) ?? 0) + step);
  return registers;
}

function observationsOf(
  home: House,
  kept: readonly (readonly Observation["source"][])[],
): Observation[] {
  const registers = registersOf(home);
  return kept.flatMap((ways, at) =>
    ways.map((source) => ({
      boundary: FROM * 48 + at,
      count: (registers[at] ?? 0) % home.counting.modulus,
      source,
      body: "A",
    })),
  );
}

function registerDifference(
  home: House,
  registers: readonly number[],
  from: number,
  until: number,
): number {
  const { modulus } = home.counting;
  const [begin, end] = [registers[from] ?? 0, registers[until] ?? 0];
  const rolled = Math.floor(begin / modulus) * modulus;
  return Number(whOf(end - rolled, home.whPerCount) - whOf(begin - rolled, home.whPerCount));
}

function sum(values: Int32Array): number {
  return values.reduce((total, each) => total + each, 0);
}

function shuffled<T>(values: readonly T[], order: readonly number[]): T[] {
  return values
    .map((value, at) => ({ value, key: ((order[at % order.length] ?? 0) * (at + 7)) % 9973 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
