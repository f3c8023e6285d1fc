import { describe, expect, test } from "vitest";
import { day } from "../kernel/day.ts";
import { balanceOf, takeOldest, toPost } from "./ledger.ts";
import type { Entitlement, Entry, Finding } from "./model.ts";

const from = day("2024-01-01");
const held: Entitlement = { from, powerFrom: from, until: null, endedBy: null };

function june(points: number): Finding {
  return {
    lot: "month:2024-06",
    points,
    grantedOn: day("2024-07-01"),
    lastValidDay: day("2025-06-30"),
    verdict: points > 0 ? "met" : "not-below",
    usedWh: 0,
    before: [],
    bound: null,
    clauses: ["MM-08"],
  };
}

function post(
  posted: readonly Entry[],
  points: number,
  more: Partial<Parameters<typeof toPost>[0]>,
) {
  const asked = { findings: [june(points)], entitlements: [held], frauds: [] };
  return toPost({ posted, today: day("2024-07-01"), ...asked, ...more });
}

const dates = { grantedOn: day("2024-07-01"), lastValidDay: day("2025-06-30") };
const GRANTED: Entry = {
  kind: "granted",
  lot: "month:2024-06",
  points: 30,
  on: day("2024-07-01"),
  cause: "",
  ...dates,
};

describe("what a ledger lacks", () => {
  test("is the grant on the 1st of the month after, and not a day earlier", () => {
    expect(post([], 30, {})).toEqual([GRANTED]);
    expect(post([], 30, { today: day("2024-06-30") })).toEqual([]);
    expect(post([GRANTED], 30, {})).toEqual([]);
  });

  test("a late reading takes the grant back by a new line", () => {
    const corrected = { ...GRANTED, kind: "corrected", points: -30, on: day("2024-07-20") };
    expect(post([GRANTED], 0, { today: day("2024-07-20") })).toEqual([corrected]);
  });

  test("what was asked for in good faith stays: only what is left is taken back", () => {
    const taken = takeOldest([GRANTED], { points: 20, on: day("2024-07-10") }) ?? [];
    expect(taken).toEqual([{ ...GRANTED, kind: "asked", points: -20, on: day("2024-07-10") }]);
    const posted = [GRANTED, ...taken];
    const back = post(posted, 0, { today: day("2024-07-20") });
    expect(back.map(({ kind, points }) => ({ kind, points }))).toEqual([
      { kind: "corrected", points: -10 },
    ]);
    expect(post([...posted, ...back], 0, { today: day("2024-07-21") })).toEqual([]);
    const again = post([...posted, ...back], 30, { today: day("2024-07-22") });
    expect(balanceOf([...posted, ...back, ...again])).toBe(10);
  });

  test("a grant that is learned of after its validity lapses at once", () => {
    const all = post([], 30, { today: day("2025-08-01") });
    expect(all.map(({ kind, points, on, cause }) => ({ kind, points, on, cause }))).toEqual([
      { kind: "granted", points: 30, on: day("2024-07-01"), cause: "" },
      { kind: "lapsed", points: -30, on: day("2025-07-01"), cause: "validity" },
    ]);
  });

  test.each([
    ["contract-ended", { until: day("2024-09-01"), endedBy: "contract-ended" as const }],
    ["power-ended", { until: day("2024-09-01"), endedBy: "power-ended" as const }],
  ])("lapses when %s, from the first day without it", (why, end) => {
    const ended = { entitlements: [{ ...held, ...end }] };
    expect(post([GRANTED], 30, { ...ended, today: day("2024-08-31") })).toEqual([]);
    const lapsed = post([GRANTED], 30, { ...ended, today: day("2024-09-01") });
    expect(lapsed).toEqual([
      { ...GRANTED, kind: "lapsed", points: -30, on: day("2024-09-01"), cause: why },
    ]);
    // The end is taken back: what lapsed is there again.
    const posted = [GRANTED, ...lapsed];
    expect(post(posted, 30, { today: day("2024-09-03") })).toEqual([
      { ...GRANTED, kind: "restored", on: day("2024-09-03") },
    ]);
  });

  test("fraud takes all that was granted by then, and nothing of what comes after", () => {
    const lapsed = post([GRANTED], 30, { frauds: [day("2024-07-15")], today: day("2024-07-15") });
    expect(lapsed.map(({ points, cause }) => ({ points, cause }))).toEqual([
      { points: -30, cause: "fraud" },
    ]);
    const early = { frauds: [day("2024-06-30")], today: day("2024-07-15") };
    expect(post([GRANTED], 30, early)).toEqual([]);
  });

  test("there are not so many", () => {
    expect(takeOldest([GRANTED], { points: 31, on: day("2024-07-10") })).toBeNull();
  });
});
