import path from "node:path";
import { expect, test } from "vitest";
import { addDays, day } from "../kernel/day.ts";
import { QUALITY, type Quality, type Series } from "../metering/series.ts";
import { loadCatalogue } from "../terms/load.ts";
import { bestOf, judgeWindow, windowText } from "./judge-day.ts";
import type { Entitlement } from "./model.ts";
import { schemeOf } from "./scheme.ts";

const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));
const scheme = schemeOf(catalogue, "ecorepo-mems");
const DAY = day("2026-11-12");
const held: Entitlement = {
  from: day("2026-01-01"),
  powerFrom: day("2026-01-01"),
  until: null,
  endedBy: null,
};

/** 500 Wh in each half-hour, 300 on the day itself, all measured but for what is said. */
function series(other: Readonly<Record<number, Quality>> = {}): Series {
  const wh = new Int32Array(8 * 48).fill(500).fill(300, 7 * 48);
  const quality = new Uint8Array(8 * 48).fill(QUALITY.measured);
  for (const [daysBefore, known] of Object.entries(other)) {
    quality[(7 - Number(daysBefore)) * 48 + 37] = known;
  }
  return { meter: "m", from: addDays(DAY, -7), wh, quality, knownAt: "k" };
}

function judged(known: Series | null, entitled: Entitlement | null = held) {
  if (scheme === null) throw new Error("there is no scheme");
  const window = { from: 36, until: 40 };
  return judgeWindow({ scheme, day: DAY, window, entitled, series: known });
}

test("a day of the seven counts only when each half-hour of the window does", () => {
  expect(judged(series())).toMatchObject({ verdict: "met", points: 30, usedWh: 1200 });
  const mixed = series({
    1: QUALITY.estimated,
    2: QUALITY.spread,
    3: QUALITY.missing,
    4: QUALITY.backfilled,
    5: QUALITY.rolledOver,
    6: QUALITY.provisional,
  });
  const found = judged(mixed);
  expect(found).toMatchObject({ verdict: "met", points: 30 });
  expect(found?.before.map(({ wh }) => wh)).toEqual([2000, 2000, 2000, 2000, null, null, null]);
  const few = series({
    1: QUALITY.estimated,
    2: QUALITY.spread,
    3: QUALITY.missing,
    4: QUALITY.exchanged,
  });
  expect(judged(few)).toMatchObject({ verdict: "too-few-before", points: 0, bound: null });
});

test("the day itself is not judged by a guess", () => {
  expect(judged(series({ 0: QUALITY.spread }))).toMatchObject({
    verdict: "use-unknown",
    usedWh: null,
    points: 0,
  });
  expect(judged(null)).toMatchObject({ verdict: "too-few-before", points: 0 });
});

test("days before the power began are nobody's own; without a contract nothing is judged", () => {
  const young = { ...held, from: addDays(DAY, -3), powerFrom: addDays(DAY, -3) };
  expect(judged(series(), young)).toMatchObject({ verdict: "too-few-before" });
  expect(judged(series(), null)).toMatchObject({ verdict: "no-contract", points: 0 });
});

test("of several windows the one that was met counts, once", () => {
  const met = judged(series());
  const unknown = judged(series({ 0: QUALITY.missing }));
  if (!met || !unknown) throw new Error("not judged");
  expect(bestOf([unknown, met, met])).toEqual(met);
  expect(bestOf([unknown])).toEqual(unknown);
  const above = { ...met, verdict: "not-below", points: 0 } as const;
  const few = { ...unknown, verdict: "too-few-before" } as const;
  expect(bestOf([above, unknown])).toEqual(unknown);
  expect(bestOf([few, above])).toEqual(above);
  expect(bestOf([])).toBeNull();
  expect(windowText({ from: 37, until: 48 })).toBe("18:30-24:00");
});
