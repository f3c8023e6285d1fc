import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { period } from "../../kernel/period.ts";
import { QUALITY } from "../../metering/series.ts";
import type { ScenarioUse } from "./schema.ts";
import { spreadUse } from "./spread-use.ts";

const use = (text: string, kwh: string, rest: Partial<ScenarioUse> = {}): ScenarioUse => ({
  period: period(text),
  kwh,
  ...rest,
});

describe("stated energy spread over half hours", () => {
  test("1 kWh over a day: 48 × 20 + 40 × 1 = 1,000 Wh, the first 40 slots one more", () => {
    const wh = Int32Array.from({ length: 48 }, (_, slot) => (slot < 40 ? 21 : 20));
    expect(spreadUse("m", [use("2026-09-10/2026-09-11", "1")])).toEqual({
      ok: true,
      value: {
        meter: "m",
        from: day("2026-09-10"),
        wh,
        quality: new Uint8Array(48).fill(QUALITY.measured),
        knownAt: "1970-01-01T00:00:00Z",
      },
    });
  });

  test("night hours pass midnight; hours that nobody stated stay missing", () => {
    const night = { from: 46, until: 14 };
    const spread = spreadUse("m", [use("2026-09-10/2026-09-11", "1.6", { between: night })]);
    if (!spread.ok) throw new Error(spread.refusal.message);
    // 14 slots after midnight and 2 before: 16 × 100 Wh.
    const stated = [...spread.value.quality].map((quality) => quality === QUALITY.measured);
    expect(stated).toEqual(Array.from({ length: 48 }, (_, slot) => slot < 14 || slot >= 46));
    expect([...spread.value.wh]).toEqual(stated.map((is) => (is ? 100 : 0)));
  });

  test("days off are weekends and national holidays: 2026-09-19 … 23 are five of them", () => {
    const off = use("2026-09-14/2026-09-24", "24", { days: "off" });
    const spread = spreadUse("m", [off, use("2026-09-14/2026-09-24", "4.8", { days: "working" })]);
    if (!spread.ok) throw new Error(spread.refusal.message);
    // 24,000 ÷ (5 × 48) = 100; 4,800 ÷ (5 × 48) = 20.
    const perDay = Array.from({ length: 10 }, (_, index) => spread.value.wh[index * 48]);
    expect(perDay).toEqual([20, 20, 20, 20, 20, 100, 100, 100, 100, 100]);
  });

  test("whatever is stated, the sum is kept to the Wh", () => {
    const amount = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(amount, (total) => {
        const kwh = `${Math.trunc(total / 1000)}.${String(total % 1000).padStart(3, "0")}`;
        const spread = spreadUse("m", [use("2026-09-10/2026-10-10", kwh)]);
        expect(spread.ok && spread.value.wh.reduce((sum, wh) => sum + wh, 0)).toBe(total);
      }),
      { seed: 1 },
    );
  });

  test("refused: the same half hour twice, and days that the period does not have", () => {
    const twice = [use("2026-09-10/2026-09-12", "1"), use("2026-09-11/2026-09-13", "1")];
    expect(spreadUse("m", twice)).toEqual({
      ok: false,
      refusal: {
        code: "scenario.use-overlaps",
        use: 1,
        message: "states the half hour from 2026-09-11 00:00 a second time",
      },
    });
    expect(spreadUse("m", [use("2026-09-14/2026-09-18", "1", { days: "off" })])).toEqual({
      ok: false,
      refusal: { code: "scenario.no-such-slots", use: 0, message: "has no such days or hours" },
    });
  });
});
