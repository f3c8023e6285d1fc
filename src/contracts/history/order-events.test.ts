import { expect, test } from "vitest";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { momentAfter } from "./order-events.ts";

const recordedAt = (instant: string) =>
  contractOf([
    {
      ...at("2025-03-10", { type: "applied", item: "light", options: [], channel: "web" }),
      recordedAt: instant,
    },
  ]);

// A clock that was set stands still; two decisions must still be told apart.
test.each([
  ["2025-03-10T01:00:00.000Z", "2025-03-09T01:00:00.000Z", "2025-03-10T01:00:00.000Z"],
  ["2025-03-10T01:00:00.000Z", "2025-03-10T01:00:00.000Z", "2025-03-10T01:00:00.000001Z"],
  ["2025-03-10T01:00:00.000Z", "2025-03-10T01:00:00.000041Z", "2025-03-10T01:00:00.000042Z"],
  // What was recorded later than that is for the caller to refuse.
  ["2025-03-10T01:00:00.000Z", "2025-03-10T01:00:00.001Z", "2025-03-10T01:00:00.000Z"],
])("at %s, after %s, it is known at %s", (now, last, expected) => {
  expect(momentAfter(now, [recordedAt(last)])).toBe(expected);
});

test("where nothing is recorded yet, it is known now", () => {
  expect(momentAfter("2025-03-10T01:00:00.000Z", [])).toBe("2025-03-10T01:00:00.000Z");
});
