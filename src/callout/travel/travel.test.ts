import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { metresBetween, roadMetres } from "./distance.ts";
import { modelTravel } from "./estimate.ts";
import { instantOf, secondsOf, tokyoHour, tokyoTime } from "./instants.ts";
import { learnTravel } from "./learn.ts";
import type { FinishedLeg } from "./model.ts";
import { PRIOR } from "./prior.ts";

const HERE = { lat: 35.65, lon: 139.55 };
/** Some 2,002 m to the north. */
const NORTH = { lat: 35.668, lon: 139.55 };

describe("instants", () => {
  it("are seconds, and an hour in Tokyo", () => {
    const at = secondsOf("2026-11-28T17:30:00.000Z");
    expect(instantOf(at)).toBe("2026-11-28T17:30:00.000Z");
    expect([tokyoHour(at), tokyoTime(at)]).toEqual([2, "02:30"]);
    expect(tokyoHour(secondsOf("2026-11-28T14:59:59.000Z"))).toBe(23);
    expect(tokyoHour(secondsOf("2026-11-28T15:00:00.000Z"))).toBe(0);
  });
});

describe("an instant of seconds", () => {
  it("is what it was read from", () => {
    assert(
      property(integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const written = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        expect(instantOf(seconds)).toBe(written.toString({ fractionalSecondDigits: 3 }));
        expect(secondsOf(instantOf(seconds))).toBe(seconds);
      }),
    );
  });
});

describe("distance", () => {
  it("is a great circle, and longer by road", () => {
    expect(metresBetween({ from: HERE, to: NORTH })).toBe(2002);
    expect([0, 1000, 2000, 10_000].map(roadMetres)).toEqual([0, 1500, 3000, 14_000]);
  });

  it("never makes a longer way shorter", () => {
    const metres = integer({ min: 0, max: 60_000 });
    assert(
      property(metres, metres, (a, b) => {
        expect(roadMetres(Math.max(a, b))).toBeGreaterThanOrEqual(roadMetres(Math.min(a, b)));
      }),
    );
  });
});

describe("a journey by the model", () => {
  const travel = modelTravel({ ...PRIOR, classes: { middle: "centre", hill: "open" } });
  const leg = { from: HERE, to: NORTH, area: null, hour: 12 };

  it("takes the way to the car and the drive", () => {
    // 3,003 m by road at 26 km/h are 416 s, and 180 s beside.
    expect(travel.seconds(leg)).toBe(596);
  });

  it("is slower in the middle and in the rush, and quicker at night", () => {
    const asked = [
      ["middle", 12],
      [null, 8],
      [null, 2],
      ["hill", 2],
    ] as const;
    expect(asked.map(([area, hour]) => travel.seconds({ ...leg, area, hour }))).toEqual([
      749, 695, 481, 416,
    ]);
  });

  it("survives a speed of nought", () => {
    const stuck = modelTravel({
      ...PRIOR,
      speeds: { ...PRIOR.speeds, suburb: Array.from({ length: 24 }, () => 0) },
    });
    expect(stuck.seconds(leg)).toBe(180 + 3604);
  });
});

const took = (seconds: number, area: string | null = "west"): FinishedLeg => ({
  from: HERE,
  to: NORTH,
  area,
  leftAt: "2026-11-28T03:00:00.000Z",
  arrivedAt: instantOf(secondsOf("2026-11-28T03:00:00.000Z") + seconds),
});
const plain = 416;

describe("what is learned", () => {
  it("is drawn to the estimate while journeys are few", () => {
    const legs = Array.from({ length: 8 }, () => took(180 + Math.ceil(plain * 1.4)));
    const learned = learnTravel({ prior: PRIOR, legs });
    // Of all: (8 × 1401 + 8 × 1000) / 16; of the area: drawn to that; of its hour: once more.
    expect(learned.ratio).toBe(1200);
    expect([learned.ratios["west"]?.[12], learned.ratios["west"]?.[3]]).toEqual([1350, 1300]);
    expect(learned.learnedFrom).toBe(8);
    expect(learned.spread).toEqual(PRIOR.spread);
  });

  it("leaves out wrong clocks and detours to lunch", () => {
    const legs = [took(-300), took(20), took(4 * 3600), took(180 + plain * 5), took(230)];
    expect(learnTravel({ prior: PRIOR, legs })).toEqual({ ...PRIOR, learnedFrom: 0 });
  });

  it("moves little by one believable outlier", () => {
    const usual = Array.from({ length: 30 }, () => took(180 + plain));
    const one = learnTravel({ prior: PRIOR, legs: [...usual, took(180 + plain * 3)] });
    expect(one.ratios["west"]?.[12]).toBe(1000);
  });

  it("learns how far journeys stray", () => {
    const legs = Array.from({ length: 100 }, (_, k) =>
      took(180 + Math.floor(plain * (0.7 + k / 100))),
    );
    const { spread } = learnTravel({ prior: PRIOR, legs });
    expect(spread.low).toBeGreaterThan(600);
    expect(spread.low).toBeLessThan(750);
    expect(spread.high).toBeGreaterThan(1250);
    expect(spread.high).toBeLessThan(1450);
  });

  it("comes near the truth of each area and hour", () => {
    const factor = integer({ min: 600, max: 2000 });
    assert(
      property(factor, (perMille) => {
        const legs = Array.from({ length: 200 }, () =>
          took(180 + Math.ceil((plain * perMille) / 1000), "east"),
        );
        const learned = learnTravel({ prior: PRIOR, legs });
        const ratio = learned.ratios["east"]?.[12] ?? 0;
        expect(Math.abs(ratio - perMille)).toBeLessThan(perMille / 50);
        // Elsewhere all that is known is what the whole town was like.
        expect(learned.ratios["west"]).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});
