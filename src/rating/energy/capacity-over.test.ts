import { expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import type { Supply } from "../tenure.ts";
import { capacityOver } from "./capacity-over.ts";

const SUPPLY: Supply = {
  area: "tokyo",
  readingDays: [day("2025-08-10"), day("2025-09-10"), day("2025-10-10")],
  spans: [
    { from: day("2025-07-10"), until: day("2025-09-20"), meter: "m", capacity: { amps: 40 } },
    { from: day("2025-09-20"), until: null, meter: "m", capacity: { amps: 50 } },
  ],
};
const ROUNDING = { digit: "sen", mode: "half-up" } as const;
const BY_DAY = {
  base: "by-day",
  dividedBy: "days-of-the-period",
  rounding: ROUNDING,
} as const;
const NEXT = { base: "from-the-next-reading-day" } as const;

function period(from: string, until: string): Period {
  return { from: day(from), until: day(until) };
}

test("by the day, each capacity has its days of the period", () => {
  expect(
    capacityOver(SUPPLY, period("2025-09-10", "2025-10-10"), { capacityChange: BY_DAY }),
  ).toEqual({
    parts: [
      { ...SUPPLY.spans[0], period: period("2025-09-10", "2025-09-20") },
      { ...SUPPLY.spans[1], period: period("2025-09-20", "2025-10-10") },
    ],
    rounding: ROUNDING,
    marks: [],
  });
});

test("where we decided so, the charge says it", () => {
  const interpretations = { capacityChange: "The terms are silent." };
  const rule = { capacityChange: BY_DAY, interpretations };
  const changed = capacityOver(SUPPLY, period("2025-09-10", "2025-10-10"), rule);
  expect(changed).toMatchObject({ marks: ["interpretation"] });
});

test.each([
  ["before the change", "2025-08-10", "2025-09-10", 40],
  ["with it", "2025-09-10", "2025-10-10", 40],
  ["after it", "2025-10-10", "2025-11-10", 50],
  ["begun after it by another cause, before the reading", "2025-09-25", "2025-10-10", 40],
])("from the next reading day, a period %s has one capacity", (_, from, until, amps) => {
  expect(capacityOver(SUPPLY, period(from, until), { capacityChange: NEXT })).toEqual({ amps });
});
