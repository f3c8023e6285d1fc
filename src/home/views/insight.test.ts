import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDay, madeSeries } from "../../../test/support/made-series.ts";
import { addDays, day } from "../../kernel/day.ts";
import { halfHoursCsv } from "./half-hours-csv.ts";
import { amongSimilar } from "./similar-homes.ts";
import { standbyOf, withoutStandby } from "./standby.ts";
import { usualDay } from "./usual-day.ts";

const FROM = day("2026-10-01");

function days(count: number, whAt: (at: number, slot: number) => number | null) {
  return madeSeries(
    FROM,
    Array.from({ length: count * 48 }, (_, slot) => whAt(Math.floor(slot / 48), slot % 48)),
  );
}

describe("standby load", () => {
  it("is the middle of the days' third-lowest half-hours, in W", () => {
    const lows = [40, 45, 300, 41, 44, 46, 47];
    const use = days(7, (at, slot) => (slot < 3 ? (lows[at] ?? 0) : 500));
    expect(standbyOf(use)).toEqual({ watts: 90, days: 7 });
  });

  it("is not moved by a short outage, nor by a heater that runs all night", () => {
    const use = days(10, (_, slot) => (slot < 2 ? 0 : slot < 14 ? 900 : 60));
    expect(standbyOf(use)).toEqual({ watts: 120, days: 10 });
  });

  it("says nothing before seven whole days", () => {
    expect(standbyOf(days(7, (at, slot) => (at === 2 && slot === 9 ? null : 50)))).toBeNull();
  });

  it("taken away leaves no half-hour below 0", () => {
    expect([...withoutStandby(Int32Array.from([10, 60]), 90)]).toEqual([0, 15]);
  });
});

describe("a day against usual", () => {
  const on = addDays(FROM, 28);

  it("is compared with the same weekdays through the same half-hour", () => {
    const use = days(29, (at, slot) => {
      if (at === 28) return slot < 24 ? 110 : null;
      return { 0: 60, 7: 80, 14: 80, 21: 100 }[at] ?? 999;
    });
    const usual = usualDay(use, on);
    expect(usual).toMatchObject({ through: 24, wh: 2640, usualWh: 1920 });
    expect(usual.days).toEqual([21, 14, 7, 0].map((at) => addDays(FROM, at)));
    expect([usual.path.length, usual.usualPath.length]).toEqual([24, 48]);
  });

  it("has no usual before two whole days, and leaves out days with a gap", () => {
    const use = days(29, (at, slot) => (at < 21 && slot === 0 ? null : 50));
    expect(usualDay(use, on)).toMatchObject({ usualWh: null, usualPath: [], days: [] });
  });
});

describe("similar homes", () => {
  const others = [200_000, 250_000, 300_000, 350_000, 400_000];

  it("show quarters in steps, and where the own use stands", () => {
    expect(amongSimilar(280_000, others)).toEqual({
      atLeast: 5,
      lowerWh: 250_000,
      middleWh: 300_000,
      upperWh: 350_000,
      place: "below-middle",
    });
    const placeOf = (own: number) => amongSimilar(own, others)?.place;
    expect([250_000, 300_000, 350_000, 350_001].map(placeOf)).toEqual([
      "lower-quarter",
      "below-middle",
      "above-middle",
      "upper-quarter",
    ]);
  });

  it("are none below five", () => {
    expect(amongSimilar(1, others.slice(1))).toBeNull();
  });

  it("never tell a household's own figure: all are whole steps", () => {
    const uses = fc.array(fc.nat({ max: 2_000_000 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(uses, (all) => {
        const similar = amongSimilar(0, all);
        expect(similar?.atLeast).toBeLessThanOrEqual(all.length);
        for (const wh of [similar?.lowerWh, similar?.middleWh, similar?.upperWh])
          expect((wh ?? 1) % 5_000).toBe(0);
      }),
    );
  });
});

describe("half-hours as CSV", () => {
  it("are exact kWh with a Japanese head, a state each, and empty where missing", () => {
    const text = halfHoursCsv([
      { name: '=エアコン"1"', series: madeDay(FROM, 1234, { 1: null, 2: -5 }) },
    ]);
    const lines = text.split("\r\n");
    expect(lines.slice(0, 4)).toEqual([
      '\uFEFF"日付","開始","終了","\'=エアコン""1""(kWh)","状態"',
      "2026-10-01,00:00,00:30,1.234,確定",
      "2026-10-01,00:30,01:00,,欠測",
      "2026-10-01,01:00,01:30,-0.005,確定",
    ]);
    expect(lines.at(-1)).toBe("2026-10-01,23:30,24:00,1.234,確定");
    expect(lines).toHaveLength(49);
  });
});
