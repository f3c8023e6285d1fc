import { describe, expect, it } from "vitest";
import { controlledHome, type ControlledHome } from "../../../test/support/controlled-home.ts";
import {
  bytes,
  type ScriptedNode,
  type ScriptedObject,
} from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";
import type { Pace } from "./api.ts";

const AIR_CONDITIONER: ScriptedObject = {
  values: { 0x84: "0190", 0xa0: "41", 0xb0: "42", 0xb3: "1A", 0xbb: "1B" },
  sets: [0x80, 0xb0],
  announces: [0x80],
};

async function one(
  eoj: number,
  object: ScriptedObject,
  pace: Partial<Pace> = {},
): Promise<{ home: ControlledHome; node: ScriptedNode; device: string }> {
  const home = controlledHome({ pace });
  const node = home.node("10.0.0.7", { [eoj]: object }, "A1");
  await home.discover();
  node.requests.length = 0;
  home.events.length = 0;
  return { home, node, device: home.controller.devices()[0]?.device ?? "" };
}

function read(home: ControlledHome, device: string, epcs: readonly number[], deadlineMs = 120_000) {
  return home.timers.until(home.controller.get(device, epcs, { deadlineMs }));
}

function presence(home: ControlledHome) {
  return home.controller.devices()[0]?.presence;
}

/** How many properties each request asked for. */
function sizes(node: ScriptedNode): number[] {
  return node.requests.map(({ properties }) => properties.length);
}

describe("devices that say nothing", () => {
  it("tells heard from answered: an adapter that only announces still (#156)", async () => {
    const { home, node } = await one(0x013001, AIR_CONDITIONER, { slowMs: 60_000 });
    node.silent = true;
    await home.timers.advance(90_000);
    for (let minute = 0; minute < 5; minute++) {
      node.announce(0x013001, [0x80]);
      await home.timers.advance(60_000);
    }
    const [device] = home.controller.devices();
    expect(device?.presence).toBe("heard-only");
    expect(device?.heardAtMs ?? 0).toBeGreaterThan((device?.answeredAtMs ?? 0) + 300_000);
  });

  it("never stops asking, and takes it back when it answers again (#167, #181)", async () => {
    const { home, node } = await one(0x013001, AIR_CONDITIONER, { slowMs: 60_000 });
    node.silent = true;
    await home.timers.advance(12 * 3_600_000);
    expect(presence(home)).toBe("silent");
    node.requests.length = 0;
    await home.timers.advance(3_600_000);
    expect(node.requests.length).toBeGreaterThanOrEqual(4);
    expect(node.requests.length).toBeLessThan(60);
    node.silent = false;
    await home.timers.advance(900_000);
    expect(presence(home)).toBe("answers");
    expect(home.told("presence").map((event) => event.presence)).toEqual([
      "silent",
      "heard-only",
      "answers",
    ]);
  });

  it("tells within half a minute that a device is gone while somebody watches", async () => {
    const { home, node } = await one(0x013001, AIR_CONDITIONER, { fastMs: 2000 });
    home.controller.lanes({ watched: true, excluded: new Set() });
    await home.timers.advance(5000);
    node.silent = true;
    const goneAt = home.timers.now();
    await home.timers.advance(60_000);
    const [first] = home.told("presence");
    expect(first?.presence).toBe("silent");
    expect((first?.atMs ?? 0) - goneAt).toBeLessThan(30_000);
  });

  it("asks at once when a device that was away announces itself", async () => {
    const { home, node } = await one(0x013001, AIR_CONDITIONER, { slowMs: 60_000 });
    node.silent = true;
    await home.timers.advance(12 * 3_600_000);
    node.silent = false;
    node.announce(0x013001, [0x80]);
    await home.timers.advance(1000);
    expect(presence(home)).toBe("answers");
  });

  it("halves what is dropped whole, and remembers how much is answered (#250)", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    node.quirk = (request) => (request.properties.length > 2 ? [] : null);
    const epcs = [0x84, 0xa0, 0xb0, 0xb3, 0xbb];
    const first = await read(home, device, epcs);
    expect([...first.values.keys()]).toEqual(epcs);
    expect(home.told("trouble")).toMatchObject([{ code: "batch-learned", detail: { most: 2 } }]);
    node.requests.length = 0;
    const again = await read(home, device, epcs);
    expect([...again.values.keys()]).toEqual(epcs);
    expect(sizes(node)).toEqual([2, 2, 1]);
  });

  it("tries more again later, when the device may have learned", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    node.quirk = (request) => (request.properties.length > 2 ? [] : null);
    await read(home, device, [0x84, 0xa0, 0xb0, 0xb3, 0xbb]);
    node.quirk = null;
    await home.timers.advance(600_000);
    node.requests.length = 0;
    await read(home, device, [0x84, 0xa0, 0xb0, 0xb3]);
    await read(home, device, [0x84, 0xa0, 0xb0, 0xb3]);
    expect(sizes(node)).toEqual([4, 4]);
  });

  it("never asks a MKN7350S1 for B3 and B7 at once (#250, #259)", async () => {
    // Of 29 circuits.
    const list = `01 1D ${"00".repeat(29 * 4)}`;
    const board = { values: { 0x8a: "00000B", 0xb3: list, 0xb7: list, 0xc6: "00000190" } };
    const { home, node, device } = await one(0x028701, board);
    node.quirk = ({ properties }) =>
      properties.filter(({ epc }) => epc === 0xb3 || epc === 0xb7).length > 1 ? [] : null;
    const reading = await read(home, device, [0xb3, 0xb7, 0xc6]);
    expect(reading.unanswered).toEqual([]);
    expect(node.requests.map(({ properties }) => properties.map(({ epc }) => epc))).toEqual([
      [0xb3, 0xc6],
      [0xb7],
    ]);
  });

  it("learns from a list cut short that five are answered, not ten (#150)", async () => {
    const epcs = [0xd3, 0xd7, 0xe0, 0xe1, 0xe3, 0xe7, 0xe8, 0xea, 0xeb, 0x97];
    const values = Object.fromEntries(epcs.map((epc) => [epc, "00000001"]));
    const { home, node, device } = await one(0x028801, { values });
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right || request.properties.length <= 5) return null;
      return [{ ...right, esv: ESV.getRefused, properties: right.properties.slice(0, 5) }];
    };
    expect((await read(home, device, epcs)).values.size).toBe(10);
    node.requests.length = 0;
    expect((await read(home, device, epcs)).values.size).toBe(10);
    expect(sizes(node)).toEqual([5, 5]);
  });

  it("asks once more for what is refused among many, for the map says it is there", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right || request.properties.length < 4) return null;
      const properties = right.properties.map((one, at) =>
        at < 2 ? one : { ...one, edt: bytes("") },
      );
      return [{ ...right, esv: ESV.getRefused, properties }];
    };
    const reading = await read(home, device, [0x84, 0xa0, 0xb0, 0xb3]);
    expect(reading.values.size).toBe(4);
    expect(reading.refused).toEqual([]);
  });

  it("finds the one listed property that is never answered and leaves it out (#250)", async () => {
    const { home, node, device } = await one(0x013001, { ...AIR_CONDITIONER, lies: [0xba] });
    node.quirk = ({ properties }) => (properties.some(({ epc }) => epc === 0xba) ? [] : null);
    const epcs = [0x84, 0xa0, 0xb0, 0xba, 0xb3, 0xbb];
    for (let time = 0; time < 2; time++) {
      const reading = await read(home, device, epcs, 600_000);
      expect(reading.unanswered).toEqual([0xba]);
      expect(reading.values.size).toBe(5);
    }
    const troubles = home.told("trouble").filter(({ code }) => code === "property-silent");
    expect(troubles).toMatchObject([{ device, detail: { epc: 0xba } }]);
    node.requests.length = 0;
    await read(home, device, epcs);
    expect(
      node.requests.flatMap(({ properties }) => properties.map(({ epc }) => epc)),
    ).not.toContain(0xba);
    await home.timers.advance(600_000);
    node.quirk = null;
    node.objects.get(0x013001)?.set(0xba, bytes("32"));
    expect((await read(home, device, epcs)).values.get(0xba)).toEqual(bytes("32"));
  });

  it("waits as long as the node takes: 2.5 s, then 12 s (openhab#11999)", async () => {
    const { home, node, device } = await one(0x028801, { values: { 0xe7: "0000033C" } });
    let takesMs = 2500;
    node.quirk = (request) => {
      const right = node.right(request);
      if (right) home.timers.after(takesMs, () => node.send("10.0.0.1", right));
      return [];
    };
    for (takesMs of [2500, 5000, 9000, 12_000, 12_000])
      expect((await read(home, device, [0xe7])).values.size).toBe(1);
    node.requests.length = 0;
    expect((await read(home, device, [0xe7])).values.size).toBe(1);
    expect(node.requests).toHaveLength(1);
  });

  it("ends by its deadline with what it has", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    node.silent = true;
    const began = home.timers.now();
    const reading = await read(home, device, [0x84, 0xb0], 1500);
    expect(reading).toEqual({ values: new Map(), refused: [], unanswered: [0x84, 0xb0] });
    expect(home.timers.now() - began).toBe(1500);
  });

  it("lets a command pass a question that waits for a slow answer", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    node.quirk = (request) => (request.esv === ESV.get ? [] : null);
    const slow = home.controller.get(device, [0xbb], { deadlineMs: 60_000 });
    await home.timers.advance(100);
    let acceptedAt = 0;
    const settings = [{ epc: 0xb0, edt: bytes("43") }];
    const set = home.controller.set(device, settings, {
      deadlineMs: 3000,
      onState: () => {
        acceptedAt = home.timers.now();
      },
    });
    const began = home.timers.now();
    expect((await home.timers.until(set)).state).toBe("accepted");
    expect(acceptedAt - began).toBeLessThan(1200);
    await home.timers.until(slow);
  });

  it("asks one node while another one is silent (echonetlite2mqtt#22)", async () => {
    const home = controlledHome();
    const dead = home.node("10.0.0.7", { 0x013001: AIR_CONDITIONER }, "A1");
    home.node("10.0.0.8", { 0x029001: { values: { 0xb0: "32" } } }, "B2");
    await home.discover();
    dead.silent = true;
    const [first, second] = home.controller.devices();
    const waiting = home.controller.get(first?.device ?? "", [0x84], { deadlineMs: 60_000 });
    const began = home.timers.now();
    expect((await read(home, second?.device ?? "", [0xb0])).values.size).toBe(1);
    expect(home.timers.now() - began).toBeLessThan(100);
    await home.timers.until(waiting);
  });

  it("asks one thing at a time, with a pause between: bursts are dropped", async () => {
    const { home, node, device } = await one(0x013001, AIR_CONDITIONER);
    const times: number[] = [];
    node.quirk = () => {
      times.push(home.timers.now());
      return null;
    };
    const readings = [0x84, 0xa0, 0xb0].map((epc) =>
      home.controller.get(device, [epc], { deadlineMs: 5000 }),
    );
    await home.timers.until(Promise.all(readings));
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
  });
});
