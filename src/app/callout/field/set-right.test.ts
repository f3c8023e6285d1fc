import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setRight } from "./set-right.ts";

const NOW = "2026-11-22T02:00:00.000Z";
const BEFORE = "2026-11-21T23:00:00.000Z";

const told = (...instants: readonly string[]) =>
  instants.map((at, index) => ({ id: String(index), at }));

const at = (sentAt: string, ...instants: readonly string[]) => [
  ...setRight(told(...instants), { sentAt, now: NOW, notBefore: BEFORE }).values(),
];

describe("when things happened by the operator's clock", () => {
  test("a clock that is right changes nothing", () => {
    expect(at(NOW, "2026-11-22T01:10:00.000Z", "2026-11-22T01:50:00Z")).toEqual([
      "2026-11-22T01:10:00.000Z",
      "2026-11-22T01:50:00.000Z",
    ]);
  });

  test("three hours ahead", () => {
    expect(at("2026-11-22T05:00:00Z", "2026-11-22T04:40:00Z")).toEqual([
      "2026-11-22T01:40:00.000Z",
    ]);
  });

  test("two days behind", () => {
    expect(at("2026-11-20T02:00:00Z", "2026-11-20T00:30:00Z")).toEqual([
      "2026-11-22T00:30:00.000Z",
    ]);
  });

  test("set right in between: what lies ahead goes by the order in which it was told", () => {
    // 03:40 and 04:10 by a clock three hours ahead, then set: 01:30.
    const [first, second, third] = at(
      NOW,
      "2026-11-22T03:40:00Z",
      "2026-11-22T04:10:00Z",
      "2026-11-22T01:30:00Z",
    );
    expect([first, second, third]).toEqual([
      "2026-11-22T01:30:00.000Z",
      "2026-11-22T01:30:00.000Z",
      "2026-11-22T01:30:00.000Z",
    ]);
  });

  test("before anybody could know of the visit nothing happened", () => {
    expect(at(NOW, "2026-11-19T22:00:00Z")).toEqual([BEFORE]);
  });
});

test("whatever a phone says: nothing is before the visit, after now, or out of order", () => {
  const instant = fc
    .integer({ min: -10 * 86_400, max: 10 * 86_400 })
    .map((seconds) => Temporal.Instant.from(NOW).add({ seconds }).toString());
  fc.assert(
    fc.property(fc.array(instant, { maxLength: 12 }), instant, (instants, sentAt) => {
      const found = at(sentAt, ...instants);
      expect(found.every((one) => one >= BEFORE && one <= NOW)).toBe(true);
      // A queue that is told in its own order stays in it.
      const queue = at(sentAt, ...instants.toSorted());
      expect(queue).toEqual(queue.toSorted());
    }),
    { seed: 1129 },
  );
});
