import { describe, expect, test } from "vitest";
import {
  accepted,
  at,
  caseAfter,
  COVERED,
  KEN,
  offered,
  onSite,
  type Told,
} from "../../../test/support/case-facts.ts";
import { clocksOfCase, clockState, nextClock } from "./clocks.ts";

/** Seconds: two minutes, ten, an hour, half an hour, four hours. */
const SECONDS = { answer: 120, accept: 600, arrive: 3600, stabilise: 1800, close: 14_400 };

function clocks(told: readonly Told[], minute: number) {
  return clocksOfCase(caseAfter(told), SECONDS).map((clock) => {
    return `${clock.clock} ${clockState(clock, at(minute))}`;
  });
}

const TO_KEN = [offered("T-0001", 1, 4), accepted("T-0001", 2)];
const THERE = [...TO_KEN, onSite("T-0001", 50, "arrived")];

describe("clocks", () => {
  test("are an alarm from 80 % on, and late when they are due", () => {
    expect(clocks([], 7)).toEqual([
      "answer met",
      "accept running",
      "arrive running",
      "close running",
    ]);
    expect(clocks([], 8)).toContain("accept alarm");
    expect(clocks([], 10)).toContain("accept late");
  });

  test("stand when their step is done, in time or not", () => {
    expect(clocks(THERE, 51)).toEqual([
      "answer met",
      "accept met",
      "arrive met",
      "stabilise running",
      "close running",
    ]);
    const late = [...TO_KEN, onSite("T-0001", 61, "arrived")];
    expect(clocks(late, 62)).toContain("arrive missed");
  });

  test("the answer is the first one: what is decided again on site changes nothing", () => {
    const again: Told = { minute: 55, body: { type: "decided", entitlement: COVERED } };
    const [answer] = clocksOfCase(caseAfter([...THERE, again]), SECONDS);
    expect(answer?.doneAt).toBe(at(0));
  });

  test("go by the slot where there is one", () => {
    const slot = { from: at(600), until: at(720), confirmed: true };
    const body = { type: "planned", visit: 1, technician: "T-0001", ...slot } as const;
    const [, , arrive, close] = clocksOfCase(caseAfter([{ minute: 3, body }]), SECONDS);
    expect({ arrive: arrive?.dueAt, close: close?.dueAt }).toEqual({
      arrive: at(720),
      close: at(720 + 180),
    });
  });

  test("stand still while a part is waited for, and when it is cancelled", () => {
    const safe = { how: "板", waitsFor: "part", expectedOn: null } as const;
    const body = { type: "made-safe", visit: 1, ...safe } as const;
    const waiting = [...THERE, { minute: 70, by: KEN, body }];
    expect(clocks(waiting, 900)).toEqual([
      "answer met",
      "accept met",
      "arrive met",
      "stabilise met",
      "close met",
    ]);
    const cancel: Told = { minute: 5, body: { type: "cancelled", who: "caller", reason: "" } };
    expect(nextClock(clocksOfCase(caseAfter([cancel]), SECONDS))).toBeNull();
  });

  test("the next one is what is due first", () => {
    expect(nextClock(clocksOfCase(caseAfter([]), SECONDS))?.clock).toBe("accept");
    expect(nextClock(clocksOfCase(caseAfter(TO_KEN), SECONDS))?.clock).toBe("arrive");
  });
});
