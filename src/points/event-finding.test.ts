import path from "node:path";
import { expect, test } from "vitest";
import { addDays, day } from "../kernel/day.ts";
import { QUALITY, SLOTS_A_DAY } from "../metering/series.ts";
import { bareTenure } from "../rating/examples/example-terms.ts";
import { loadCatalogue } from "../terms/load.ts";
import type { Window } from "./judge-day.ts";
import { eventFinding, type LoadedMember } from "./load-members.ts";
import { schemeOf } from "./scheme.ts";
import type { OwnEvent } from "./store-events.ts";

const DAY = day("2026-06-09");
const FROM = addDays(DAY, -8);
const WORDS = { ja: "節電", en: "Saving" };

function told(event: number, window: Window): OwnEvent {
  return {
    event: {
      event,
      service: "ecorepo-mems",
      title: WORDS,
      body: WORDS,
      day: DAY,
      windows: [window],
      scope: { all: true },
      announcedAt: "2026-06-08T00:00:00.000Z",
      announcedBy: "desk",
      calledOffAt: null,
    },
    part: {
      event,
      accountId: 1,
      contract: "mems",
      leftAt: null,
      steeredAt: null,
      restoredAt: null,
    },
  };
}

/** Eight days of 500 Wh a half-hour, then the day of the events. */
function member(morningWh: number, eveningWh: number): LoadedMember {
  const scheme = schemeOf(
    loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue")),
    "ecorepo-mems",
  );
  if (!scheme) throw new Error("no scheme");
  const wh = new Int32Array(9 * SLOTS_A_DAY).fill(500);
  const quality = new Uint8Array(wh.length).fill(QUALITY.measured);
  wh.fill(morningWh, 8 * SLOTS_A_DAY, 8 * SLOTS_A_DAY + 24);
  wh.fill(eveningWh, 8 * SLOTS_A_DAY + 24);
  return {
    accountId: 1,
    scheme,
    tenure: bareTenure("ecorepo-mems", { contract: "mems" }),
    powers: [],
    entitlements: [{ from: FROM, powerFrom: FROM, until: null, endedBy: null }],
    series: { meter: "m", from: FROM, wh, quality, knownAt: "2026-06-10T00:00:00.000Z" },
    events: [told(2, { from: 36, until: 40 }), told(1, { from: 18, until: 20 })],
    entries: [],
    frauds: [],
  };
}

const results = (of: LoadedMember) =>
  [1, 2].map((event) => {
    const found = eventFinding(of, event, addDays(DAY, 1));
    return `${found?.verdict} ${found?.points} of ${found?.usedWh}`;
  });

test("each event of a day is judged by its own windows, and the day brings points once", () => {
  expect(results(member(500, 300))).toEqual(["not-below 0 of 1000", "met 30 of 1200"]);
  expect(results(member(300, 500))).toEqual(["met 30 of 600", "not-below 0 of 2000"]);
  expect(results(member(300, 300))).toEqual(["met 30 of 600", "met 0 of 1200"]);
});

test("an event that the household was not told of has no result", () => {
  expect(eventFinding(member(300, 300), 3, addDays(DAY, 1))).toBeUndefined();
});
