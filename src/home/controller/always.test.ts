import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlledHome, type ControlledHome } from "../../../test/support/controlled-home.ts";
import type { ScriptedNode } from "../../../test/support/scripted-node.ts";
import { bytesOfNumber, unsignedAt } from "../echonet/bytes.ts";
import { encodeFrame } from "../echonet/frame.ts";
import { xorshift } from "../lan/xorshift.ts";

const AIR = 0x013001;
/** Properties that a node of this test has; each tells which of them it is and the time. */
const COUNTERS = [0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6];
const SETTABLE = 0xd0;

const faults = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  loss: fc.double({ min: 0, max: 0.5, noNaN: true }),
  duplicate: fc.double({ min: 0, max: 0.5, noNaN: true }),
  leastMs: fc.integer({ min: 0, max: 50 }),
  spreadMs: fc.integer({ min: 0, max: 4000 }),
  /** How the nodes garble an answer now and then. */
  cut: fc.double({ min: 0, max: 0.3, noNaN: true }),
  most: fc.integer({ min: 1, max: 8 }),
});

/** The value of a counter: node, EPC and the ms at which it was answered, so each is told apart. */
function stampOf(node: number, epc: number, nowMs: number): Uint8Array {
  return Uint8Array.from([node, epc, ...bytesOfNumber(Math.floor(nowMs), 6)]);
}

/** A node with counters that drops requests that are too long and cuts some answers off. */
function counting(
  home: ControlledHome,
  number: number,
  { cut, most, seed }: { cut: number; most: number; seed: number },
): ScriptedNode {
  const chance = xorshift(seed + number);
  const values = Object.fromEntries([...COUNTERS, SETTABLE].map((epc) => [epc, "00"]));
  const object = { values, sets: [SETTABLE], announces: [COUNTERS[0] ?? 0] };
  const node = home.node(`10.0.0.${10 + number}`, { [AIR]: object }, `A${number}`);
  node.quirk = (request) => {
    for (const epc of COUNTERS)
      node.objects.get(AIR)?.set(epc, stampOf(number, epc, home.timers.now()));
    const right = node.right(request);
    if (!right || request.properties.length > most) return [];
    const frame = encodeFrame(right);
    return [chance() < cut ? frame.subarray(0, Math.floor(frame.length * chance())) : frame];
  };
  return node;
}

describe("whatever the network does", () => {
  it("never gives a wrong value, never hangs, never throws", async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (course) => {
        const home = controlledHome({ seed: course.seed, pace: { slowMs: 5000 } });
        const nodes = [0, 1, 2].map((number) => counting(home, number, course));
        await home.discover();
        home.segment.faults({ ...course, mostMs: course.leastMs + course.spreadMs });
        await home.timers.advance(60_000);
        for (const node of nodes) node.announce(AIR, [COUNTERS[0] ?? 0]);
        for (const device of home.controller.devices()) {
          const began = home.timers.now();
          const get = home.controller.get(device.device, COUNTERS, { deadlineMs: 30_000 });
          const { values, refused, unanswered } = await home.timers.until(get, 31_000);
          expect([...values.keys(), ...refused, ...unanswered].toSorted()).toEqual(COUNTERS);
          for (const [epc, edt] of values) {
            const number = Number(device.address.split(".")[3]) - 10;
            expect([edt[0], edt[1]]).toEqual([number, epc]);
            expect(unsignedAt(edt, 2, 6)).toBeGreaterThanOrEqual(Math.floor(began));
            expect(unsignedAt(edt, 2, 6)).toBeLessThanOrEqual(home.timers.now());
          }
        }
        home.controller.close();
      }),
      { numRuns: 40 },
    );
  });

  it("says confirmed only of what the device has", async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (course) => {
        const home = controlledHome({ seed: course.seed });
        const node = counting(home, 0, course);
        await home.discover();
        home.segment.faults({ ...course, mostMs: course.leastMs + course.spreadMs });
        for (const wanted of [0x11, 0x22, 0x33]) {
          const [device] = home.controller.devices();
          const settings = [{ epc: SETTABLE, edt: Uint8Array.of(wanted) }];
          const set = home.controller.set(device?.device ?? "", settings, { deadlineMs: 20_000 });
          const outcome = await home.timers.until(set, 21_000);
          const now = node.objects.get(AIR)?.get(SETTABLE)?.[0];
          if (outcome.state === "confirmed") expect(now).toBe(wanted);
          expect(["confirmed", "accepted", "no-answer", "not-applied"]).toContain(outcome.state);
          // Datagrams of this command that are still on their way arrive before the next one.
          await home.timers.advance(10_000);
        }
        home.controller.close();
      }),
      { numRuns: 40 },
    );
  });

  it("lives through any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 40 }),
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 30 }), { maxLength: 20 }),
        async (anything, tails) => {
          const home = controlledHome();
          const node = counting(home, 0, { cut: 0, most: 12, seed: 1 });
          await home.discover();
          const heads = [0x50, 0x52, 0x53, 0x5e, 0x6e, 0x71, 0x72, 0x73, 0x74, 0x7a, 0x7e];
          for (const bytes of anything) node.send("10.0.0.1", bytes);
          for (const [index, tail] of tails.entries()) {
            const esv = heads[index % heads.length] ?? 0x73;
            const head = [0x10, 0x81, 0, index, 1, 0x30, 1, 5, 0xff, 1, esv];
            node.send("10.0.0.1", Uint8Array.from([...head, ...tail]));
          }
          await home.timers.advance(60_000);
          const [device] = home.controller.devices();
          const get = home.controller.get(device?.device ?? "", COUNTERS, { deadlineMs: 20_000 });
          expect((await home.timers.until(get)).values.size).toBe(COUNTERS.length);
          home.controller.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
