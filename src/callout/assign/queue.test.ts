import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, secondsOf } from "../travel/instants.ts";
import { type QueueTechnician, type Waiting, waitsOf } from "./queue.ts";

const NOW = "2026-11-28T17:00:00.000Z";
const minute = (count: number) => instantOf(secondsOf(NOW) + count * 60);

function call(number: string, changes: Partial<Waiting> = {}): Waiting {
  return {
    number,
    urgency: "emergency",
    openedAt: minute(-10),
    skill: "water",
    minutes: 40,
    ...changes,
  };
}

const plumber: QueueTechnician = {
  skills: ["water"],
  shift: { from: minute(-60), until: minute(480) },
  freeAt: minute(-30),
};
const waits = (waiting: readonly Waiting[], technicians: readonly QueueTechnician[]) =>
  waitsOf({ now: NOW, waiting, technicians, travelMinutes: 20 });

describe("the honest wait", () => {
  it("is by urgency, then by who called first", () => {
    const found = waits(
      [
        call("today", { urgency: "today", openedAt: minute(-50) }),
        call("second", { openedAt: minute(-5) }),
        call("first"),
      ],
      [plumber],
    );
    // There in 20; 40 on site and 20 on the way for each that follows.
    expect(found).toEqual([
      { number: "first", before: 0, minutes: { from: 10, until: 30 } },
      { number: "second", before: 1, minutes: { from: 60, until: 120 } },
      { number: "today", before: 2, minutes: { from: 110, until: 200 } },
    ]);
  });

  it("does not pretend where nobody comes any more", () => {
    const short = { ...plumber, shift: { from: minute(-60), until: minute(59) } };
    expect(waits([call("a")], [short])).toEqual([{ number: "a", before: 0, minutes: null }]);
    expect(waits([call("a", { skill: "glass" })], [plumber])[0]?.minutes).toBeNull();
    expect(waits([call("a")], [])[0]?.minutes).toBeNull();
  });

  it("counts those whose shift is still to begin", () => {
    const later = { ...plumber, shift: { from: minute(60), until: minute(480) } };
    expect(waits([call("a")], [later])[0]?.minutes).toEqual({ from: 60, until: 120 });
  });

  it("holds everybody once, and one more technician makes nobody of one skill wait longer", () => {
    const many = integer({ min: 1, max: 40 });
    assert(
      property(many, integer({ min: 1, max: 6 }), (calls, crew) => {
        const waiting = Array.from({ length: calls }, (_, k) => call(`K-${k}`));
        const technicians = Array.from({ length: crew }, () => plumber);
        const fewer = waits(waiting, technicians);
        const more = waits(waiting, [...technicians, plumber]);
        expect(new Set(fewer.map(({ number }) => number)).size).toBe(calls);
        fewer.forEach(({ minutes }, k) => {
          if (minutes === null) return;
          expect(more[k]?.minutes?.until).toBeLessThanOrEqual(minutes.until);
        });
      }),
      { numRuns: 50 },
    );
  });
});
