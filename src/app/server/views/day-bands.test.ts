import { expect, test } from "vitest";
import { day } from "../../../kernel/day.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { dayBands } from "./day-bands.ts";

const catalogue = loadCatalogue(new URL("../../../../catalogue", import.meta.url).pathname);
const since = { from: day("2025-01-10"), until: null };

/** A supply in Tokyo with the plan for motors, whose bands are seasons. */
const tenure: Tenure = {
  contract: "c",
  service: "hiho-denki",
  appliedOn: null,
  startedOn: since.from,
  endedOn: null,
  termStarts: [],
  items: [{ ...since, item: "power" }],
  options: [],
  suspensions: [],
  pauses: [],
  chargeables: [],
  endReason: null,
  supply: {
    area: "tokyo",
    readingDays: [],
    spans: [{ ...since, meter: "m", capacity: { kw: 5 } }],
  },
};

function bandsOn(on: string) {
  const { bands, of } = dayBands(tenure, day(on), catalogue);
  return [bands.map(({ id, price }) => `${id} ${price}`), of.length, ...new Set(of)];
}

test("each half-hour of a day has its band", () => {
  expect(bandsOn("2025-06-30")).toEqual([["other 25.57"], 48, "other"]);
  expect(bandsOn("2025-07-01")).toEqual([["summer 27.14"], 48, "summer"]);
});
