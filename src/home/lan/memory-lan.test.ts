import { describe, expect, it } from "vitest";
import type { Lan } from "./lan.ts";
import { manualTimers } from "./manual-timers.ts";
import { type Faults, memorySegment } from "./memory-lan.ts";

function heard(lan: Lan): number[] {
  const bytes: number[] = [];
  lan.listen((datagram) => bytes.push(datagram.bytes[0] ?? -1));
  return bytes;
}

/** What of a hundred numbered datagrams comes, and in which order. */
async function course(faults: Partial<Faults>, seed = 5): Promise<number[]> {
  const timers = manualTimers();
  const segment = memorySegment({ timers, seed });
  const [from, to] = [segment.station("10.0.0.1"), segment.station("10.0.0.2")];
  const bytes = heard(to);
  segment.faults(faults);
  for (let number = 0; number < 100; number++) from.send("10.0.0.2", Uint8Array.of(number));
  await timers.advance(10_000);
  return bytes;
}

const ALL = Array.from({ length: 100 }, (_, number) => number);

describe("a network inside the process", () => {
  it("carries everything in order unless told otherwise", async () => {
    expect(await course({})).toEqual(ALL);
  });

  it("loses, doubles and mixes up, the same for the same seed", async () => {
    expect((await course({ loss: 0.5 })).length).toBeLessThan(80);
    expect((await course({ duplicate: 0.5 })).length).toBeGreaterThan(120);
    const mixed = await course({ leastMs: 1, mostMs: 100 });
    expect(mixed).not.toEqual(ALL);
    expect(mixed.toSorted((a, b) => a - b)).toEqual(ALL);
    expect(await course({ leastMs: 1, mostMs: 100 })).toEqual(mixed);
  });

  it("carries a multicast to everybody but the sender and who is unplugged", async () => {
    const timers = manualTimers();
    const segment = memorySegment({ timers, seed: 1 });
    const lans = [1, 2, 3].map((number) => segment.station(`10.0.0.${number}`));
    const bytes = lans.map(heard);
    lans[0]?.multicast(Uint8Array.of(1));
    await timers.advance(10);
    segment.plug("10.0.0.2", false);
    lans[0]?.multicast(Uint8Array.of(2));
    lans[1]?.multicast(Uint8Array.of(3));
    await timers.advance(10);
    segment.plug("10.0.0.2", true);
    lans[1]?.multicast(Uint8Array.of(4));
    await timers.advance(10);
    expect(bytes).toEqual([[4], [1], [1, 2, 4]]);
  });

  it("gives an address once, until it is given back", async () => {
    const segment = memorySegment({ timers: manualTimers(), seed: 1 });
    const lan = segment.station("10.0.0.1");
    expect(() => segment.station("10.0.0.1")).toThrow("10.0.0.1 is taken");
    await lan.close();
    segment.station("10.0.0.1");
  });
});

describe("time that a test moves", () => {
  it("calls in the order of time, then of asking; not what was cancelled", async () => {
    const timers = manualTimers(100);
    const called: string[] = [];
    timers.after(20, () => called.push(`late at ${timers.now()}`));
    timers.after(10, () => called.push(`first at ${timers.now()}`));
    timers.after(10, () => called.push("second"));
    timers.after(15, () => called.push("never"))();
    await timers.advance(30);
    expect(called).toEqual(["first at 110", "second", "late at 120"]);
    expect(timers.now()).toBe(130);
  });

  it("lets time pass until a promise settles, and gives up on one that never does", async () => {
    const timers = manualTimers();
    const promise = new Promise<string>((resolve) => {
      timers.after(50, () => resolve("done"));
    });
    expect(await timers.until(promise)).toBe("done");
    expect(timers.now()).toBe(50);
    await expect(timers.until(new Promise(() => undefined), 10)).rejects.toThrow("not settled");
  });
});
