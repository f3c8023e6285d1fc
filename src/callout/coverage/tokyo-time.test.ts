import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { endOf, hourText, instantOf, isWithin, minuteOf, tokyoMinute } from "./tokyo-time.ts";

test.each([
  ["2026-11-29T14:00:00Z", "2026-11-29", "23:00"],
  ["2026-11-29T15:00:00.000Z", "2026-11-30", "00:00"],
  ["2026-11-29T00:00:00Z", "2026-11-29", "09:00"],
  ["2026-12-31T15:00Z", "2027-01-01", "00:00"],
])("%s is %s %s in Tokyo", (instant, on, hour) => {
  const found = tokyoMinute(instant);
  expect([formatDay(found.day), hourText(found.minute)]).toEqual([on, hour]);
});

test("an instant and its minute in Tokyo are one", () => {
  const some = fc.record({
    day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day("2000-01-01"), days)),
    minute: fc.integer({ min: 0, max: 1439 }),
  });
  fc.assert(
    fc.property(some, (at) => {
      expect(tokyoMinute(instantOf(at))).toEqual(at);
      const zoned = Temporal.Instant.from(instantOf(at)).toZonedDateTimeISO("Asia/Tokyo");
      expect(zoned.toPlainDate().toString()).toBe(formatDay(at.day));
    }),
  );
});

test("text that is no instant in UTC is no input of a rule", () => {
  expect(() => tokyoMinute("2026-11-29T23:00")).toThrow("no instant in UTC");
});

const NIGHT = { begins: "23:00", ends: "09:00" };

test.each([
  ["22:59", false, null],
  ["23:00", true, "2026-11-30T00:00:00.000Z"],
  ["00:00", true, "2026-11-29T00:00:00.000Z"],
  ["08:59", true, "2026-11-29T00:00:00.000Z"],
  ["09:00", false, null],
])("at %s the night holds: %s", (hour, holds, until) => {
  const at = { day: day("2026-11-29"), minute: minuteOf(hour) };
  expect(isWithin(NIGHT, at.minute)).toBe(holds);
  if (until !== null) expect(endOf(NIGHT, at)).toBe(until);
});

test("hours within one day", () => {
  expect(
    ["11:59", "12:00", "12:59", "13:00"].map((hour) =>
      isWithin({ begins: "12:00", ends: "13:00" }, minuteOf(hour)),
    ),
  ).toEqual([false, true, true, false]);
});
