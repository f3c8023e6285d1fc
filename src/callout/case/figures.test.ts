import { expect, test } from "vitest";
import {
  accepted,
  at,
  caseAfter,
  COVERED,
  offered,
  onSite,
  type Told,
} from "../../../test/support/case-facts.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import { figuresOf } from "./figures.ts";
import { summaryOf } from "./summary.ts";

const SECONDS = { answer: 120, accept: 600, arrive: 3600, stabilise: 1800, close: 14_400 };
const TO_KEN = [offered("T-0001", 1, 4), accepted("T-0001", 2)];
const PROMISED: Told = {
  minute: 3,
  body: { type: "promised", visit: 1, from: at(20), until: at(40) },
};

function counted(told: readonly Told[], decided: Entitlement = COVERED) {
  const summary = summaryOf(caseAfter(told, decided), SECONDS);
  return { openedAt: at(0), month: "2026-11", summary };
}

/** There after so many minutes, and mended. */
function mended(minute: number) {
  const visit = [onSite("T-0001", minute, "arrived"), onSite("T-0001", minute + 30, "finished")];
  return counted([...TO_KEN, PROMISED, ...visit]);
}

test("cases of a time, counted", () => {
  const refused = counted([], { ...COVERED, outcome: "refused" });
  const complained: Told = { minute: 500, body: { type: "complained", words: "遅い" } };
  const all = [mended(30), mended(60), mended(90), counted([...TO_KEN, complained]), refused];
  const arrival = { p50: 60, p90: 90, count: 3 };
  const { byFamily, byArea, byMonth, clocks, ...rest } = figuresOf(all, at(600));
  expect(rest).toEqual({
    cases: 5,
    arrival,
    firstVisitFix: { fixed: 3, of: 3 },
    outside: { cases: 1, of: 5 },
    complaints: { cases: 1, of: 5 },
    promisesKept: { kept: 1, of: 3 },
    extraYen: { total: 0, cases: 0, median: null },
  });
  expect(byFamily).toEqual([
    { family: "water", cases: 5, arrival, done: 3, firstVisitFixed: 3, outside: 1 },
  ]);
  expect(byArea).toEqual([{ area: "minato", cases: 5, arrival }]);
  expect(byMonth).toEqual([{ month: "2026-11", cases: 5, arrival }]);
  // Two of three were there within the hour; nobody is, at the two that are open.
  expect(clocks.find(({ clock }) => clock === "arrive")).toEqual({
    clock: "arrive",
    met: 2,
    of: 5,
  });
});

test("nothing is counted as nothing", () => {
  const { arrival, byFamily, firstVisitFix } = figuresOf([], at(0));
  expect({ arrival, byFamily, firstVisitFix }).toEqual({
    arrival: { p50: null, p90: null, count: 0 },
    byFamily: [],
    firstVisitFix: { fixed: 0, of: 0 },
  });
});
