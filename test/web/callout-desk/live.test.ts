import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { atMostEach } from "../../../web/callout/desk/live.ts";

describe("reading anew in a storm", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("happens at once, then once in each second, and the last change is never missed", () => {
    let read = 0;
    const seldom = atMostEach(1000, () => (read += 1));
    for (let k = 0; k < 50; k++) seldom.ask();
    expect(read).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(read).toBe(2);
    vi.advanceTimersByTime(5000);
    expect(read).toBe(2);
    seldom.ask();
    expect(read).toBe(3);
    seldom.ask();
    seldom.stop();
    vi.advanceTimersByTime(5000);
    expect(read).toBe(3);
  });
});
