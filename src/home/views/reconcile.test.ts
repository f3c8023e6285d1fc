import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDay, madeSeries } from "../../../test/support/made-series.ts";
import { addDays, day } from "../../kernel/day.ts";
import { yen } from "../../kernel/yen.ts";
import { QUALITY, type Series } from "../../metering/series.ts";
import { addSeries } from "./add-series.ts";
import { flowsOf } from "./flows.ts";
import { type MeasuredHome, measuredHome } from "./measured-home.ts";
import { overlaid } from "./overlaid.ts";
import { shareCost } from "./share-cost.ts";
import { splitHome, within } from "./split-home.ts";

const FROM = day("2026-11-20");
const ONE_DAY = { from: FROM, until: addDays(FROM, 1) };
const NAME = { ja: "", en: "" };

function homeOf(used: Series, parts: readonly Series[], bought: Series = used): MeasuredHome {
  return {
    period: ONE_DAY,
    used,
    bought,
    sold: null,
    generated: null,
    charged: null,
    discharged: null,
    parts: parts.map((series, at) => {
      return { key: String(at), name: NAME, kind: "other", room: null, series, begin: 0 };
    }),
  };
}

const slots = fc.array(fc.option(fc.nat({ max: 5000 }), { freq: 6 }), {
  minLength: 48,
  maxLength: 48,
});
const series = slots.map((values) => madeSeries(FROM, values));
const homes = fc.record({
  used: series,
  bought: series,
  parts: fc.array(series, { maxLength: 6 }),
});
const halfHours = Array.from({ length: 48 }, (_, at) => {
  return { key: String(at), from: at, until: at + 1 };
});
const quarters = [0, 12, 24, 36].map((at) => ({ key: String(at), from: at, until: at + 12 }));
const ALL = { from: 0, until: 48 };

describe("a dwelling and its parts", () => {
  it("reconcile to the Wh, whatever is missing and however coarse the registers are", () => {
    fc.assert(
      fc.property(homes, fc.constantFrom(halfHours, quarters), ({ used, parts }, steps) => {
        const home = homeOf(used, parts);
        const groups = home.parts.map((part) => ({ key: part.key, parts: [part] }));
        const split = splitHome(home, { steps, groups, heard: ALL });
        const measured = split.rows.reduce((sum, { totalWh }) => sum + totalWh, 0);
        expect(split.used.totalWh + split.aloneWh).toBe(measured + split.rest.totalWh);
        expect(split.coveredWh).toBeLessThanOrEqual(split.used.totalWh);
        expect(split.coveredWh).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("come to the same however they are put together", () => {
    fc.assert(
      fc.property(homes, ({ used, parts }) => {
        const home = homeOf(used, parts);
        const single = home.parts.map((part) => ({ key: part.key, parts: [part] }));
        const room = [{ key: "room", parts: home.parts }];
        const one = splitHome(home, { steps: quarters, groups: single, heard: ALL });
        const other = splitHome(home, { steps: quarters, groups: room, heard: ALL });
        expect(other.rest).toEqual(one.rest);
        expect([other.aloneWh, other.coveredWh]).toEqual([one.aloneWh, one.coveredWh]);
      }),
    );
  });

  it("tell what is missing only of what was heard", () => {
    const used = madeDay(FROM, 100, { 3: null, 40: null });
    const steps = [{ key: "day", from: 0, until: 48 }];
    const split = splitHome(homeOf(used, []), { steps, groups: [], heard: { from: 0, until: 24 } });
    expect(split.stepsKnown).toEqual([{ slots: 24, missing: 1, estimated: 0 }]);
    expect(within({ from: 30, until: 40 }, { from: 0, until: 24 })).toEqual({
      from: 30,
      until: 30,
    });
  });

  it("keep what devices measured while the meter was silent apart", () => {
    const used = madeDay(FROM, 100, { 5: null });
    const split = splitHome(homeOf(used, [madeDay(FROM, 30)]), {
      steps: halfHours,
      groups: [{ key: "a", parts: homeOf(used, [madeDay(FROM, 30)]).parts }],
      heard: ALL,
    });
    expect([split.used.totalWh, split.aloneWh, split.rest.totalWh]).toEqual([4700, 30, 3290]);
  });
});

describe("what use cost", () => {
  const sen = new Int32Array(48).fill(3000);
  const cost = { yen: yen(100), from: 0, until: 48, sen };

  it("is shared out by use: three of four kWh bear three quarters", () => {
    const shared = shareCost(homeOf(madeDay(FROM, 400), [madeDay(FROM, 300)]), cost);
    expect(shared).toEqual({ parts: [75], rest: 25 });
  });

  it("weighs dear half-hours more, and those in which nothing was bought not at all", () => {
    const [night, noon] = [madeDay(FROM, 0, { 4: 500 }), madeDay(FROM, 0, { 24: 500 })];
    const used = madeDay(FROM, 0, { 4: 500, 24: 500 });
    const prices = sen.map((_, slot) => (slot === 24 ? 4000 : 2000));
    const asked = { ...cost, sen: prices, yen: yen(30) };
    expect(shareCost(homeOf(used, [night, noon]), asked).parts).toEqual([10, 20]);
    const sunny = madeDay(FROM, 0, { 4: 500 });
    expect(shareCost(homeOf(used, [night, noon], sunny), asked).parts).toEqual([30, 0]);
  });

  it("goes to what nobody measured where nothing is known", () => {
    const shared = shareCost(homeOf(madeDay(FROM, 0), [madeDay(FROM, 0)]), cost);
    expect(shared).toEqual({ parts: [0], rest: 100 });
  });

  it("sums to the whole yen, refunds too, and no part is of another sign", () => {
    fc.assert(
      fc.property(
        homes,
        fc.integer({ min: -50_000, max: 50_000 }),
        ({ used, bought, parts }, of) => {
          const shared = shareCost(homeOf(used, parts, bought), { ...cost, yen: yen(of) });
          const sum = shared.parts.reduce((total, each) => total + each, 0);
          expect(sum + shared.rest).toBe(of);
          expect([...shared.parts, shared.rest].every((each) => each * of >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe("in and out", () => {
  const plan = {
    bought: "bought",
    sold: "sold",
    generated: ["sun"],
    charged: ["in"],
    discharged: ["out"],
    parts: [],
  };
  const meters: Readonly<Record<string, Series>> = {
    bought: madeDay(FROM, 300, { 1: null }),
    sold: madeDay(FROM, 100),
    sun: madeDay(FROM, 500),
    in: madeDay(FROM, 80),
    out: madeDay(FROM, 20),
  };
  const seriesOf = (meter: string) => meters[meter] ?? madeDay(FROM, 0);
  const home = measuredHome(plan, ONE_DAY, { seriesOf, firstDayOf: () => null });

  it("make the use: bought − sold + generated + discharged − charged, where all are known", () => {
    expect(home.used.wh[0]).toBe(640);
    expect([home.used.wh[1], home.used.quality[1]]).toEqual([0, QUALITY.missing]);
  });

  it("tell self-sufficiency and own use over the half-hours that are known", () => {
    expect(flowsOf(home)).toEqual({
      usedWh: 640 * 47,
      boughtWh: 300 * 47,
      soldWh: 100 * 47,
      generatedWh: 500 * 47,
      chargedWh: 80 * 47,
      dischargedWh: 20 * 47,
      selfSufficiency: 531,
      ownUse: 800,
    });
    expect(flowsOf(homeOf(madeDay(FROM, 1), []))).toBeNull();
  });

  it("are nothing before their meter was there, and unknown when it falls silent", () => {
    const sun = madeDay(FROM, 500, { 0: null, 1: null, 9: null });
    const late = (firstDay: number | null) =>
      measuredHome({ ...plan, sold: null, charged: [], discharged: [] }, ONE_DAY, {
        seriesOf: (meter) => (meter === "sun" ? sun : madeDay(FROM, 300)),
        firstDayOf: () => firstDay as typeof FROM | null,
      }).used;
    const begun = late(FROM);
    expect([begun.wh[0], begun.wh[2], begun.wh[9]]).toEqual([300, 800, 0]);
    expect([begun.quality[0], begun.quality[9]]).toEqual([QUALITY.measured, QUALITY.missing]);
    expect(late(FROM - 9).quality[0]).toBe(QUALITY.missing);
    expect(late(null).quality[0]).toBe(QUALITY.measured);
  });

  it("miss nothing of a part before it began", () => {
    const parts = [{ ...plan, key: "a", name: NAME, kind: "other" as const, room: null }];
    const late = madeDay(FROM, 5, { 0: null, 1: null, 30: null });
    const whole = measuredHome(
      { ...plan, parts: parts.map((part) => ({ ...part, plus: ["late"], minus: [] })) },
      ONE_DAY,
      {
        seriesOf: (meter) => (meter === "late" ? late : madeDay(FROM, 300)),
        firstDayOf: () => FROM,
      },
    );
    const groups = [{ key: "a", parts: whole.parts }];
    const split = splitHome(whole, { steps: quarters, groups, heard: ALL });
    expect(split.rows[0]?.known).toEqual({ slots: 46, missing: 1, estimated: 0 });
  });

  it("know a sum as well as its worst part", () => {
    const spread = { ...madeDay(FROM, 10), quality: new Uint8Array(48).fill(QUALITY.spread) };
    const sum = addSeries(
      [
        { series: madeDay(FROM, 10), sign: 1 },
        { series: spread, sign: -1 },
      ],
      ONE_DAY,
    );
    expect([sum.wh[0], sum.quality[0]]).toEqual([0, QUALITY.spread]);
    expect(addSeries([], ONE_DAY).quality[0]).toBe(QUALITY.missing);
  });

  it("take the gateway's half-hours where the contract's meter says nothing", () => {
    const both = overlaid(madeDay(FROM, 100, { 7: null }), madeDay(FROM, 90));
    expect([both.wh[6], both.wh[7], both.quality[7]]).toEqual([100, 90, QUALITY.measured]);
  });
});
