import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, secondsOf } from "../travel/instants.ts";
import { promiseOf, renewedPromise } from "./promise.ts";

/** 02:01 in Tokyo. */
const NOW = "2026-11-28T17:01:00.000Z";
const minute = (count: number) => instantOf(secondsOf(NOW) + count * 60);
const span = (from: number, until: number) => ({ from: minute(from), until: minute(until) });

describe("a promise", () => {
  it("is a range in whole five minutes", () => {
    expect(promiseOf({ now: NOW, arrives: span(12, 20) })).toEqual(span(9, 24));
    expect(promiseOf({ now: NOW, arrives: span(10, 60) })).toEqual(span(9, 64));
  });

  it("is of a quarter of an hour at least, and never past", () => {
    expect(promiseOf({ now: NOW, arrives: span(-30, -20) })).toEqual(span(4, 19));
  });

  it("stands while it serves", () => {
    const stands = span(9, 24);
    const renew = (from: number, until: number) =>
      renewedPromise({ now: NOW, stands, arrives: span(from, until) });
    expect([renew(8, 22), renew(12, 29), renew(-6, 20)]).toEqual([null, null, null]);
    expect(renew(12, 30)).toEqual(span(9, 34));
    expect(renewedPromise({ now: NOW, stands: span(40, 60), arrives: span(24, 40) })).toEqual(
      span(24, 44),
    );
  });

  it("is made where there was none, or what was said has passed", () => {
    expect(renewedPromise({ now: NOW, stands: null, arrives: span(12, 20) })).toEqual(span(9, 24));
    expect(renewedPromise({ now: NOW, stands: span(-20, 0), arrives: span(1, 3) })).toEqual(
      span(4, 19),
    );
  });

  it("holds whom it expects, is never past, and does not flutter", () => {
    const minutes = integer({ min: -60, max: 300 });
    assert(
      property(minutes, integer({ min: 0, max: 90 }), minutes, (from, width, other) => {
        const arrives = span(from, from + width);
        const made = promiseOf({ now: NOW, arrives });
        expect(secondsOf(made.from)).toBeGreaterThanOrEqual(secondsOf(NOW));
        expect(secondsOf(made.until)).toBeGreaterThanOrEqual(secondsOf(arrives.until));
        const stands = span(other, other + 15);
        const renewed = renewedPromise({ now: NOW, stands, arrives }) ?? stands;
        expect(renewedPromise({ now: NOW, stands: renewed, arrives })).toBeNull();
      }),
    );
  });
});
