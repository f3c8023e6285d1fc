import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addSeconds, clockAt, instantText, isLater } from "./clock.ts";

test("a clock that was set stands still, in the one form that is stored", () => {
  const clock = clockAt("2024-06-03T12:00:00+09:00");
  expect([clock.instant(), clock.instant()]).toEqual([
    "2024-06-03T03:00:00.000Z",
    "2024-06-03T03:00:00.000Z",
  ]);
});

test("text that is no instant is refused", () => {
  expect(() => clockAt("2024-06-03")).toThrow();
  expect(() => instantText("2024-06-03T03:00:00")).toThrow();
});

test("seconds are added over the end of a year", () => {
  expect(addSeconds("2024-12-31T23:59:59Z", 2)).toBe("2025-01-01T00:00:01.000Z");
});

test.each([
  ["2024-06-03T03:00:00Z", "2024-06-03T03:00:00.000Z", false],
  ["2024-06-03T03:00:00.0001Z", "2024-06-03T03:00:00Z", true],
  ["2024-06-03T03:00:00.5Z", "2024-06-03T03:00:00.123456Z", true],
  ["2024-06-03T12:00:01+09:00", "2024-06-03T03:00:00Z", true],
])("%s is later than %s: %s", (a, b, later) => {
  expect(isLater(a, b)).toBe(later);
});

test("comparing texts says what comparing instants says", () => {
  const anyInstant = fc
    .record({ seconds: fc.integer({ min: 0, max: 2_000_000_000 }), micro: fc.nat(999_999) })
    .map(({ seconds, micro }) =>
      Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        .add({ microseconds: micro })
        .toString(),
    );
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      expect(isLater(a, b)).toBe(Temporal.Instant.compare(a, b) > 0);
    }),
  );
});
