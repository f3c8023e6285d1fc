import { describe, expect, test } from "vitest";
import { day } from "../../../kernel/day.ts";
import { QUALITY, type Series, totalWh } from "../../../metering/index.ts";
import type { Supply } from "../../../rating/tenure.ts";
import { firstToLast, type Supplied, useOf } from "./use-of-supply.ts";

const SUPPLY: Supply = {
  area: "tokyo",
  readingDays: [],
  spans: [
    { from: day("2025-07-10"), until: day("2025-09-20"), meter: "old", capacity: { amps: 40 } },
    { from: day("2025-09-20"), until: null, meter: "new", capacity: { amps: 40 } },
  ],
};

function read(meter: string, from: string, days: number, wh: number): Series {
  const quality = new Uint8Array(days * 48).fill(QUALITY.measured);
  const knownAt = "2025-10-01T00:00:00Z";
  return { meter, from: day(from), wh: new Int32Array(days * 48).fill(wh), quality, knownAt };
}

const TENURE: Supplied = { supply: SUPPLY, endedOn: null };

function usedUntil(endedOn: string, ...series: readonly Series[]) {
  const ended = { supply: SUPPLY, endedOn: day(endedOn) };
  return useOf(ended, (meter) => series.find((each) => each.meter === meter) ?? null);
}

function used(...series: readonly Series[]) {
  return useOf(TENURE, (meter) => series.find((each) => each.meter === meter) ?? null);
}

describe("what was read at a supply whose meter was exchanged", () => {
  test("is the old meter's through the day before, the new one's from the day", () => {
    // 09-10 to 09-19 of the old one, 10 × 48 × 100; 09-20 to 09-29 of the new one, 10 × 48 × 200.
    const both = used(read("old", "2025-09-10", 30, 100), read("new", "2025-09-15", 15, 200));
    expect(both && { ...both, wh: totalWh(both), quality: null }).toEqual({
      meter: "new",
      from: day("2025-09-10"),
      wh: 144_000,
      quality: null,
      knownAt: "2025-10-01T00:00:00Z",
    });
  });

  test("has days missing where neither was read", () => {
    const both = used(read("old", "2025-09-10", 9, 100), read("new", "2025-09-21", 1, 200));
    const missing = both?.quality.filter((slot) => slot === QUALITY.missing).length;
    expect([both?.quality.length, missing]).toEqual([12 * 48, 2 * 48]);
  });

  test("is one meter's while the other has none, and nothing without any", () => {
    expect(used(read("old", "2025-09-10", 5, 100))?.wh).toHaveLength(240);
    expect(used()).toBeNull();
  });
});

describe("readings of another household at the same meter", () => {
  test("stay out before the contract's first day", () => {
    expect(used(read("old", "2025-07-05", 10, 100))).toMatchObject({
      from: day("2025-07-10"),
      wh: { length: 5 * 48 },
    });
    expect(used(read("old", "2025-07-01", 9, 100))).toBeNull();
  });

  test("stay out from the day after its last", () => {
    const both = usedUntil("2025-09-22", read("new", "2025-09-20", 10, 100));
    expect(both).toMatchObject({ from: day("2025-09-20"), wh: { length: 2 * 48 } });
  });
});

test("readings reach from the first of one meter to the last of another", () => {
  const old = { from: day("2025-07-10"), until: day("2025-09-22") };
  const next = { from: day("2025-09-20"), until: day("2025-11-01") };
  expect(firstToLast([old, next])).toEqual({ from: old.from, until: next.until });
  expect(firstToLast([])).toBeNull();
});
