import { describe, expect, it } from "vitest";
import { day } from "../../kernel/day.ts";
import { QUALITY } from "../../metering/series.ts";
import type { Counting, Observation } from "./observation.ts";
import { slotsOf } from "./slots-of.ts";

const DAY = day("2026-11-20");
const ONE_DAY = { from: DAY, until: DAY + 1 } as { from: typeof DAY; until: typeof DAY };
const MIDNIGHT = DAY * 48;

/** 0.01 kWh a count, eight digits, 60 A at 100 V twice. */
const COUNTING: Counting = {
  whPerCount: { num: 10, den: 1 },
  modulus: 100_000_000,
  mostW: 12_000,
};

function seen(
  slot: number,
  count: number,
  source: Observation["source"] = "stamped",
  body = "A",
): Observation {
  return { boundary: MIDNIGHT + slot, count, source, body };
}

/** A register that counts 6 a slot from 5,000 on. */
function steady(slots: readonly number[], source: Observation["source"] = "stamped") {
  return slots.map((slot) => seen(slot, 5000 + 6 * slot, source));
}

/** B counts in tenths of kWh, A has five digits. */
function unlikeBodies(body: string): Counting {
  if (body === "A") return { ...COUNTING, modulus: 100_000 };
  return { ...COUNTING, whPerCount: { num: 100, den: 1 } };
}

const WHOLE = Array.from({ length: 49 }, (_, slot) => slot);

function said({ wh, quality }: { wh: Int32Array; quality: Uint8Array }, until: number) {
  return [...wh.subarray(0, until)].map((each, at) => [each, quality[at]]);
}

describe("half-hours as differences of a register", () => {
  it("makes 48 slots of 49 registers", () => {
    const slots = slotsOf(steady(WHOLE), COUNTING, ONE_DAY);
    expect(slots).toEqual({
      wh: new Int32Array(48).fill(60),
      quality: new Uint8Array(48).fill(QUALITY.measured),
      findings: [],
    });
  });

  it("leaves the last slot of a day open until the next midnight is known", () => {
    const slots = slotsOf(steady(WHOLE.slice(0, 48)), COUNTING, ONE_DAY);
    expect([slots.wh[47], slots.quality[47]]).toEqual([0, QUALITY.missing]);
    expect(slots.quality.filter((each) => each === QUALITY.measured)).toHaveLength(47);
  });

  it("loses no day by one missing midnight: the two slots at it are spread", () => {
    const twoDays = { from: DAY, until: (DAY + 2) as typeof DAY };
    const all = Array.from({ length: 97 }, (_, slot) => slot).filter((slot) => slot !== 48);
    const slots = slotsOf(steady(all), COUNTING, twoDays);
    expect([...slots.quality.subarray(46, 50)]).toEqual([1, 5, 5, 1]);
    expect(slots.wh.reduce((sum, each) => sum + each, 0)).toBe(96 * 60);
    expect(slots.findings).toEqual([{ code: "outage", from: MIDNIGHT + 47, until: MIDNIGHT + 49 }]);
  });

  it("spreads what an outage used over its slots, to the Wh, and never into one", () => {
    const slots = slotsOf([seen(0, 5000), seen(7, 5010)], COUNTING, ONE_DAY);
    expect(said(slots, 8)).toEqual([
      ...[14, 14, 14, 15, 14, 14, 15].map((wh) => [wh, QUALITY.spread]),
      [0, QUALITY.missing],
    ]);
  });

  it("gives the same as without an outage once the device's history is read", () => {
    const history = steady([3, 4, 5, 6], "history");
    const slots = slotsOf([...steady([0, 1, 2, 7, 8]), ...history], COUNTING, ONE_DAY);
    expect(said(slots, 9)).toEqual([
      ...[1, 1, 4, 4, 4, 4, 4, 1].map((quality) => [60, quality]),
      [0, QUALITY.missing],
    ]);
    expect(slots.findings).toEqual([]);
  });

  it("makes no energy where no unit is known, and says so", () => {
    const slots = slotsOf(steady([0, 1]), { ...COUNTING, whPerCount: null }, ONE_DAY);
    expect(slots).toEqual({
      wh: new Int32Array(48),
      quality: new Uint8Array(48),
      findings: [{ code: "unit-missing", from: MIDNIGHT, until: MIDNIGHT + 1 }],
    });
  });

  it("rounds the register and not the slots: four of 0.5 Wh are 1, 0, 1, 0", () => {
    const half = { ...COUNTING, whPerCount: { num: 1, den: 2 } };
    const slots = slotsOf(
      [0, 1, 2, 3, 4].map((slot) => seen(slot, slot)),
      half,
      ONE_DAY,
    );
    expect([...slots.wh.subarray(0, 4)]).toEqual([1, 0, 1, 0]);
  });

  it("counts with a coefficient and a unit that no double holds", () => {
    const huge = { whPerCount: { num: 999_999_000, den: 1 }, modulus: 10 ** 8, mostW: 4e9 };
    const slots = slotsOf([seen(0, 99_999_990), seen(1, 99_999_991)], huge, ONE_DAY);
    expect(said(slots, 1)).toEqual([[999_999_000, QUALITY.measured]]);
  });
});

describe("a register that begins anew", () => {
  it("rolls over at its modulus", () => {
    const slots = slotsOf(
      [seen(0, 99_999_990), seen(1, 99_999_996), seen(2, 2), seen(3, 8)],
      COUNTING,
      ONE_DAY,
    );
    expect(said(slots, 3)).toEqual([
      [60, QUALITY.measured],
      [60, QUALITY.rolledOver],
      [60, QUALITY.measured],
    ]);
  });

  it("rolls over at its digits, not at 2^32", () => {
    const slots = slotsOf([seen(0, 999_997), seen(1, 3)], { ...COUNTING, modulus: 1e6 }, ONE_DAY);
    expect(said(slots, 1)).toEqual([[60, QUALITY.rolledOver]]);
  });

  it("leaves a gap where it was reset, whatever percentage it fell by", () => {
    for (const fallenTo of [0, 2500, 4990]) {
      const readings = [seen(0, 5000), seen(1, 5006), seen(2, fallenTo), seen(3, fallenTo + 6)];
      const slots = slotsOf(readings, COUNTING, ONE_DAY);
      expect(said(slots, 3)).toEqual([
        [60, QUALITY.measured],
        [0, QUALITY.missing],
        [60, QUALITY.measured],
      ]);
      expect(slots.findings).toEqual([{ code: "reset", from: MIDNIGHT + 1, until: MIDNIGHT + 2 }]);
    }
  });

  it("never takes a difference across two bodies", () => {
    const readings = [
      seen(0, 5000),
      seen(1, 5006),
      seen(3, 5010, "stamped", "B"),
      seen(4, 5016, "stamped", "B"),
      seen(5, 5022, "stamped", "B"),
    ];
    const slots = slotsOf(readings, COUNTING, ONE_DAY);
    expect(said(slots, 5)).toEqual([
      [60, QUALITY.measured],
      [0, QUALITY.missing],
      [0, QUALITY.missing],
      [60, QUALITY.exchanged],
      [60, QUALITY.measured],
    ]);
    expect(slots.findings).toEqual([
      { code: "exchanged", from: MIDNIGHT + 1, until: MIDNIGHT + 3 },
    ]);
  });

  it("counts each body by its own unit and digits", () => {
    const readings = [seen(0, 99_990), seen(1, 99_996), seen(2, 2)].concat(
      [3, 4, 5].map((slot) => seen(slot, slot, "stamped", "B")),
    );
    expect(said(slotsOf(readings, unlikeBodies, ONE_DAY), 5)).toEqual([
      [60, QUALITY.measured],
      [60, QUALITY.rolledOver],
      [0, QUALITY.missing],
      [100, QUALITY.exchanged],
      [100, QUALITY.measured],
    ]);
  });

  it("takes no more than the line can carry for an exchanged meter that did not say so", () => {
    const slots = slotsOf([seen(0, 5000), seen(1, 90_000), seen(2, 90_006)], COUNTING, ONE_DAY);
    expect(said(slots, 2)).toEqual([
      [0, QUALITY.missing],
      [60, QUALITY.measured],
    ]);
    expect(slots.findings).toEqual([{ code: "implausible", from: MIDNIGHT, until: MIDNIGHT + 1 }]);
  });
});

describe("readings that cannot be right", () => {
  it("believes a register that shows 0 for a moment and goes on where it was", () => {
    const slots = slotsOf([...steady([0, 1, 4, 5]), seen(2, 0), seen(3, 0)], COUNTING, ONE_DAY);
    expect(said(slots, 5)).toEqual([
      [60, QUALITY.measured],
      [60, QUALITY.spread],
      [60, QUALITY.spread],
      [60, QUALITY.spread],
      [60, QUALITY.measured],
    ]);
    expect(slots.findings).toEqual([
      { code: "outage", from: MIDNIGHT + 1, until: MIDNIGHT + 4 },
      { code: "stray", boundary: MIDNIGHT + 2, count: 0 },
      { code: "stray", boundary: MIDNIGHT + 3, count: 0 },
    ]);
  });

  it("believes no other body that is told once between two of the same", () => {
    const slots = slotsOf([...steady([0, 2]), seen(1, 5006, "polled", "?")], COUNTING, ONE_DAY);
    expect(said(slots, 2)).toEqual([
      [60, QUALITY.spread],
      [60, QUALITY.spread],
    ]);
  });

  it("leaves a gap where a stray and a reset look the same", () => {
    const readings = [seen(0, 40), seen(1, 46), seen(2, 3), seen(3, 52), seen(4, 58)];
    const slots = slotsOf(readings, COUNTING, ONE_DAY);
    expect(said(slots, 4)).toEqual([
      [60, QUALITY.measured],
      [0, QUALITY.missing],
      [0, QUALITY.missing],
      [60, QUALITY.measured],
    ]);
    expect(slots.findings).toEqual([
      { code: "reset", from: MIDNIGHT + 1, until: MIDNIGHT + 3 },
      { code: "stray", boundary: MIDNIGHT + 2, count: 3 },
    ]);
  });

  it("takes no count that the register cannot show", () => {
    const readings = [...steady([0, 2]), seen(1, 0xff_ff_ff_fe), seen(1, -1), seen(1, 1.5)];
    expect(said(slotsOf(readings, COUNTING, ONE_DAY), 2)).toEqual([
      [60, QUALITY.spread],
      [60, QUALITY.spread],
    ]);
  });
});

describe("two observations of one boundary", () => {
  it("believes the stamp before the history before a poll, and reports what differs", () => {
    const slots = slotsOf(
      [
        ...steady([0, 2]),
        seen(1, 5800, "polled"),
        seen(1, 5007, "history"),
        seen(1, 5006),
        seen(3, 5999, "polled"),
        seen(3, 5018, "history"),
      ],
      COUNTING,
      ONE_DAY,
    );
    expect(said(slots, 3)).toEqual([
      [60, QUALITY.measured],
      [60, QUALITY.measured],
      [60, QUALITY.backfilled],
    ]);
    expect(slots.findings).toEqual([
      { code: "disagreement", boundary: MIDNIGHT + 1, kept: 5006, other: 5007 },
      { code: "disagreement", boundary: MIDNIGHT + 1, kept: 5006, other: 5800 },
      { code: "disagreement", boundary: MIDNIGHT + 3, kept: 5018, other: 5999 },
    ]);
  });

  it("takes a poll that counted on for some seconds for agreement", () => {
    const slots = slotsOf([...steady([0, 1]), seen(1, 5010, "polled")], COUNTING, ONE_DAY);
    expect(slots.findings).toEqual([]);
  });

  it("takes the earlier of two polls", () => {
    const readings = [seen(0, 5000, "polled"), seen(1, 5007, "polled"), seen(1, 5006, "polled")];
    expect(said(slotsOf(readings, COUNTING, ONE_DAY), 1)).toEqual([[60, QUALITY.measured]]);
  });

  it("keeps a poll measured when the history says the same", () => {
    const readings = [...steady([0, 1], "polled"), ...steady([0, 1], "history")];
    expect(said(slotsOf(readings, COUNTING, ONE_DAY), 1)).toEqual([[60, QUALITY.measured]]);
  });
});
