import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, formatDay, formatMonth } from "../kernel/day.ts";
import { decimal, toText } from "../kernel/exact.ts";
import { DRAWS, FACTOR, NORMAL_DRAWS, normalAt, quantile, quantilesOf } from "./draws.ts";
import { grown, growthOf } from "./growth.ts";
import { memo } from "./memo.ts";
import { nearest, nearestTenth } from "./nearest.ts";
import { irrPercent, paybackYears } from "./payback.ts";
import { periodsAhead } from "./periods-ahead.ts";
import { sumWh } from "./sum-wh.ts";
import { drawsOf, NODE } from "./surface.ts";

describe("draws", () => {
  test("lie as a normal distribution does, each factor apart from the others", () => {
    for (const factor of Object.values(FACTOR)) {
      const own = NORMAL_DRAWS.slice(factor * DRAWS, (factor + 1) * DRAWS);
      const { p10, p50, p90 } = quantilesOf(own);
      expect(p10).toBeCloseTo(-NODE, 1);
      expect(p50).toBeCloseTo(0, 1);
      expect(p90).toBeCloseTo(NODE, 1);
      expect(own.reduce((sum, z) => sum + z, 0)).toBeCloseTo(0, 9);
      expect(own.reduce((sum, z) => sum + z * z, 0) / DRAWS).toBeCloseTo(1, 1);
      for (const other of Object.values(FACTOR)) {
        if (other >= factor) continue;
        const together = own.reduce(
          (sum, z, k) => sum + z * (NORMAL_DRAWS[other * DRAWS + k] ?? 0),
          0,
        );
        expect(Math.abs(together / DRAWS)).toBeLessThan(0.12);
      }
    }
  });

  test("the normal number below which a share lies", () => {
    expect(normalAt(0.9)).toBeCloseTo(1.281551566, 8);
    expect(normalAt(0.001)).toBeCloseTo(-3.090232306, 7);
    expect(normalAt(0.5)).toBeCloseTo(0, 12);
  });

  test("a linear cost is exact in every draw, a bent one at its nodes", () => {
    const linear = drawsOf(100, [{ factor: FACTOR.level, low: 90, high: 110 }]);
    for (const draw of [0, 1, 77]) {
      const z = NORMAL_DRAWS[draw] ?? 0;
      expect(linear[draw]).toBeCloseTo(100 + (10 * z) / NODE, 9);
    }
    expect(drawsOf(5, [])).toEqual(new Float64Array(DRAWS).fill(5));
  });

  test("quantiles are in order and between neighbours", () => {
    expect(quantile(Float64Array.of(0, 10), 0.1)).toBe(1);
    fc.assert(
      fc.property(fc.float64Array({ minLength: 2, noNaN: true, min: -1e9, max: 1e9 }), (values) => {
        const { p10, p50, p90 } = quantilesOf(values);
        expect(p10 <= p50 && p50 <= p90).toBe(true);
      }),
    );
  });
});

describe("money over years", () => {
  test("payback has one decimal, and gains inside a year come evenly", () => {
    expect(paybackYears(1_000_000, [300_000, 300_000, 300_000, 300_000])).toBe(3.3);
    expect(paybackYears(1_000_000, [300_000, 300_000])).toBeNull();
    expect(paybackYears(0, [])).toBe(0);
    expect(paybackYears(100, [-50, 150])).toBe(2);
  });

  test("interest at which gains are worth the price", () => {
    expect(
      irrPercent(
        1_000_000,
        Array.from({ length: 10 }, () => 129_505),
      ),
    ).toBe(5);
    expect(irrPercent(1_000_000, [1_000_000])).toBe(0);
    expect(irrPercent(1_000_000, [999_999])).toBeNull();
    expect(irrPercent(0, [1])).toBeNull();
  });

  test("growth is exact, and rounded once a year", () => {
    expect(growthOf("2", 3).map((factor) => toText(factor))).toEqual(["1", "1.02", "1.0404"]);
    expect(growthOf("-1", 2).map((factor) => toText(factor))).toEqual(["1", "0.99"]);
    expect(grown(100_000, decimal("1.0404"))).toBe(104_040);
    expect(grown(101, decimal("1.02"))).toBe(103);
  });

  test("a simulated figure goes to the nearest whole, halves up", () => {
    expect([nearest(1234.5), nearest(-1.5), nearest(0.49)]).toEqual([1235, -1, 0]);
    expect(nearestTenth(11.25)).toBe(11.3);
  });
});

test("the year ahead begins with the month after, billed in the month after each", () => {
  const periods = periodsAhead(day("2026-11-22"));
  expect(periods).toHaveLength(12);
  const [first, last] = [periods[0], periods.at(-1)];
  expect(first && [formatDay(first.period.from), formatMonth(first.billMonth)]).toEqual([
    "2026-12-01",
    "2027-01",
  ]);
  expect(last && [formatDay(last.period.until), formatMonth(last.billMonth)]).toEqual([
    "2027-12-01",
    "2027-12",
  ]);
});

test("the newest answers are kept, the oldest made again", () => {
  const keep = memo<number>(2);
  let made = 0;
  const ask = (key: string) => keep(key, () => (made += 1));
  expect([ask("a"), ask("b"), ask("a"), ask("c"), ask("a"), ask("b")]).toEqual([1, 2, 1, 3, 1, 4]);
});

test("a sum of half-hours, whatever their number", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { maxLength: 30 }), (values) => {
      expect(sumWh(Float64Array.from(values))).toBe(values.reduce((sum, wh) => sum + wh, 0));
    }),
  );
  expect(sumWh(null)).toBe(0);
});
